"""Related news by shared topics and rare words: one pass over postings, no pair is compared twice.

Each topic and each word is a posting list; an item's candidates are the items in its own lists.
Words that stand in many items say little and are left out, which also bounds the work.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

_WORD = re.compile(r"[a-z]{5,}")
_MARKS = re.compile("[\u0300-\u036f]")
MOST_KNOWN = 20_000
"""Texts whose words are remembered: a server asks for the same ones at each edit."""

# A list longer than this is too common to tell items apart, and is cut to its newest members.
LONGEST_POSTING = 40
TOPIC_WEIGHT = 2
WORD_WEIGHT = 3


@dataclass(frozen=True)
class Item:
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
    words = [_words(item.texto) for item in items]
    by_topic = _postings(dict.fromkeys(item.temas) for item in items)
    by_word = {
        word: posting
        for word, posting in _postings(words).items()
        if 1 < len(posting) <= LONGEST_POSTING
    }
    found = {}
    for place, item in enumerate(items):
        # By place in the list: of two with one score the smaller, the newer, comes first.
        scores: dict[int, int] = {}
        for tema in dict.fromkeys(item.temas):
            for other in by_topic[tema][:LONGEST_POSTING]:
                scores[other] = scores.get(other, 0) - TOPIC_WEIGHT
        for word in words[place]:
            for other in by_word.get(word, ()):
                scores[other] = scores.get(other, 0) - WORD_WEIGHT
        scores.pop(place, None)
        best = nsmallest(most, zip(scores.values(), scores, strict=True))
        found[item.id] = tuple(items[other].id for _, other in best)
    return found


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
    return tuple(dict.fromkeys(_WORD.findall(_MARKS.sub("", folded))))
