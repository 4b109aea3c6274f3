"""English words, and that no language lacks what the other says."""

from datetime import UTC, date, datetime

import pytest

from plugins.content_model.common import DiaSemana
from plugins.content_model.tramite_parts import Plazo
from plugins.portal import english, spanish

TABLES = [
    name for name, value in vars(spanish).items() if name.isupper() and isinstance(value, dict)
]


@pytest.mark.parametrize("table", TABLES)
def test_every_closed_list_has_the_same_entries_in_both_languages(table):
    assert set(getattr(english, table)) == set(getattr(spanish, table))


@pytest.mark.parametrize("table", TABLES)
def test_every_value_of_a_closed_list_has_a_word(table):
    kinds = {type(key) for key in getattr(spanish, table)}
    assert set(getattr(spanish, table)) == {member for kind in kinds for member in kind}


def test_a_day_and_an_instant():
    assert english.fecha(date(2026, 3, 14)) == "14 March 2026"
    assert english.instante(datetime(2020, 10, 6, 14, 0, tzinfo=UTC)) == "6 October 2020, 9:00"


@pytest.mark.parametrize(
    ("plazo", "text"),
    [
        ({"inmediato": "sí"}, "On the spot"),
        ({"cantidad": "1", "unidad": "dias", "habiles": "sí"}, "1 working day"),
        (
            {"cantidad": "10", "hasta": "15", "unidad": "dias", "habiles": "sí"},
            "10 to 15 working days",
        ),
        ({"cantidad": "2", "unidad": "anios"}, "2 years"),
    ],
)
def test_a_deadline(plazo, text):
    assert english.plazo(Plazo.model_validate(plazo)) == text


def test_days_lists_and_copies():
    assert english.dias(tuple(DiaSemana)[:5]) == "Monday to Friday"
    assert english.lista(["a", "b", "c"]) == "a, b and c"
    assert english.copias(True, 2) == "Original and 2 copies"
