"""A cache that somebody else wrote cannot make us do anything."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from plugins.content_model.finding import aviso
from plugins.content_model.safe_pickle import Refused, dumps, loads
from tests.plugins.content_model.builders import noticia


class Bad:
    """Runs a command when it is unpickled."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def test_values_and_records_of_ours_come_back_equal():
    value = [noticia("2026-01-02-a").record, aviso("x", 1, "", "y"), {date(2026, 1, 2): Decimal(1)}]
    assert loads(dumps(value)) == value


@pytest.mark.parametrize(
    "bad",
    [
        Bad(eval, "1"),
        Bad(getattr, "a", "upper"),
        Bad(__import__, "os"),
        Bad(loads, b""),  # ours, but a function
        Bad(pickle.loads, b""),
    ],
)
def test_anything_that_could_act_is_refused(bad):
    with pytest.raises(Refused):
        loads(pickle.dumps(bad))


@pytest.mark.parametrize("data", [b"", b"x", b"\x80\x05.", dumps([1])[:-1]])
def test_what_is_no_pickle_is_refused(data):
    with pytest.raises(Refused):
        loads(data)
