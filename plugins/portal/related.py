"""Related news by shared topics and rare words: one pass over postings, no pair is compared twice.

Each topic and each word is a posting list; an item's candidates are the items in its own lists.
Words that stand in many items say little and are left out, which also bounds the work.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[a-z]{5,}")
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
    order = {item.id: place for place, item in enumerate(items)}
    features = {item.id: _features(item) for item in items}
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for feature in features[item.id]:
            postings[feature].append(item.id)
    found = {}
    for item in items:
        scores: Counter[str] = Counter()
        for feature, weight in features[item.id].items():
            posting = postings[feature]
            if feature.startswith("w:") and len(posting) > LONGEST_POSTING:
                continue
            for other in posting[:LONGEST_POSTING]:
                scores[other] += weight
        del scores[item.id]
        best = sorted(scores, key=lambda other: (-scores[other], order[other]))
        found[item.id] = tuple(best[:most])
    return found


def _features(item: Item) -> dict[str, int]:
    folded = unicodedata.normalize("NFD", item.texto.lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words = {f"w:{word}": WORD_WEIGHT for word in _WORD.findall(plain)}
    return {f"t:{tema}": TOPIC_WEIGHT for tema in item.temas} | words
