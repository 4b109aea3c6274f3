from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.contingencia import Categoria
from plugins.feeds.cap import cap, cap_path
from tests.plugins.content_model.builders import catalogue, contingencia
from tests.plugins.content_model.site import SITE, Site
from tests.plugins.feeds.cap_rules import NS, faults

EN = {
    "en": {
        "titulo": "Red alert",
        "que_pasa": "The hurricane arrives tonight.",
        "que_hacer": ["Stay indoors."],
        "texto_sms": "Red alert.",
    }
}


def written(entry, *others, site=SITE):
    return cap(entry, catalogue(entry, *others), site)


def values(document, name):
    return [element.text for element in fromstring(document).iter(f"{NS}{name}")]


def parameters(document, info=0):
    block = list(fromstring(document).iter(f"{NS}info"))[info]
    return {
        p.findtext(f"{NS}valueName"): p.findtext(f"{NS}value") for p in block.iter(f"{NS}parameter")
    }


def test_an_alert_is_valid_and_carries_what_the_record_says():
    document = written(contingencia("delta-roja", episodio="delta", telefonos=["911"]))
    assert faults(document) == []
    assert values(document, "identifier") == ["delta-roja"]
    assert values(document, "sender") == ["cancun.gob.mx"]
    assert values(document, "source") == ["Coordinación Estatal de Protección Civil"]
    assert values(document, "sent") == ["2026-11-23T09:00:00-05:00"]
    assert values(document, "expires") == ["2026-11-24T18:00:00-05:00"]
    assert values(document, "instruction") == ["Quédate en casa.\nTen lista tu mochila."]
    assert values(document, "contact") == ["Emergencias: 911"]
    assert values(document, "incidents") == ["delta"]
    assert values(document, "web") == ["https://portal.example/contingencia/delta-roja/"]
    assert [values(document, n) for n in ("urgency", "severity", "certainty")] == [
        ["Immediate"],
        ["Extreme"],
        ["Likely"],
    ]


def test_the_colour_and_phase_of_the_scale_are_parameters():
    entry = contingencia(
        "x", texto_sms="Alerta roja.", proximo_boletin="2026-11-23T15:00-05:00", fase="acercamiento"
    )
    assert parameters(written(entry)) == {
        "SIAT-CT-NIVEL": "roja",
        "SIAT-CT-COLOR": "rojo",
        "SIAT-CT-FASE": "acercamiento",
        "SIAT-CT-ETAPA": "afectación",
        "TEXTO-SMS": "Alerta roja.",
        "PROXIMO-BOLETIN": "2026-11-23T15:00:00-05:00",
    }


def test_each_language_has_its_block():
    document = written(contingencia("x", idiomas=EN, telefonos=["911"]))
    assert faults(document) == []
    assert values(document, "language") == ["es-MX", "en"]
    assert values(document, "headline") == ["Aviso x", "Red alert"]
    assert values(document, "contact") == ["Emergencias: 911", "Emergencies: 911"]
    assert values(document, "areaDesc") == ["Todo el municipio"] * 2
    assert values(document, "web")[1] == "https://portal.example/en/contingencia/x/"
    assert parameters(document, info=1)["TEXTO-SMS"] == "Red alert."


@pytest.mark.parametrize(("kind", "cap_type"), [("actualiza", "Update"), ("cancela", "Cancel")])
def test_a_later_message_refers_to_the_ones_it_replaces(kind, cap_type):
    first = contingencia("x-naranja", emitido="2026-11-22T09:00-05:00")
    document = written(contingencia("x-roja", tipo_mensaje=kind, reemplaza=["x-naranja"]), first)
    assert faults(document) == []
    assert values(document, "msgType") == [cap_type]
    assert values(document, "references") == ["cancun.gob.mx,x-naranja,2026-11-22T09:00:00-05:00"]


def test_a_message_that_is_not_published_leaves_no_trace():
    document = written(contingencia("x", tipo_mensaje="actualiza", reemplaza=["oculto"]))
    assert b"oculto" not in document


def test_a_cancel_is_past_and_all_clear():
    first = contingencia("x")
    document = written(contingencia("y", tipo_mensaje="cancela", reemplaza=["x"]), first)
    assert values(document, "responseType") == ["AllClear"]
    assert values(document, "urgency") == ["Past"]


@pytest.mark.parametrize(
    ("kind", "status"), [("real", "Actual"), ("simulacro", "Exercise"), ("prueba", "Test")]
)
def test_a_drill_can_not_be_taken_for_the_real_thing(kind, status):
    document = written(contingencia("x", caracter=kind))
    assert faults(document) == []
    assert values(document, "status") == [status]
    assert bool(values(document, "note")) == (kind != "real")


@pytest.mark.parametrize("categoria", list(Categoria))
def test_every_category_has_its_code(categoria):
    assert faults(written(contingencia("x", categoria=categoria.value))) == []


def test_in_a_preview_without_an_address_there_is_no_web_element():
    document = written(contingencia("x"), site=Site(url=""))
    assert faults(document) == []
    assert values(document, "web") == []


def test_the_same_record_gives_the_same_bytes():
    assert written(contingencia("x", idiomas=EN)) == written(contingencia("x", idiomas=EN))


def test_the_path_is_the_contract():
    assert cap_path("delta-2020-roja") == "contingencia/cap/delta-2020-roja.xml"


@given(st.text(min_size=1).map(lambda s: f"a{s}".strip()))
def test_any_text_survives_the_trip_through_xml(text):
    cleaned = text.replace("<", "‹")  # the model itself refuses HTML
    try:
        entry = contingencia("x", que_pasa=cleaned)
    except ValueError:
        return
    document = written(entry)
    assert faults(document) == []
    allowed = "".join(
        c
        for c in entry.record.que_pasa
        if c in "\t\n\r" or 0x20 <= ord(c) <= 0xD7FF or 0xE000 <= ord(c) <= 0xFFFD or ord(c) > 65535
    )
    # An XML parser reads every line end as \n (XML 1.0, 2.11).
    assert values(document, "description") == [allowed.replace("\r\n", "\n").replace("\r", "\n")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"<status>Actual</status>", b"<status>Real</status>", "not in the list"),
        (b"<scope>Public</scope>", b"", "0 × scope"),
        (b"-05:00</sent>", b"Z</sent>", "right form"),
        (b"<sender>cancun.gob.mx", b"<sender>the city", "right form"),
        (b"<msgType>Alert", b"<msgType>Cancel", "names no earlier"),
        (b"</info>", b"<event>x</event></info>", "out of order"),
        (b"<areaDesc>Todo el municipio", b"<areaDesc>", "is empty"),
        (b"<expires>2026", b"<expires>2020", "expires before"),
    ],
)
def test_the_rules_see_a_fault(old, new, fault):
    document = written(contingencia("x"))
    assert old in document
    assert fault in "; ".join(faults(document.replace(old, new)))
