"""A small simulation: caches that obey our own headers, under so many requests a second.

Each edge location has its own cache. A second is one step: what was asked in it, and what had to be
fetched from the origin because the copy was missing or too old. An old copy is served while one
request renews it (stale-while-revalidate); requests for what is missing wait for the first one
where the edge joins them, and all go to the origin where it does not.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

_AGE = re.compile(r"(?:^|[ ,])max-age=(\d+)")
_STALE = re.compile(r"stale-while-revalidate=(\d+)")


@dataclass(frozen=True)
class Policy:
    """For how many seconds an answer is fresh and, after that, may be served while renewed."""

    fresh: int
    stale: int = 0


@dataclass(frozen=True)
class Edge:
    """What stands between people and the origin.

    ``places`` are caches that ask the origin themselves: the locations that serve the region or,
    with an origin shield, one. ``joins`` is whether requests for one address at once are joined.
    ``latency`` is how long the origin takes to answer, in seconds.
    """

    places: int
    joins: bool = True
    latency: float = 0.3


@dataclass
class Result:
    """What a run saw: requests of people and requests to the origin, second by second."""

    asked: list[float] = field(default_factory=list)
    origin: list[int] = field(default_factory=list)

    def busiest_second(self) -> float:
        """Return the most requests of people in a second."""
        return max(self.asked)

    def origin_in_minute(self, minute: int) -> int:
        """Return the origin's requests in a minute, counted from 0."""
        return sum(self.origin[60 * minute : 60 * minute + 60])


def policy_of(cache_control: str) -> Policy:
    """Return what a Cache-Control says to a shared cache."""
    if "no-store" in cache_control or "private" in cache_control:
        return Policy(0)
    age, stale = _AGE.search(cache_control), _STALE.search(cache_control)
    return Policy(int(age[1]) if age else 0, int(stale[1]) if stale else 0)


def simulate(
    rates: Mapping[str, float],
    policies: Mapping[str, Policy],
    edge: Edge,
    load: Callable[[int], float],
    seconds: int,
    purges: Mapping[int, Sequence[str]],
    seed: int = 1,
) -> Result:
    """Return what happens in ``seconds``.

    ``rates`` are the requests a second for each address at a load of 1; ``load`` gives the load of
    each second; ``purges`` are the addresses forgotten at a second.
    """
    pick = random.Random(seed)
    result = Result()
    born: list[dict[str, float]] = [{} for _ in range(edge.places)]
    for second in range(seconds):
        for address in purges.get(second, ()):
            for cache in born:
                cache.pop(address, None)
        now, origin = load(second), 0
        for cache in born:
            for address, rate in rates.items():
                here = rate * now / edge.places
                if pick.random() >= -math.expm1(-here):
                    continue  # nobody asked here in this second
                policy = policies[address]
                age = second - cache[address] if address in cache else math.inf
                if age < policy.fresh:
                    continue
                origin += 1
                if age >= policy.fresh + policy.stale and not edge.joins:
                    origin += _poisson(pick, here * edge.latency)
                cache[address] = second
        result.asked.append(now * sum(rates.values()))
        result.origin.append(origin)
    return result


def _poisson(pick: random.Random, mean: float) -> int:
    """Return how many come in a time in which ``mean`` come on average."""
    if mean > 50:
        return max(0, round(pick.gauss(mean, math.sqrt(mean))))
    count, product, limit = 0, pick.random(), math.exp(-mean)
    while product > limit:
        count += 1
        product *= pick.random()
    return count
