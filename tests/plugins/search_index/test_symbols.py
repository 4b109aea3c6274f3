import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search_index.phrases import phrase_code
from plugins.search_index.symbols import LIMIT, symbol, text_of


def test_no_symbol_is_a_blank_a_quote_or_needs_escaping():
    for number in range(5000):
        assert json.dumps(symbol(number), ensure_ascii=False) == f'"{symbol(number)}"'
        assert symbol(number).isprintable() or ord(symbol(number)) > 126
        assert symbol(number) != " "


def test_every_number_has_its_own_symbol():
    assert len({symbol(number) for number in range(LIMIT)}) == LIMIT


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_a_number_without_a_symbol_is_an_error(number):
    with pytest.raises(ValueError):
        symbol(number)


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=6))
def test_phrases_are_sorted_sets_without_repeats(phrases):
    places = {stem: place for place, stem in enumerate("abcdef")}
    coded = phrase_code(phrases, places).split()
    assert coded == sorted(set(coded))
    assert {frozenset(p) for p in phrases if p} == {
        frozenset(stem for stem, place in places.items() if symbol(place) in text) for text in coded
    }


def unzipped(pairs):
    return [first for first, _ in pairs], [second for _, second in pairs]


@given(st.lists(st.tuples(st.integers(0, LIMIT - 1), st.integers(0, LIMIT - 1)), max_size=8))
def test_pairs_are_written_as_distances_and_numbers(pairs):
    pairs = sorted(pairs)
    firsts = [0, *(first for first, _ in pairs)]
    expected = [
        symbol(first - before) + symbol(second)
        for before, (first, second) in zip(firsts, pairs, strict=False)
    ]
    assert text_of(*unzipped(pairs)) == "".join(expected)


@pytest.mark.parametrize("pairs", [[(2, 0), (1, 0)], [(0, -1)], [(LIMIT, 0)]])
def test_pairs_without_a_symbol_are_an_error(pairs):
    with pytest.raises(ValueError):
        text_of(*unzipped(pairs))
