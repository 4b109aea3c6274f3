"""Keeps what was measured line by line, so that an interrupted benchmark goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.build.contestants import Measurement


@dataclass(frozen=True)
class Turn:
    """One turn of one contestant: all its cases, one after another."""

    who: str
    pages: int
    round: int
    load: float
    found: tuple[Measurement, ...]


class Journal:
    """The turns of a run of the benchmark, on disk; ``about`` tells one run from another."""

    def __init__(self, path: Path, about: Mapping[str, Any]) -> None:
        self._path = path
        self._turns: list[Turn] = []
        head, *lines = _lines(path)
        if head == dict(about):
            self._turns = [_turn(line) for line in lines]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{json.dumps(about)}\n", "utf-8")

    @property
    def turns(self) -> Sequence[Turn]:
        """All turns so far."""
        return tuple(self._turns)

    def has(self, who: str, pages: int, round_: int) -> bool:
        """Tell whether a turn has been taken."""
        return any((t.who, t.pages, t.round) == (who, pages, round_) for t in self._turns)

    def add(self, turn: Turn) -> None:
        """Keep a turn."""
        self._turns.append(turn)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(turn))}\n")

    def forget(self) -> None:
        """Begin anew the next time."""
        self._path.unlink(missing_ok=True)


def _lines(path: Path) -> list[Any]:
    """Return what the file holds, without a last line that was cut short; [None] without it."""
    if not path.is_file():
        return [None]
    found = []
    for line in path.read_text("utf-8").splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            break
    return found or [None]


def _turn(line: Mapping[str, Any]) -> Turn:
    found = tuple(Measurement(**one) for one in line["found"])
    return Turn(**{**line, "found": found})
