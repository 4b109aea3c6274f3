from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.content_model.common import Idioma
from plugins.content_model.cost_engine import GRATIS, POR_CONFIRMAR, price, uma_at
from plugins.content_model.costo import Costo, TipoCosto
from plugins.content_model.vocabularios import Uma


def uma(desde, valor):
    return Uma.model_validate({"desde": desde, "valor": valor, "fuente": "INEGI"})


UMAS = (uma("2024-02-01", "108.57"), uma("2025-02-01", "113.14"), uma("2026-02-01", "117.31"))
TODAY = date(2026, 11, 23)
IADS = {"nombre": "Impuesto adicional", "porcentaje": "10"}
CONTROL = {"nombre": "Control vehicular", "porcentaje": "10", "base": "acumulado"}


def costo(**fields):
    return Costo.model_validate(fields)


def permiso():
    rows = (("15 días", "3.67"), ("30 días", "7.34"), ("60 días", "14.68"))
    conceptos = [{"nombre": nombre, "uma": amount} for nombre, amount in rows]
    return costo(tipo="uma", conceptos=conceptos, recargos=[IADS, CONTROL])


def test_the_sum_is_shown_line_by_line():
    fila = price(permiso(), TODAY, UMAS).filas[0]
    assert fila.concepto == "15 días"
    assert fila.lines() == (
        "3.67 UMA × $117.31 = $430.53",
        "+ 10 % Impuesto adicional = $43.05",
        "+ 10 % Control vehicular = $47.36",
    )
    assert fila.total_texto == "$520.94"


def test_several_concepts_give_a_card_the_range():
    assert price(permiso(), TODAY, UMAS).breve == "de $520.94 a $2,083.75"


def test_a_surcharge_on_the_concept_ignores_the_surcharges_before_it():
    both = costo(tipo="uma", uma="10", recargos=[IADS, {**CONTROL, "base": "concepto"}])
    assert price(both, TODAY, UMAS).filas[0].lines()[1:] == (
        "+ 10 % Impuesto adicional = $117.31",
        "+ 10 % Control vehicular = $117.31",
    )


@pytest.mark.parametrize(
    ("on", "valor"),
    [
        (date(2024, 2, 1), "108.57"),
        (date(2025, 1, 31), "108.57"),
        (date(2025, 2, 1), "113.14"),
        (date(2026, 1, 31), "113.14"),
        (date(2026, 2, 1), "117.31"),
        (date(2031, 1, 1), "117.31"),
    ],
)
def test_a_new_uma_takes_over_on_its_day_without_an_edit(on, valor):
    tarifa = price(costo(tipo="uma", uma="1"), on, UMAS)
    assert tarifa.uma.valor == Decimal(valor)
    assert tarifa.breve == f"${valor}"


def test_the_order_of_the_uma_rows_does_not_matter():
    assert uma_at(TODAY, UMAS[::-1]) == UMAS[2]


def test_before_the_first_uma_nothing_is_invented():
    tarifa = price(permiso(), date(2024, 1, 31), UMAS)
    assert tarifa.uma is None
    assert not tarifa.calculada
    assert tarifa.breve == POR_CONFIRMAR
    assert tarifa.filas[0].total is None
    assert tarifa.filas[0].total_texto == "3.67 UMA, en pesos: por confirmar"
    assert tarifa.filas[0].lines() == (
        "3.67 UMA",
        "+ 10 % Impuesto adicional",
        "+ 10 % Control vehicular",
    )


def test_a_range_is_computed_at_both_ends():
    fila = price(costo(tipo="uma", uma="3", uma_hasta="20"), TODAY, UMAS).filas[0]
    assert fila.lines() == ("De 3 a 20 UMA × $117.31 = de $351.93 a $2,346.20",)
    assert price(costo(tipo="uma", uma="3", uma_hasta="20"), TODAY, UMAS).breve == (
        "de $351.93 a $2,346.20"
    )


def test_a_range_carries_its_surcharges():
    tarifa = price(costo(tipo="uma", uma="5", uma_hasta="400", recargos=[IADS]), TODAY, UMAS)
    assert tarifa.filas[0].lines()[1] == "+ 10 % Impuesto adicional = de $58.66 a $4,692.40"
    assert tarifa.breve == "de $645.21 a $51,616.40"


