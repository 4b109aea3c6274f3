import csv
import io

import pytest

from plugins.content_model.completeness import report
from plugins.open_data.records import Records
from plugins.open_data.tables import completitud_csv, oficinas_csv, tramites_csv
from tests.plugins.content_model.builders import catalogue, tramite


def rows(document):
    text = document.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def guide(**fields):
    found = Records(catalogue(tramite("x", **fields)), "https://portal.example")
    (row,) = rows(tramites_csv(found))
    return row


def test_a_procedure_is_one_row_that_a_person_can_read():
    row = guide(
        titulo="=Permiso",
        costo={"tipo": "uma", "uma": "3", "uma_hasta": "20"},
        requisitos=[
            {"documento": "ine", "alternativas": ["pasaporte"]},
            {"texto": "Dos fotos", "opcional": "sí"},
        ],
        oficinas=["palacio"],
        contacto={"telefonos": ["998 881 2800"], "correo": "a@cancun.gob.mx"},
        ficta="negativa",
    )
    assert row["titulo"] == "'=Permiso"
    assert row["costo"] == "de $351.93 a $2,346.20"
    assert row["requisitos"] == "INE o Pasaporte | Dos fotos (opcional)"
    assert row["dependencia"] == "Dirección de Ingresos"
    assert row["oficinas"] == "Palacio Municipal"
    assert row["verificado"] == "no"
    assert row["si_no_responden"] == "negativa"
    assert row["url"] == "https://portal.example/tramites/x/"


def test_what_is_not_known_is_an_empty_cell():
    row = guide()
    assert {row[name] for name in ("costo", "plazo", "homoclave", "telefonos")} == {""}


@pytest.mark.parametrize(
    ("plazo", "text"),
    [
        ({"inmediato": "sí"}, "inmediato"),
        ({"no_aplica": "sí"}, "no aplica"),
        ({"cantidad": "1", "unidad": "dias", "habiles": "sí"}, "1 día hábil"),
        (
            {"cantidad": "10", "hasta": "15", "unidad": "dias", "habiles": "sí"},
            "10 a 15 días hábiles",
        ),
        ({"cantidad": "1", "hasta": "2", "unidad": "anios"}, "1 a 2 años"),
    ],
)
def test_deadlines_are_words(plazo, text):
    assert guide(plazo=plazo)["plazo"] == text


def test_translations_are_no_rows():
    found = Records(catalogue(tramite("x"), tramite("x", idioma="en")))
    assert len(rows(tramites_csv(found))) == 1


def test_an_office_is_one_row():
    (row,) = rows(oficinas_csv(Records(catalogue(), "https://portal.example")))
    assert row["horario"] == "Lunes y viernes de 8:00 a 17:00; sábado de 9:00 a 13:00"
    assert row["telefonos"] == "998 881 2800 ext. 2028"
    assert row["accesibilidad"] == ""
    assert row["actualizado"] == "2026-11-22"
    assert row["url"] == "https://portal.example/oficinas/#palacio"


def test_completeness_is_one_row_per_guide():
    found = catalogue(tramite("x"), tramite("y", homoclave="MBJ/TR/1"))
    table = rows(completitud_csv(report(found), found))
    assert [row["id"] for row in table] == ["x", "y"]
    assert "homoclave" in table[0]["faltan"].split(" | ")
    assert "homoclave" not in table[1]["faltan"].split(" | ")
