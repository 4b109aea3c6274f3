"""What is known of an output comes back from its columns as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.incremental.columns import OtherVersion, decode, encode
from plugins.incremental.state import Batch, Row, State

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
# A name of the disk that is no UTF-8 has surrogates.
PATHS = st.one_of(
    TEXTS, st.binary(max_size=4).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
)
PATHS = PATHS.filter(lambda path: "\0" not in path)
STATS = st.tuples(st.integers(0, 2**62), st.integers(-(2**62), 2**62), st.integers(0, 2**64 - 1))
NOTES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
ROWS = st.builds(Row, TEXTS, TEXTS, TEXTS, STATS, NOTES)
STATES = st.builds(
    State,
    st.dictionaries(PATHS, ROWS, max_size=5),
    st.dictionaries(
        TEXTS, st.builds(Batch, TEXTS, st.lists(PATHS, max_size=4).map(tuple)), max_size=4
    ),
    st.text(max_size=4),
    st.text(max_size=4),
)


@settings(max_examples=40)
@given(STATES)
def test_every_state_comes_back_as_it_was(state):
    again = decode(encode(state))
    assert again == state
    assert [list(again.rows), list(again.batches)] == [list(state.rows), list(state.batches)]


def test_a_batch_may_name_files_that_have_no_row_and_files_that_have():
    row = Row("i", "k", "d", (1, 2, 3), ["nota"])
    state = State({"a": row, "b": row}, {"x": Batch("1", ("z", "b")), "y": Batch("2", ("b", "z"))})
    assert decode(encode(state)) == state


def test_another_version_is_told_from_damage():
    with pytest.raises(OtherVersion):
        decode(json.dumps({"version": 1, "rows": {}}).encode() + b"\n")


@given(st.binary(max_size=40))
def test_what_is_no_state_is_not_taken_for_one(content):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(content)


@settings(max_examples=20)
@given(STATES, st.data())
def test_a_state_that_lost_its_end_is_refused(state, data):
    whole = encode(state)
    begin = whole.index(b"\n") + 1
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        decode(whole[: data.draw(st.integers(0, begin - 1))])