def test_a_percentage_without_a_known_base_stays_a_percentage():
    tarifa = price(
        costo(
            tipo="porcentaje",
            porcentaje="2",
            sobre="el presupuesto de urbanización",
            recargos=[IADS],
        ),
        TODAY,
        UMAS,
    )
    assert tarifa.filas[0].lines() == (
        "2 % del presupuesto de urbanización",
        "+ 10 % Impuesto adicional = 0.2 %",
    )
    assert tarifa.breve == "2.2 % del presupuesto de urbanización"
    assert tarifa.uma is None


def test_percentages_of_one_thing_give_a_range_and_of_two_things_do_not():
    def rows(*sobre):
        conceptos = [
            {"nombre": f"Caso {i}", "porcentaje": str(i + 1), "sobre": s}
            for i, s in enumerate(sobre)
        ]
        return price(costo(tipo="porcentaje", conceptos=conceptos), TODAY, UMAS).breve

    assert rows("el presupuesto", "el presupuesto") == "de 1 % a 2 % del presupuesto"
    assert rows("el presupuesto", "la renta") == "Varía según el caso"


def test_pesos_are_never_updated_and_say_their_year():
    tarifa = price(costo(tipo="pesos", pesos="2090", anio_tarifa="2021"), TODAY, UMAS)
    assert tarifa.breve == "$2,090.00 (tarifa de 2021)"
    assert tarifa.filas[0].lines() == ("$2,090.00",)
    assert tarifa.filas[0].anio == 2021


def test_a_rate_per_unit_keeps_the_decimals_of_its_tariff():
    conceptos = [
        {"nombre": "Pesca", "pesos": "0.141", "por": "m²"},
        {"nombre": "General", "pesos": "142.95", "por": "m²"},
    ]
    tarifa = price(costo(tipo="pesos", conceptos=conceptos, anio_tarifa="2019"), TODAY, UMAS)
    assert tarifa.filas[0].total_texto == "$0.141 por m² (tarifa de 2019)"
    assert tarifa.breve == "de $0.141 a $142.95 por m² (tarifa de 2019)"


def test_an_amount_per_unit_says_per_what():
    tarifa = price(
        costo(tipo="uma", uma="90", por="millar de asistentes", recargos=[IADS]), TODAY, UMAS
    )
    assert tarifa.breve == "$11,613.69 por millar de asistentes"


def test_rows_of_different_units_are_not_mixed_into_one_range():
    conceptos = [
        {"nombre": "Asistentes", "uma": "90", "por": "millar de asistentes"},
        {"nombre": "Estructuras", "uma": "200"},
    ]
    assert price(costo(tipo="uma", conceptos=conceptos), TODAY, UMAS).breve == "Varía según el caso"


def test_free_is_free():
    tarifa = price(costo(tipo="gratuito"), TODAY, UMAS)
    assert tarifa.breve == GRATIS
    assert tarifa.gratuita
    assert tarifa.filas == ()


def test_a_free_row_among_paid_ones_is_said():
    conceptos = [
        {"nombre": "Menores", "gratuito": "sí"},
        {"nombre": "Local", "pesos": "88"},
        {"nombre": "Foránea", "pesos": "244"},
    ]
    tarifa = price(costo(tipo="pesos", conceptos=conceptos, recargos=[IADS]), TODAY, UMAS)
    assert tarifa.filas[0].total_texto == GRATIS
    assert tarifa.filas[0].recargos == ()
    assert not tarifa.gratuita
    assert tarifa.breve == "Gratis o de $96.80 a $268.40"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"tipo": "gratuito"}, "Free"),
        ({"tipo": "uma", "uma": "3", "uma_hasta": "20"}, "from $351.93 to $2,346.20"),
        ({"tipo": "pesos", "pesos": "88", "anio_tarifa": "2019"}, "$88.00 (2019 fee)"),
        ({"tipo": "uma", "uma": "1", "por": "hour"}, "$117.31 per hour"),
        ({"tipo": "porcentaje", "porcentaje": "2", "sobre": "el valor"}, "2% of el valor"),
    ],
)
def test_an_english_guide_has_english_words(fields, text):
    assert price(costo(**fields), TODAY, UMAS, Idioma.EN).breve == text


def test_an_english_sum_has_english_words():
    spans = costo(tipo="uma", uma="3", uma_hasta="20", recargos=[IADS])
    assert price(spans, TODAY, UMAS, Idioma.EN).filas[0].lines() == (
        "From 3 to 20 UMA × $117.31 = from $351.93 to $2,346.20",
        "+ 10% Impuesto adicional = from $35.19 to $234.62",
    )
    unknown = price(costo(tipo="uma", uma="3"), date(2020, 1, 1), UMAS, Idioma.EN)
    assert unknown.breve == "To be confirmed"
    assert unknown.filas[0].total_texto == "3 UMA, in pesos: to be confirmed"


