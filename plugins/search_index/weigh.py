"""Weighs terms as lunr's builder does (BM25 over fields), without making its index.

lunr keeps, for every term, field and document, objects that only a search in Python would need;
ten years of news took it most of a minute. The arithmetic is the same to the last digit, which a
test holds against lunr itself.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

SATURATION = 1.2
"""BM25's ``k1``, as lunr has it."""

Weights = dict[str, float]


def weigh(
    documents: Sequence[Mapping[str, Sequence[str]]],
    boosts: Mapping[str, float],
    normalisation: float,
) -> dict[str, list[Weights]]:
    """Return, per field, the weight of each term in each document.

    ``documents`` are the terms of each field; ``boosts`` are the fields and how much they count;
    ``normalisation`` is BM25's ``b``.
    """
    counts = {name: [Counter(document[name]) for document in documents] for name in boosts}
    held = Counter(chain.from_iterable(row for rows in counts.values() for row in rows))
    total = len(documents)
    rarity = {
        term: math.log(1 + abs((total - count + 0.5) / (count + 0.5)))
        for term, count in held.items()
    }
    return {
        name: _field(rows, [len(d[name]) for d in documents], rarity, boosts[name], normalisation)
        for name, rows in counts.items()
    }


def _field(
    rows: Sequence[Counter[str]],
    lengths: Sequence[int],
    rarity: Mapping[str, float],
    boost: float,
    b: float,
) -> list[Weights]:
    average = sum(lengths) / len(lengths) if lengths else 0.0
    found: list[Weights] = []
    for row, length in zip(rows, lengths, strict=True):
        if not row:
            found.append({})
            continue
        damping = SATURATION * (1 - b + b * (length / average))
        found.append(
            {
                term: round(rarity[term] * ((SATURATION + 1) * tf) / (damping + tf) * boost, 3)
                for term, tf in row.items()
            }
        )
    return found
