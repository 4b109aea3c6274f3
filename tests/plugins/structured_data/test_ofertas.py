from datetime import date

import pytest

from plugins.content_model.cost_engine import price
from plugins.content_model.costo import Costo
from plugins.structured_data.ofertas import offers
from tests.plugins.content_model.builders import datos
from tests.plugins.structured_data.vocabulary import faults

IADS = {"nombre": "Impuesto adicional", "porcentaje": "10"}


def made(**fields):
    found = offers(price(Costo.model_validate(fields), date(2026, 11, 23), datos().uma))
    for one in found:
        assert list(faults(one)) == []
    return found


def test_a_single_fee_is_its_price_in_pesos():
    assert made(tipo="uma", uma="3.67", recargos=[IADS]) == [
        {"@type": "Offer", "price": "473.58", "priceCurrency": "MXN"}
    ]


def test_each_row_is_an_offer_with_its_name():
    rows = [{"nombre": "Local", "pesos": "88"}, {"nombre": "Menores", "gratuito": "sí"}]
    found = made(tipo="pesos", conceptos=rows)
    assert [(o["name"], o["price"]) for o in found] == [("Local", "88"), ("Menores", "0")]


def test_a_range_has_both_ends():
    (only,) = made(tipo="uma", uma="3", uma_hasta="20")
    assert only["priceSpecification"] == {
        "@type": "PriceSpecification",
        "minPrice": 351.93,
        "maxPrice": 2346.2,
        "priceCurrency": "MXN",
    }


def test_a_price_per_unit_says_its_unit():
    (only,) = made(tipo="uma", uma="90", por="millar de asistentes")
    assert only["priceSpecification"]["unitText"] == "millar de asistentes"
    assert only["priceSpecification"]["price"] == "10557.90"


@pytest.mark.parametrize(
    "fields",
    [
        {"tipo": "porcentaje", "porcentaje": "2", "sobre": "el valor"},
    ],
)
def test_a_percentage_has_no_price(fields):
    assert made(**fields) == []


def test_free_costs_nothing_and_unknown_says_nothing():
    assert made(tipo="gratuito") == [{"@type": "Offer", "price": "0", "priceCurrency": "MXN"}]
    assert offers(None) == []


def test_without_a_uma_in_force_no_price_is_invented():
    costo = Costo.model_validate({"tipo": "uma", "uma": "1"})
    assert offers(price(costo, date(2020, 1, 1), datos().uma)) == []
