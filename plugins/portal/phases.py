"""Where the time of a build goes, phase by phase."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import NamedTuple


class Cost(NamedTuple):
    """Seconds of the clock on the wall, and of all processors together."""

    wall: float
    cpu: float


def cost_so_far() -> Cost:
    """Return what this process and those it waited for have cost until now."""
    return Cost(perf_counter(), sum(os.times()[:4]))


@dataclass
class Phases:
    """A stopwatch: each ``mark`` ends a phase and begins the next."""

    clock: Callable[[], Cost] = cost_so_far
    rows: list[tuple[str, Cost]] = field(default_factory=list)
    _name: str = ""
    _begun: Cost = field(default_factory=lambda: Cost(0.0, 0.0))

    def mark(self, name: str = "") -> None:
        """End the phase that runs; begin ``name``, unless that is ""."""
        now = self.clock()
        if self._name:
            spent = Cost(now.wall - self._begun.wall, now.cpu - self._begun.cpu)
            self.rows.append((self._name, spent))
        self._name, self._begun = name, now

    def table(self) -> str:
        """Return the phases as a table, in Spanish."""
        total = Cost(sum(c.wall for _, c in self.rows), sum(c.cpu for _, c in self.rows))
        width = max(len(name) for name, _ in [*self.rows, ("en total", total)])
        lines = [f"{'':{width}}   reloj  procesador"]
        lines += [
            f"{name:{width}} {cost.wall:6.2f} s {cost.cpu:9.2f} s"
            for name, cost in [*self.rows, ("en total", total)]
        ]
        return "\n".join(lines)
