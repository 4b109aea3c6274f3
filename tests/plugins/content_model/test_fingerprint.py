"""Equal values have the same name, others another, whatever they are made of."""

import pickle
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.content_model.common import Pregunta
from plugins.content_model.fingerprint import Shared, fingerprint


@dataclass(frozen=True)
class One:
    value: object


@dataclass(frozen=True)
class Other:
    value: object


@dataclass(frozen=True)
class Pair:
    left: object
    right: object


@dataclass(frozen=True)
class Often(Shared):
    value: object
    more: object = ""


class Named(NamedTuple):
    held: object


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Number(Enum):
    ONE = 1


PLAIN = st.one_of(
    st.sampled_from(
        [0, 1, True, False, 1.0, None, "", "1", "red", "RED", b"", b"red", (), [], {}, Markup("1")]
    ),
    st.sampled_from([*Colour, *Number, date(2026, 11, 23), date(2026, 11, 24), Decimal(1)]),
    st.sampled_from([datetime(2026, 11, 23, tzinfo=None), "date", "ONE", 739943]),
    st.text(max_size=3),
)


def nested(inner):
    return st.one_of(
        inner.map(One),
        inner.map(Other),
        st.tuples(inner, inner).map(lambda two: Pair(*two)),
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
    )


VALUES = st.recursive(PLAIN, nested, max_leaves=6)


def told(value):
    """Return a text that equal values of equal types share, and no others."""
    if isinstance(value, One | Other | Pair):
        return f"{type(value).__name__}({[told(one) for one in vars(value).values()]})"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__}[{[told(one) for one in value]}]"
    if isinstance(value, dict):
        return f"dict[{[(told(name), told(one)) for name, one in value.items()]}]"
    return f"{type(value).__name__} {value!r}"


@given(VALUES, VALUES)
def test_values_have_one_name_exactly_when_they_are_told_alike(first, second):
    assert (fingerprint(first) == fingerprint(second)) == (told(first) == told(second))


@given(VALUES)
def test_a_copy_has_the_same_name(value):
    assert fingerprint(pickle.loads(pickle.dumps(value))) == fingerprint(value)


def test_what_is_told_as_something_else_is_not_taken_for_it():
    head = f"{Pair.__module__}.{Pair.__qualname__}"
    assert fingerprint((b"", head, 1, 2)) != fingerprint(Pair(1, 2))
    assert fingerprint((b"", "date", 739943)) != fingerprint(date.fromordinal(739943))
    assert fingerprint((b"", "bytes", b"a")) != fingerprint(b"a")


def test_there_may_be_any_number_of_objects():
    many = tuple(Pair(number, Colour.RED) for number in range(1000))
    assert fingerprint(many) == fingerprint((*many,))
    assert fingerprint(many) != fingerprint(many[:-1])


def test_a_dataclass_is_not_the_tuple_of_its_fields():
    assert len({*map(fingerprint, [Pair(1, 2), (1, 2), [1, 2], One((1, 2)), Other((1, 2))])}) == 5


@pytest.mark.parametrize("value", [{1}, frozenset(), One({1}), ((frozenset({1}),),), {"a": {2}}])
def test_a_set_has_no_order_and_is_refused(value):
    with pytest.raises(TypeError):
        fingerprint(value)


def test_a_model_is_named_by_its_fields():
    first = Pregunta(pregunta="¿Cuándo?", respuesta="Hoy.")
    again = Pregunta.model_validate({"respuesta": "Hoy.", "pregunta": "¿Cuándo?"})
    assert fingerprint(first) == fingerprint(again) == fingerprint(first.model_copy())
    assert fingerprint(first) != fingerprint(first.model_copy(update={"respuesta": "Mañana."}))


@given(VALUES, VALUES)
def test_what_is_held_by_many_is_told_as_if_it_were_told_each_time(first, second):
    one, other = Often(first, second), Often(second, first)
    # Twice: the second time it is known how each is told.
    for held in ((one, other), (other, one)) * 2:
        assert fingerprint(held) == fingerprint(tuple(replace(each) for each in held))
    assert one == Often(first, second)
    assert fingerprint(Named(one)) == fingerprint(Named(Often(first, second)))
    assert vars(pickle.loads(pickle.dumps(one))) == {"value": first, "more": second}
