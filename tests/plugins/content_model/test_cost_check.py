import pytest

from plugins.content_model.cost_check import Veredicto, compare, disagreements
from plugins.content_model.costo import Costo
from plugins.content_model.vocabularios import Uma

UMAS = tuple(
    Uma.model_validate({"desde": f"{year}-02-01", "valor": valor, "fuente": "INEGI"})
    for year, valor in ((2021, "89.62"), (2024, "108.57"), (2026, "117.31"))
)
IADS = {"nombre": "Impuesto adicional", "porcentaje": "10"}


def published(*totals):
    return [{"pesos": pesos, "anio": anio} for pesos, anio in totals]


def verdicts(**fields):
    return [c.veredicto.value for c in compare(Costo.model_validate(fields), UMAS)]


def test_the_permit_to_drive_without_plates_agrees_to_the_cent():
    rows = (("3.67", "482.13"), ("7.34", "964.25"), ("14.68", "1928.51"))
    fields = {
        "tipo": "uma",
        "conceptos": [
            {"nombre": uma, "uma": uma, "montos_publicados": published((pesos, "2024"))}
            for uma, pesos in rows
        ],
        "recargos": [IADS, {**IADS, "nombre": "Control vehicular", "base": "acumulado"}],
    }
    assert verdicts(**fields) == ["exacto"] * 3
    assert disagreements(Costo.model_validate(fields), UMAS) == ()


@pytest.mark.parametrize(
    ("uma", "pesos"),
    [
        ("15", "1478"),
        ("30", "2958"),
        ("50", "4929"),
        ("200", "19716"),
        ("425", "41898"),
        ("20", "1971"),
        ("100", "9858"),
    ],
)
def test_totals_of_civil_protection_agree_in_whole_pesos(uma, pesos):
    assert verdicts(
        tipo="uma", uma=uma, recargos=[IADS], montos_publicados=published((pesos, "2021"))
    ) == ["redondeado"]


def test_a_record_with_two_totals_is_reported_twice_and_says_that_they_contradict():
    costo = Costo.model_validate(
        {
            "tipo": "uma",
            "uma": "2.29",
            "recargos": [IADS],
            "montos_publicados": published(("242.00", "2024"), ("262.00", "2024")),
        }
    )
    first, second = disagreements(costo, UMAS)
    assert first.loc == ("montos_publicados", 0)
    assert first.mensaje.startswith(
        "la fuente da $242.00 (2024) y la tarifa escrita da $273.49; revisa"
    )
    assert "también $242.00 para el mismo año" in second.mensaje


def test_two_totals_contradict_even_where_the_uma_is_not_known():
    totals = published(("242.00", "2023"), ("262.00", "2023"))
    costo = Costo.model_validate({"tipo": "uma", "uma": "2.29", "montos_publicados": totals})
    (only,) = disagreements(costo, UMAS)
    assert only.veredicto is Veredicto.NO_COMPARABLE
    assert "content/datos/uma.yml no tiene la UMA de 2023" in only.mensaje
    assert "también $242.00" in only.mensaje


def test_without_the_uma_of_that_year_nothing_is_compared():
    assert verdicts(tipo="uma", uma="5", montos_publicados=published(("529.21", "2018"))) == [
        "no_comparable"
    ]


def test_a_percentage_is_not_comparable():
    (only,) = compare(
        Costo.model_validate(
            {
                "tipo": "porcentaje",
                "porcentaje": "3",
                "sobre": "el valor",
                "montos_publicados": published(("300", "2024")),
            }
        ),
        UMAS,
    )
    assert only.veredicto is Veredicto.NO_COMPARABLE
    assert "porcentaje de un valor" in only.mensaje


def test_both_ends_of_a_range_may_be_published():
    assert verdicts(
        tipo="uma",
        uma="5",
        uma_hasta="400",
        montos_publicados=published(("542.85", "2024"), ("43428", "2024"), ("700", "2024")),
    ) == ["exacto", "exacto", "difiere"]


def test_whole_pesos_agree_under_one_peso_and_cents_must_be_exact():
    def verdict(pesos):
        return verdicts(tipo="uma", uma="1", montos_publicados=published((pesos, "2024")))

    assert verdict("108.57") == ["exacto"]
    assert verdict("108") == verdict("109") == ["redondeado"]
    assert verdict("108.58") == verdict("107") == verdict("110") == ["difiere"]


def test_the_place_of_a_concept_is_its_own():
    conceptos = [
        {"nombre": "A", "uma": "1"},
        {"nombre": "B", "uma": "1", "montos_publicados": published(("5", "2024"))},
    ]
    (only,) = disagreements(Costo.model_validate({"tipo": "uma", "conceptos": conceptos}), UMAS)
    assert only.loc == ("conceptos", 1, "montos_publicados", 0)
    assert "en «B»" in only.mensaje


def test_pesos_with_surcharges_are_compared_in_any_year():
    assert verdicts(
        tipo="pesos", pesos="88", recargos=[IADS], montos_publicados=published(("96.80", "2019"))
    ) == ["exacto"]
