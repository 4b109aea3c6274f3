"""What a build said: whether the site is new, and if not, why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from plugins.content_model.finding import Finding, Level


@dataclass(frozen=True)
class Outcome:
    """The end of one build. ``detail`` is its last output, for failures without findings."""

    ok: bool
    findings: tuple[Finding, ...] = ()
    detail: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stopped the build."""
        return tuple(found for found in self.findings if found.level is Level.ERROR)


def parse_report(text: str) -> tuple[Finding, ...]:
    """Return the findings of a build's report, a JSON list, in order of place.

    A report that cannot be read counts as empty: the build then shows its output instead.
    """
    try:
        rows = json.loads(text)
        return tuple(sorted(_finding(row) for row in rows))
    except (ValueError, KeyError, TypeError):
        return ()


def _finding(row: dict[str, Any]) -> Finding:
    return Finding(
        path=str(row["path"]),
        line=int(row["line"]),
        level=Level(row["level"]),
        campo=str(row["campo"]),
        message=str(row["message"]),
    )
