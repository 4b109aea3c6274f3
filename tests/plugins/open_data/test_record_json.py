import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.open_data.record_json import public_record, to_bytes
from tests.plugins.content_model.builders import catalogue, contingencia, datos, noticia, tramite


def shown(entry, *others):
    return public_record(entry.record, catalogue(entry, *others))


def test_fields_come_in_the_order_of_the_record_and_unknown_ones_are_null():
    values = shown(tramite("x"))
    assert list(values)[:4] == ["titulo", "homoclave", "tipo", "modalidad"]
    assert values["homoclave"] is None
    assert values["requisitos"] == []


@pytest.mark.parametrize("field", ["estado", "consultas_esperadas", "fijar_para"])
def test_what_only_steers_the_portal_is_not_public(field):
    assert field not in shown(tramite("x", fijar_para=["predial"]))


def test_amounts_and_dates_are_text_that_loses_nothing():
    values = shown(tramite("x", costo={"tipo": "uma", "uma": "3.670"}))
    assert values["costo"]["uma"] == "3.670"
    assert values["actualizado"] == "2026-11-23"
    assert shown(contingencia("y"))["emitido"] == "2026-11-23T09:00:00-05:00"


def test_records_that_are_not_published_are_not_even_named():
    hidden = "tramite-en-borrador"
    guide = tramite(
        "x",
        relacionados={"antes": [hidden, "y"], "ver_tambien": [hidden]},
        quejas={"texto": "Ve.", "tramite": hidden},
        guia_principal=hidden,
    )
    alert = contingencia(
        "a",
        tramites_afectados=[hidden, "y"],
        prorrogas=[{"tramite": hidden, "hasta": "2026-12-01"}],
        tipo_mensaje="actualiza",
        reemplaza=["oculto"],
    )
    news = noticia("2026-03-14-a", contingencia_relacionada="oculto")
    everything = catalogue(guide, tramite("y"), alert, news)
    for entry in (guide, alert, news):
        text = json.dumps(public_record(entry.record, everything))
        assert "borrador" not in text
        assert "oculto" not in text
    values = public_record(guide.record, everything)
    assert values["relacionados"]["antes"] == ["y"]
    assert values["quejas"] == {
        "texto": "Ve.",
        "telefonos": [],
        "externo": None,
        "tramite": None,
    }
    assert public_record(alert.record, everything)["prorrogas"] == []


def test_the_file_is_utf_8_and_ends_its_last_line():
    assert to_bytes({"ñ": None}) == '{\n "ñ": null\n}\n'.encode()
    with pytest.raises(ValueError):
        to_bytes(float("inf"))


@pytest.mark.parametrize(("estado", "kept"), [("activo", True), ("peligro", False)])
def test_an_address_on_a_dangerous_host_is_not_handed_on(estado, kept):
    about = {"nombre": "S", "tipo": "servicio", "dueno": "X", "proposito": "X"}
    sites = [
        {**about, "id": "uno", "host": "a.gob.mx"},
        {**about, "id": "dos", "host": "a.gob.mx", "estado": estado},
    ]
    guide = tramite(
        "x",
        canales=[{"tipo": "en_linea", "externo": "uno", "url": "https://a.gob.mx/cita"}],
        aviso_privacidad="https://a.gob.mx/privacidad",
        fuentes=[{"nombre": "S", "url": "https://A.gob.mx/ficha", "visto": "2026-11-22"}],
    )
    text = to_bytes(public_record(guide.record, catalogue(guide, data=datos(externos=sites))))
    assert (b"a.gob.mx" in text.lower()) is kept


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | st.integers() | FLOATS | TEXT
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(TEXT, inner, max_size=4)
        | st.dictionaries(st.integers(), inner, max_size=2)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_the_file_is_what_the_standard_library_writes(value):
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    assert to_bytes(value).decode() == f"{text}\n"


def test_some_fields_alone_are_the_same_as_among_all():
    entry = tramite("x", relacionados={"antes": ["y"]}, costo={"tipo": "uma", "uma": "3.670"})
    everything = catalogue(entry, tramite("y"))
    whole = public_record(entry.record, everything)
    only = ("costo", "titulo", "relacionados")
    some = public_record(entry.record, everything, only)
    assert some == {name: value for name, value in whole.items() if name in only}
    assert list(some) == [name for name in whole if name in only]
