from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.cifras.withhold import part_of, parts_of, publishable
from plugins.content_model.cifras import LEAST


def test_a_small_count_is_not_published():
    assert (publishable(LEAST - 1), publishable(LEAST)) == (None, LEAST)


def test_a_part_is_withheld_when_the_rest_would_be_small():
    assert part_of(95, 100) is None
    assert part_of(90, 100) == 90
    assert part_of(100, 100) == 100
    assert part_of(9, 100) is None


def test_one_withheld_part_takes_the_next_smallest_with_it():
    assert parts_of({"a": 100, "b": 12, "c": 5}, 117) == {"a": 100}
    assert parts_of({"a": 100, "b": 12}, 112) == {"a": 100, "b": 12}
    assert parts_of({"a": 100, "b": 9}, 109) == {}


def test_many_small_parts_hide_among_themselves():
    assert parts_of({"a": 100, "b": 9, "c": 8}, 117) == {"a": 100}


PARTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), max_size=8)


@given(PARTS)
def test_no_subtraction_gives_a_small_count_away(parts):
    whole = sum(parts.values())
    shown = parts_of(parts, whole)
    assert all(count >= LEAST for count in shown.values())
    hidden = {key: count for key, count in parts.items() if key not in shown and count}
    rest = whole - sum(shown.values())
    assert rest == 0 or whole < LEAST or (rest >= LEAST and len(hidden) != 1)


@given(st.integers(0, 200), st.integers(0, 200))
def test_neither_a_part_nor_what_is_left_is_small(part, more):
    shown = part_of(part, part + more)
    assert shown is None or (shown >= LEAST and (more == 0 or more >= LEAST))
