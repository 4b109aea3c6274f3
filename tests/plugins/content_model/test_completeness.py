from typing import Any

import pytest

from plugins.content_model.completeness import Cuenta, law_fields, measure, report
from tests.plugins.content_model.builders import catalogue, datos, tramite

FULL: dict[str, Any] = {
    "homoclave": "MBJ/TR/SSC/TM/05",
    "canales": ["presencial"],
    "casos": "Si tienes un coche sin placas.",
    "requisitos": ["ine"],
    "formato": {"tipo": "no_requiere"},
    "costo": {"tipo": "uma", "uma": "3.67", "fundamento": ["Ley de Hacienda"]},
    "pagos": ["caja"],
    "plazo": {"inmediato": "sí"},
    "plazo_prevencion": {"no_aplica": "sí"},
    "ficta": "no_aplica",
    "vigencia": {"tipo": "no_aplica"},
    "inspeccion": {"requiere": "no"},
    "fundamento": ["Reglamento de Tránsito"],
    "oficinas": ["palacio"],
    "contacto": {"telefonos": ["998 881 2800"]},
    "quejas": {"texto": "Ve a la Contraloría."},
}


def account(**fields):
    return measure(tramite("x", **fields), catalogue())


def test_a_guide_that_holds_everything_is_complete():
    guia = account(**FULL)
    assert guia.faltan == ()
    assert guia.porcentaje == 100


@pytest.mark.parametrize("field", sorted(FULL))
def test_each_field_left_out_is_missing(field):
    guia = account(**{name: value for name, value in FULL.items() if name != field})
    assert field in guia.faltan
    assert guia.porcentaje < 100


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contacto", {}),
        ("quejas", {}),
        ("requisitos", [{"texto": "Por confirmar con la dependencia"}]),
        ("casos", "por confirmar"),
        ("fundamento", ["Por confirmar"]),
        ("oficinas", []),
        ("oficinas", ["no-existe-en-datos"]),
    ],
)
def test_what_says_nothing_does_not_count(field, value):
    missing = account(**{**FULL, field: value}).faltan
    assert {field, f"{field}.horario"} & set(missing)


def test_a_no_is_an_answer_where_one_is_required():
    assert account(**FULL).cuentas["inspeccion"] is Cuenta.PRESENTE


def test_a_free_procedure_owes_no_ways_to_pay_and_no_tariff_law():
    guia = account(**{**FULL, "costo": {"tipo": "gratuito"}, "pagos": []})
    assert guia.cuentas["pagos"] is Cuenta.NO_APLICA
    assert guia.cuentas["costo.fundamento"] is Cuenta.NO_APLICA
    assert guia.porcentaje == 100


def test_a_procedure_that_is_not_done_in_person_owes_no_office():
    guia = account(**{**FULL, "canales": ["telefono"], "oficinas": []})
    assert guia.cuentas["oficinas"] is guia.cuentas["oficinas.horario"] is Cuenta.NO_APLICA
    assert account(**{**FULL, "canales": [], "oficinas": []}).cuentas["oficinas"] is Cuenta.FALTA


def test_a_fee_without_its_law_is_only_half():
    guia = account(**{**FULL, "costo": {"tipo": "uma", "uma": "3.67"}})
    assert guia.faltan == ("costo.fundamento",)


def test_an_office_without_hours_is_only_half():
    bare = {
        "id": "palacio",
        "nombre": "P",
        "tipo": "oficina",
        "fuentes": [{"nombre": "X", "visto": "2026-11-22"}],
    }
    guia = measure(tramite("x", **FULL), catalogue(data=datos(oficinas=[bare])))
    assert guia.faltan == ("oficinas.horario",)


def test_the_percentage_is_never_rounded_up_to_complete():
    many = account(**{**FULL, "homoclave": None})
    assert many.porcentaje == (many.presentes * 100) // many.exigidos < 100


def test_the_table_is_by_dependencia_and_leaves_translations_out():
    entries = (
        tramite("b", dependencia="salud"),
        tramite("a", **FULL),
        tramite("c", **{**FULL, "homoclave": None}),
        tramite("a", idioma="en"),
    )
    informe = report(catalogue(*entries))
    assert [d.dependencia for d in informe.dependencias] == ["ingresos", "salud"]
    assert [g.tramite for g in informe.dependencias[0].guias] == ["a", "c"]
    assert len(informe.guias) == 3
    assert informe.completas == 1
    assert informe.presentes == sum(d.presentes for d in informe.dependencias)
    assert informe.presentes == sum(c.presentes for c in informe.campos)
    homoclave = next(c for c in informe.campos if c.campo.id == "homoclave")
    assert (homoclave.presentes, homoclave.exigidos) == (1, 3)


def test_the_average_is_the_mean_of_the_guides():
    informe = report(catalogue(tramite("a", **FULL), tramite("c", **{**FULL, "homoclave": None})))
    share = 1 - 1 / informe.guias[1].exigidos
    assert informe.promedio == round((100 + share * 100) / 2, 1)


def test_no_guides_give_an_empty_table():
    informe = report(catalogue())
    assert (informe.guias, informe.promedio) == ((), 0.0)


def test_the_fields_are_those_that_the_record_marks():
    ids = [field.id for field in law_fields()]
    assert {"titulo", "costo", "costo.fundamento", "oficinas", "quejas"} <= set(ids)
    assert "sinonimos" not in ids
    assert len(ids) == len(set(ids))
