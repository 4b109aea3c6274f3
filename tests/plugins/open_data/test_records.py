from plugins.content_model.dataset_table import CONJUNTOS
from plugins.content_model.datasets import members
from plugins.open_data.records import Records
from tests.plugins.content_model.builders import catalogue, contingencia, tramite

BY_ID = {conjunto.id: conjunto for conjunto in CONJUNTOS}
CATALOGUE = catalogue(
    tramite(
        "permiso",
        costo={"tipo": "uma", "uma": "1"},
        canales=["presencial"],
        requisitos=[{"documento": "ine"}],
        relacionados={"antes": ["cita"]},
        html="<p>Hola</p>",
    ),
    tramite("permiso", idioma="en"),
    tramite("cita"),
    contingencia("roja"),
)
RECORDS = Records(CATALOGUE, "https://portal.example")


def full(conjunto, id_):
    found = {m.id: m for m in members(BY_ID[conjunto], CATALOGUE)}
    return RECORDS.full(BY_ID[conjunto], found[id_])


def test_a_guide_carries_what_the_portal_computes():
    values = full("tramites", "permiso")
    assert list(values)[:3] == ["id", "url", "html"]
    assert values["url"] == "https://portal.example/tramites/permiso/"
    assert values["traducciones"] == {
        "es": "https://portal.example/tramites/permiso/",
        "en": "https://portal.example/en/tramites/permiso/",
    }
    assert values["costo_calculado"]["texto"] == "$117.31"
    assert values["antes_necesitas"] == ["cita"]
    assert "homoclave" in values["completitud"]["faltan"]
    assert values["costo"]["uma"] == "1"


def test_the_list_says_enough_to_choose():
    cita, permiso = CATALOGUE.tramite("cita"), CATALOGUE.tramite("permiso")
    assert cita and permiso
    summary = RECORDS.tramite_summary(permiso)
    assert summary["costo"] == "$117.31"
    assert summary["gratuito"] is False
    assert summary["api"] == "https://portal.example/api/v1/tramites/permiso.json"
    assert RECORDS.tramite_summary(cita)["costo"] is None


def test_other_kinds_have_their_address():
    assert (
        full("contingencias", "roja")["cap"] == "https://portal.example/contingencia/cap/roja.xml"
    )
    assert full("oficinas", "palacio")["horario_texto"].startswith("Lunes y viernes de 8:00")
    assert full("dependencias", "ingresos")["url"].endswith("/dependencias/ingresos/")


def test_a_document_names_the_guides_that_accept_it():
    assert full("requisitos", "ine")["tramites"] == ["permiso"]
    assert full("requisitos", "curp")["tramites"] == []
