"""Mexican ways to write a datum; what is doubtful is left out, never guessed."""

import pytest

from plugins.import_content import values


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("14/03/2026", "2026-03-14"),
        ("4-3-2026", "2026-03-04"),
        ("14.03.2026", "2026-03-14"),
        ("14 de marzo de 2026", "2026-03-14"),
        ("Lunes 14 de Marzo del 2026", "2026-03-14"),
        ("1º de setiembre de 2026", "2026-09-01"),
        ("14-mar-2026", "2026-03-14"),
        ("marzo 14, 2026", "2026-03-14"),
        ("2026-03-14", "2026-03-14"),
        ("2026-03-14 00:00:00", "2026-03-14"),
        ("2026-03-14 09:30:00", "2026-03-14T09:30-05:00"),
        ("2026-03-14T14:30:00Z", "2026-03-14T09:30-05:00"),
        ("14/03/2026 9:30 hrs", "2026-03-14T09:30-05:00"),
        ("03/14/2026", None),
        ("14/03/26", None),
        ("31/02/2026", None),
        ("14/03/1026", None),
        ("marzo de 2026", None),
        ("45731", None),
        ("", None),
    ],
)
def test_a_date_is_read_day_first_or_not_at_all(text, iso):
    assert values.fecha(text) == iso


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1,234.50", {"tipo": "pesos", "pesos": "1234.50"}),
        ("$ 520.00 M.N.", {"tipo": "pesos", "pesos": "520.00"}),
        ("520 pesos", {"tipo": "pesos", "pesos": "520"}),
        ("de $100 a $200", {"tipo": "pesos", "pesos": "100", "pesos_hasta": "200"}),
        ("3.67 UMA", {"tipo": "uma", "uma": "3.67"}),
        ("3 a 5 UMAs", {"tipo": "uma", "uma": "3", "uma_hasta": "5"}),
        ("10 veces la UMA", {"tipo": "uma", "uma": "10"}),
        ("GRATUITO", {"tipo": "gratuito"}),
        ("Sin costo.", {"tipo": "gratuito"}),
        ("520", None),
        ("$0.00", None),
        ("1.234,50", None),
        ("según tabla", None),
        ("$100 más $20 por hoja", None),
    ],
)
def test_money_is_read_whole_or_not_at_all(text, value):
    assert values.costo(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 días hábiles", {"cantidad": "10", "unidad": "dias", "habiles": "sí"}),
        ("10 (diez) días", {"cantidad": "10", "unidad": "dias"}),
        ("de 15 a 20 días", {"cantidad": "15", "hasta": "20", "unidad": "dias"}),
        ("72 horas", {"cantidad": "72", "unidad": "horas"}),
        ("Inmediato", {"inmediato": "sí"}),
        ("No aplica", {"no_aplica": "sí"}),
        ("0 días", None),
        ("depende", None),
    ],
)
def test_a_deadline_is_read_whole_or_not_at_all(text, value):
    assert values.plazo(text) == value


@pytest.mark.parametrize(
    ("text", "tipo"),
    [
        ("1 año", "periodo"),
        ("Permanente", "permanente"),
        ("No aplica", "no_aplica"),
        ("Ejercicio fiscal vigente", "ejercicio_fiscal"),
        ("2 a 3 años", None),
    ],
)
def test_how_long_it_is_valid(text, tipo):
    assert (values.vigencia(text) or {}).get("tipo") == tipo


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(998) 881 2800 ext. 2028 y 998 898 1576", ["9988812800 ext. 2028", "9988981576"]),
        ("+52 998 881 2800", ["9988812800"]),
        ("8812800", []),
    ],
)
def test_only_whole_phone_numbers_are_taken(text, numbers):
    assert values.telefonos(text) == numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Negativa ficta", "negativa"),
        ("Afirmativa", "afirmativa"),
        ("No aplica", "no_aplica"),
        ("Afirmativa / Negativa", None),
        ("No aplica la afirmativa ficta", None),
    ],
)
def test_silence_means_one_thing_or_is_left_out(text, value):
    assert values.ficta(text) == value