amounts = st.decimals(Decimal("0.01"), 1000, places=2)
percents = st.decimals(0, 100, places=2)
surcharges = st.lists(st.tuples(percents, st.sampled_from(["concepto", "acumulado"])), max_size=4)


def built(amount, extra, **more):
    recargos = [
        {"nombre": f"Recargo {i}", "porcentaje": str(p), "base": base}
        for i, (p, base) in enumerate(extra)
    ]
    return costo(tipo="uma", uma=str(amount), recargos=recargos, **more)


@given(amounts, surcharges)
def test_the_printed_lines_add_up_to_the_total(amount, extra):
    fila = price(built(amount, extra), TODAY, UMAS).filas[0]
    lines = [fila.base, *fila.recargos]
    assert sum((line.importe.desde for line in lines), Decimal(0)) == fila.total.desde
    printed = [Decimal(line.split("= $")[1].replace(",", "")) for line in fila.lines()]
    assert sum(printed) == Decimal(fila.total.texto[1:].replace(",", ""))


@given(amounts, surcharges)
def test_no_line_is_negative_and_every_line_is_whole_cents(amount, extra):
    fila = price(built(amount, extra), TODAY, UMAS).filas[0]
    for line in (fila.base, *fila.recargos):
        assert line.importe.desde >= 0
        assert line.importe.desde == line.importe.desde.quantize(Decimal("0.01"))


@given(amounts, amounts, surcharges)
def test_a_larger_fee_never_costs_less(one, other, extra):
    assume(one < other)
    low, high = (price(built(a, extra), TODAY, UMAS).filas[0].total.desde for a in (one, other))
    assert low <= high


@given(amounts, amounts, surcharges)
def test_a_range_costs_at_its_ends_what_single_amounts_cost(one, other, extra):
    assume(one < other)
    span = price(built(one, extra, uma_hasta=str(other)), TODAY, UMAS).filas[0].total
    ends = [price(built(a, extra), TODAY, UMAS).filas[0].total.desde for a in (one, other)]
    assert [span.desde, span.hasta] == ends


@given(amounts, st.lists(percents, min_size=2, max_size=4))
def test_surcharges_on_the_concept_may_come_in_any_order(amount, rates):
    def total(order):
        extra = [(p, "concepto") for p in order]
        return price(built(amount, extra), TODAY, UMAS).filas[0].total

    assert total(rates) == total(rates[::-1])


@given(amounts, surcharges)
def test_the_total_is_near_the_unrounded_one(amount, extra):
    fila = price(built(amount, extra), TODAY, UMAS).filas[0]
    exact = base = amount * UMAS[-1].valor
    for percent, upon in extra:
        exact += (base if upon == "concepto" else exact) * percent / 100
    # Half a cent for each line, doubled at most by each surcharge (they are at most 100 %).
    assert abs(fila.total.desde - exact) <= Decimal("0.005") * 2 ** (len(extra) + 1)


def test_the_unit_of_a_result_is_pesos_or_a_percentage():
    assert price(permiso(), TODAY, UMAS).filas[0].total.unidad is TipoCosto.PESOS


def test_rows_that_are_paid_together_have_one_sum():
    costo = Costo.model_validate(
        {
            "tipo": "uma",
            "conceptos": [
                {"nombre": "Registro", "uma": "1.27"},
                {"nombre": "Acta", "uma": "2.40"},
            ],
            "se_suman": "sí",
            "recargos": [{"nombre": "Impuesto adicional", "porcentaje": "5"}],
        }
    )
    umas = [Uma.model_validate({"desde": "2026-02-01", "valor": "117.31", "fuente": "INEGI"})]
    tarifa = price(costo, date(2026, 11, 23), umas)
    totals = [fila.total.desde for fila in tarifa.filas]
    assert tarifa.suma.desde == sum(totals)
    assert tarifa.breve == tarifa.suma.texto


def test_alternatives_have_no_sum():
    costo = Costo.model_validate(
        {
            "tipo": "pesos",
            "conceptos": [{"nombre": "Local", "pesos": "88"}, {"nombre": "Otra", "pesos": "244"}],
        }
    )
    assert price(costo, date(2026, 11, 23), []).suma is None
