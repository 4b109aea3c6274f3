"""Related items: by shared topics and words, the same every time, and without comparing pairs."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from plugins.portal import related as module
from plugins.portal.related import LONGEST_POSTING, Item, Related, related


def test_shared_words_weigh_more_than_a_shared_topic():
    items = [
        Item("a", ("salud",), "Vacuna contra el sarampión"),
        Item("b", ("salud",), "Feria del empleo"),
        Item("c", ("empleo",), "Módulo de vacuna y sarampión"),
    ]
    assert related(items)["a"] == ("c", "b")


def test_accents_and_case_do_not_matter():
    items = [Item("a", (), "SARAMPION"), Item("b", (), "sarampión")]
    assert related(items)["a"] == ("b",)


def test_what_shares_nothing_is_not_related():
    assert related([Item("a", ("x",), "uno"), Item("b", ("y",), "dos")]) == {"a": (), "b": ()}


def test_among_equals_the_newer_comes_first():
    items = [Item(name, ("t",), "") for name in "abcde"]
    assert related(items)["e"] == ("a", "b", "c")


def test_a_word_that_stands_everywhere_says_nothing():
    items = [Item(str(n), (), "municipio") for n in range(LONGEST_POSTING + 1)]
    assert set(related(items).values()) == {()}


def test_the_work_grows_with_the_items_and_not_with_their_pairs():
    # Each item is counted at most once per entry of its postings, all of bounded length.
    items = [Item(str(n), ("t",), f"palabra{n % 7}") for n in range(3000)]
    found = related(items)
    assert all(len(others) == 3 for others in found.values())


@given(
    st.lists(
        st.builds(
            Item,
            st.uuids().map(str),
            st.lists(st.sampled_from("xyz")).map(tuple),
            st.text(alphabet="abcdef ", max_size=30),
        ),
        unique_by=lambda item: item.id,
        max_size=12,
    )
)
def test_nothing_is_related_to_itself_and_all_that_is_named_exists(items):
    ids = {item.id for item in items}
    for id_, others in related(items).items():
        assert id_ not in others
        assert set(others) <= ids
        assert len(set(others)) == len(others) <= 3


texts = st.lists(st.sampled_from(["arrecife", "basura", "ciclovía", "drenaje", "empleo"])).map(
    " ".join
)


@given(
    st.lists(st.lists(st.sampled_from("xyz"), max_size=2).map(tuple), max_size=9),
    st.lists(st.lists(texts, min_size=9, max_size=9), min_size=2, max_size=5),
    st.integers(2, 4),
)
def test_after_an_edit_of_texts_the_answer_is_that_of_all_of_them(topics, versions, longest):
    with patch.object(module, "LONGEST_POSTING", longest), patch.object(module, "MOST_EDITED", 6):
        kept = Related()
        for version in versions:
            items = [
                Item(str(place), temas, text)
                for place, (temas, text) in enumerate(zip(topics, version, strict=False))
            ]
            assert kept.of(items) == Related().of(items)


def test_another_order_is_answered_too():
    items = [Item(name, ("t",), "") for name in "abcde"]
    kept = Related()
    kept.of(items)
    for others in (items[::-1], items[1:], [*items, Item("f", ("t",), "")]):
        assert kept.of(others) == Related().of(others)
