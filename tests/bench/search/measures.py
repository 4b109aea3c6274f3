"""How good a list of results is, as information retrieval measures it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEPTH = 10
ALL = "todas"


@dataclass(frozen=True)
class Query:
    """What somebody asks, of which kind it is, and how good each answer would be (1 to 3)."""

    text: str
    clase: str
    relevantes: Mapping[str, int]


@dataclass(frozen=True)
class Quality:
    """Means over ``n`` queries. The first right answer is the first of the highest grade."""

    n: int
    mrr: float
    ndcg: float
    s1: float
    s3: float


def load_queries(path: Path) -> list[Query]:
    """Read a file of queries."""
    return [
        Query(item["q"], item["clase"], item["relevantes"])
        for item in json.loads(path.read_text("utf-8"))
    ]


def quality_by_class(
    queries: Sequence[Query], rankings: Sequence[Sequence[str]]
) -> dict[str, Quality]:
    """Return the quality per class, and of all queries under ``ALL``."""
    pairs = list(zip(queries, rankings, strict=True))
    classes = list(dict.fromkeys(query.clase for query in queries))
    by_class = {name: _mean(p for p in pairs if p[0].clase == name) for name in classes}
    return {**by_class, ALL: _mean(pairs)}


def first_right(query: Query, ranking: Sequence[str]) -> int:
    """Return the place (from 1) of the first answer of the highest grade; 0 below ``DEPTH``."""
    best = max(query.relevantes.values())
    for place, id_ in enumerate(ranking[:DEPTH], 1):
        if query.relevantes.get(id_) == best:
            return place
    return 0


def ndcg(query: Query, ranking: Sequence[str]) -> float:
    """Return the discounted gain of the first results, 1 for the best possible order."""
    gained = _gain(query.relevantes.get(id_, 0) for id_ in ranking[:DEPTH])
    return gained / _gain(sorted(query.relevantes.values(), reverse=True)[:DEPTH])


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def _mean(pairs: Iterable[tuple[Query, Sequence[str]]]) -> Quality:
    listed = list(pairs)
    places = [first_right(query, ranking) for query, ranking in listed]
    n = len(listed)

    def mean(values: Iterable[float]) -> float:
        return sum(values) / n

    return Quality(
        n,
        mean(1 / place if place else 0.0 for place in places),
        mean(ndcg(query, ranking) for query, ranking in listed),
        mean(place == 1 for place in places),
        mean(1 <= place <= 3 for place in places),
    )
