"""Related news by shared topics and rare words: one pass over postings, no pair is compared twice.

Each topic and each word is a posting list; an item's candidates are the items in its own lists.
Words that stand in many items say little and are left out, which also bounds the work.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[a-z]{5,}")
_MARKS = re.compile("[\u0300-\u036f]")
MOST_KNOWN = 20_000
"""Texts whose words are remembered: a server asks for the same ones at each edit."""

# A list longer than this is too common to tell items apart, and is cut to its newest members.
LONGEST_POSTING = 40
MOST_EDITED = 50
"""Other texts than the last time; with more of them all is worked out again."""
TOPIC_WEIGHT = 2
WORD_WEIGHT = 3


class Item(NamedTuple):
    """What is compared: an id, its topics and its words (title and summary)."""

    id: str
    temas: tuple[str, ...]
    texto: str


def related(items: Iterable[Item], most: int = 3) -> Mapping[str, tuple[str, ...]]:
    """Return up to ``most`` related ids for each id; ``items`` come newest first.

    More shared topics and words win; among equals the newer one. The answer depends on nothing
    but the items and their order.
    """
    items = list(items)
    found = zip(items, Related(most).of(items), strict=True)
    return {item.id: tuple(items[place].id for place in places) for item, places in found}


class Related:
    """Answers as ``related`` does; where only texts are others than the last time, it does little.

    Then the answer changes for those items, and for those that share a word with what they say or
    said.
    """

    def __init__(self, most: int = 3) -> None:
        self._most = most
        self._items: list[Item] = []
        self._known = False
        self._words: list[tuple[str, ...]] = []
        self._by_topic: dict[str, list[int]] = {}
        self._said: dict[tuple[str, ...], dict[int, int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._found: list[tuple[int, ...]] = []

    def of(self, items: Iterable[Item]) -> Sequence[tuple[int, ...]]:
        """Return the places of the items related to each, in the order of ``items``."""
        items = list(items)
        places = self._edited(items)
        # What is cut short must not be gone on with.
        self._items, self._known = items, False
        if places is None:
            self._words = [_words(item.texto) for item in items]
            self._by_topic = _postings(dict.fromkeys(item.temas) for item in items)
            self._by_word = _postings(self._words)
            self._found = [()] * len(items)
            touched: Iterable[int] = range(len(items))
        else:
            touched = {other for place in places for other in self._said_anew(place)}
        for place in touched:
            self._found[place] = self._best(place)
        self._known = True
        self._said.clear()
        return tuple(self._found)

    def _edited(self, items: Sequence[Item]) -> list[int] | None:
        """Return the places of other texts; None where more is another, or much."""
        if not self._known or len(self._items) != len(items):
            return None
        pairs = enumerate(zip(self._items, items, strict=True))
        places = [place for place, (before, now) in pairs if before != now]
        if len(places) > MOST_EDITED:
            return None
        same = all(
            (self._items[place].id, self._items[place].temas)
            == (items[place].id, items[place].temas)
            for place in places
        )
        return places if same else None

    def _said_anew(self, place: int) -> set[int]:
        """Note the words of an item's new text; return the places whose answer may be another."""
        words = _words(self._items[place].texto)
        touched = {place}
        for word in {*words} ^ {*self._words[place]}:
            posting = self._by_word.setdefault(word, [])
            touched.update(_telling(posting))
            if word in words:
                insort(posting, place)
            else:
                posting.remove(place)
            touched.update(_telling(posting))
            if not posting:
                del self._by_word[word]
        self._words[place] = words
        return touched

    def _best(self, place: int) -> tuple[int, ...]:
        # By place in the list: of two with one score the smaller, the newer, comes first.
        scores = self._of_topics(self._items[place].temas).copy()
        for word in self._words[place]:
            posting = self._by_word[word]
            if 1 < len(posting) <= LONGEST_POSTING:
                for other in posting:
                    scores[other] = scores.get(other, 0) - WORD_WEIGHT
        scores.pop(place, None)
        # One number says both: quicker to sort than pairs.
        span = len(self._items)
        best = sorted([score * span + other for other, score in scores.items()])[: self._most]
        return tuple(one % span for one in best)

    def _of_topics(self, temas: tuple[str, ...]) -> dict[int, int]:
        """Return what the topics alone say of others: the same for all items that have these."""
        found = self._said.get(temas)
        if found is None:
            found = self._said[temas] = {}
            for tema in dict.fromkeys(temas):
                for other in self._by_topic[tema][:LONGEST_POSTING]:
                    found[other] = found.get(other, 0) - TOPIC_WEIGHT
        return found


def _telling(posting: Sequence[int]) -> Sequence[int]:
    """Return the places of a word, none where it tells no items apart."""
    return posting if 1 < len(posting) <= LONGEST_POSTING else ()


def _postings(features: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return the places of the items that have each feature, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(features):
        for feature in own:
            found[feature].append(place)
    return found


@lru_cache(MOST_KNOWN)
def _words(text: str) -> tuple[str, ...]:
    """Return each word of a text once, without accents; short ones say nothing."""
    folded = unicodedata.normalize("NFD", text.lower())
    # The same words stand in many texts: one object for all of them.
    return tuple(dict.fromkeys(map(sys.intern, _WORD.findall(_MARKS.sub("", folded)))))
