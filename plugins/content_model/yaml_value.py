"""What reading YAML gives: plain values, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Loc = tuple[str | int, ...]
"""Where a value stands: keys and list positions from the outside in."""

Node = Any
"""What YAML holds: text, None, and lists and mappings of these."""


class YamlProblem(ValueError):
    """What is wrong with the YAML, in Spanish; ``line`` counts from 1 within the text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass
class YamlValue:
    """The value read and where each part of it stands."""

    value: Node = None
    lines: dict[Loc, int] = field(default_factory=dict)
    duplicates: list[tuple[Loc, int, int]] = field(default_factory=list)
    empties: list[Loc] = field(default_factory=list)
    text_lines: list[str] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """Return the line of ``loc``, or of its nearest parent that stands in the text."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)
