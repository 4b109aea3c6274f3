"""What the last build said, kept apart: it holds for the same site in its time, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.last import Last, read_last, write_last

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
LAST = Last("abc", NOON, NOON + timedelta(hours=12), {"resumen": "todo"}, "fff")


def test_it_comes_back_as_it_was(tmp_path):
    write_last(tmp_path / "deep" / "ultima.json", LAST)
    assert read_last(tmp_path / "deep" / "ultima.json") == LAST


@pytest.mark.parametrize(
    ("key", "hours", "holds"),
    [("abc", 0, True), ("abc", 11, True), ("abc", 12, False), ("abc", -1, False), ("x", 1, False)],
)
def test_it_holds_for_its_key_and_its_time(key, hours, holds):
    assert LAST.holds(key, NOON + timedelta(hours=hours)) is holds


def test_no_key_never_holds():
    assert not replace(LAST, key="").holds("", NOON)


@given(st.binary())
def test_a_file_that_is_not_ours_is_as_good_as_none(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("cache") / "ultima.json"
    path.write_bytes(content)
    assert read_last(path) is None


@given(st.integers(0, 200))
def test_half_a_file_is_as_good_as_none(tmp_path_factory, length):
    path = tmp_path_factory.mktemp("cache") / "ultima.json"
    write_last(path, LAST)
    whole = path.read_bytes()
    path.write_bytes(whole[: min(length, len(whole) - 1)])
    assert read_last(path) is None
