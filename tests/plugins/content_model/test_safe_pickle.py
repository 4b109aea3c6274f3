"""A cache that somebody else wrote cannot make us do anything."""

import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.content_model.finding import Level, aviso
from plugins.content_model.safe_pickle import Refused, dumps, loads
from tests.plugins.content_model.builders import noticia


class Bad:
    """Calls a function when it is unpickled."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def test_values_and_records_of_ours_come_back_equal():
    value = [noticia("2026-01-02-a").record, aviso("x", 1, "", "y"), {date(2026, 1, 2): Decimal(1)}]
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("level", Level)
def test_a_member_of_an_enumeration_comes_back_from_any_python(level):
    assert loads(dumps(level)) is level
    as_python_3_11_2_does = Bad(getattr, Level, level.name)
    assert loads(pickle.dumps(as_python_3_11_2_does)) is level


DAY = "2026-11-22"
SOURCES = st.lists(
    st.fixed_dictionaries(
        {"nombre": st.sampled_from(["Ficha", "Acta"]), "visto": st.just(DAY)},
        optional={
            "fecha": st.sampled_from(["2019", "2020"]),
            "nota": st.sampled_from(["Duda", None]),
            "url": st.sampled_from(["https://a.mx/", None]),
        },
    ),
    max_size=3,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SOURCES, max_size=4))
@example([[{"nombre": "a", "visto": DAY}], [{"nombre": "a", "visto": DAY, "nota": None}]])
def test_records_that_share_a_source_come_back_as_they_were(many):
    records = [noticia("2026-01-02-a", fuentes=fuentes).record for fuentes in many]
    found = loads(dumps(records))
    assert found == records
    for old, new in zip(records, found, strict=True):
        given_then = [part.model_fields_set for part in old.fuentes]
        assert [part.model_fields_set for part in new.fuentes] == given_then


def test_sources_that_are_equal_are_stored_once():
    source = {"nombre": "Ficha del registro municipal", "visto": "2026-11-22"}
    records = [noticia("2026-01-02-a", fuentes=[source]).record for _ in range(2)]
    assert records[0].fuentes is not records[1].fuentes
    assert dumps(records).count(b"Ficha del registro municipal") == 1


@pytest.mark.parametrize(
    "bad",
    [
        Bad(eval, "1"),
        Bad(getattr, "a", "upper"),
        Bad(getattr, Level, "mro"),
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
