from datetime import date

from plugins.content_model.cost_engine import REGLA_REDONDEO, price
from plugins.content_model.costo import Costo
from plugins.open_data.costo import cost_values
from tests.plugins.content_model.builders import datos


def values(on=date(2026, 11, 23), **fields):
    return cost_values(price(Costo.model_validate(fields), on, datos().uma))


def test_the_sum_is_there_line_by_line():
    iads = {"nombre": "Impuesto adicional", "porcentaje": "10"}
    assert values(tipo="uma", uma="3.67", recargos=[iads]) == {
        "texto": "$473.58",
        "uma": {"desde": "2026-02-01", "valor": "117.31"},
        "redondeo": REGLA_REDONDEO,
        "filas": [
            {
                "concepto": None,
                "renglones": [
                    "3.67 UMA × $117.31 = $430.53",
                    "+ 10 % Impuesto adicional = $43.05",
                ],
                "unidad": "pesos",
                "desde": "473.58",
                "hasta": "473.58",
                "por": None,
                "texto": "$473.58",
            }
        ],
    }


def test_what_can_not_be_computed_is_null():
    row = values(on=date(2020, 1, 1), tipo="uma", uma="1")["filas"][0]
    assert (row["desde"], row["hasta"], row["unidad"]) == (None, None, None)
    assert cost_values(None) is None
