"""Weighs terms as lunr's builder does (BM25 over fields), without making its index.

lunr keeps, for every term, field and document, objects that only a search in Python would need;
ten years of news took it most of a minute. The arithmetic is the same to the last digit, which a
test holds against lunr itself. A weight follows from four numbers: how many rows hold the term, how
often this one does, how long it is and its field; so each is worked out once for all its terms.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress
from operator import eq
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

SATURATION = 1.2
"""BM25's ``k1``, as lunr has it."""


class Bag(NamedTuple):
    """The terms of one field of one document: each once, sorted.

    ``repeated`` says how often those stand there that stand there more than once, by their place.
    """

    terms: Sequence[str]
    repeated: Mapping[int, int]

    @classmethod
    def of(cls, terms: Iterable[str]) -> Bag:
        """Count ``terms``."""
        every = sorted(terms)
        held = list(dict.fromkeys(every))
        if len(held) == len(every):
            return cls(held, {})
        # Each time that a term stands behind itself; few do.
        again = Counter(compress(every, map(eq, every, every[1:])))
        return cls(held, {bisect_left(held, term): more + 1 for term, more in again.items()})

    @property
    def length(self) -> int:
        """How many terms there are, repetitions included."""
        return len(self.terms) + sum(self.repeated.values()) - len(self.repeated)


def weigh(
    fields: Mapping[str, Sequence[Bag]],
    boosts: Mapping[str, float],
    normalisation: float,
    shown: Callable[[float], T],
) -> dict[str, list[list[T]]]:
    """Return, per field and document, what ``shown`` says of the weight of each term of the bag.

    ``fields`` are the bags of all documents, in one order; ``boosts`` say how much a field counts;
    ``normalisation`` is BM25's ``b``.
    """
    every = chain.from_iterable(bag.terms for name in boosts for bag in fields[name])
    held: dict[str, int] = Counter(every)
    rarities: dict[int, float] = {}
    found = {}
    for name, boost in boosts.items():
        found[name] = _field(fields[name], held, boost, normalisation, shown, rarities)
    return found


def _field(
    bags: Sequence[Bag],
    held: Mapping[str, int],
    boost: float,
    b: float,
    shown: Callable[[float], T],
    rarities: dict[int, float],
) -> list[list[T]]:
    lengths = [bag.length for bag in bags]
    average = sum(lengths) / len(lengths) if lengths else 0.0
    tables: dict[int, dict[int, _Table[T]]] = {}

    def table(length: int, times: int) -> _Table[T]:
        damping = SATURATION * (1 - b + b * (length / average))
        return _Table(len(bags), damping, times, boost, shown, rarities)

    found: list[list[T]] = []
    for bag, length in zip(bags, lengths, strict=True):
        if not bag.terms:
            found.append([])
            continue
        known = tables.get(length)
        if known is None:
            known = tables[length] = {1: table(length, 1)}
        counts = list(map(held.__getitem__, bag.terms))
        row = list(map(known[1].__getitem__, counts))
        for place, times in bag.repeated.items():
            if times not in known:
                known[times] = table(length, times)
            row[place] = known[times][counts[place]]
        found.append(row)
    return found


class _Table(dict[int, T], Generic[T]):
    """What is shown of the weight of a term by how many rows of all fields hold it."""

    def __init__(
        self,
        total: int,
        damping: float,
        times: int,
        boost: float,
        shown: Callable[[float], T],
        rarities: dict[int, float],
    ) -> None:
        super().__init__()
        self._total, self._boost, self._shown, self._rarities = total, boost, shown, rarities
        self._above, self._below = (SATURATION + 1) * times, damping + times

    def __missing__(self, count: int) -> T:
        rarity = self._rarities.get(count)
        if rarity is None:
            rarity = math.log(1 + abs((self._total - count + 0.5) / (count + 0.5)))
            self._rarities[count] = rarity
        value = self._shown(round(rarity * self._above / self._below * self._boost, 3))
        self[count] = value
        return value
