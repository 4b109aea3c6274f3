"""Tells what the checks found: to people on stderr, to programs as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from plugins.content_model.finding import Finding, Level


def write_findings(findings: Iterable[Finding], path: Path) -> None:
    """Write the findings as a JSON list (path, line, level, campo, message)."""
    path.write_text(json.dumps(rows_of(findings), ensure_ascii=False, indent=1), encoding="utf-8")


def rows_of(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings as plain values."""
    return [{**asdict(found), "level": str(found.level)} for found in findings]


def findings_of(rows: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return the findings that ``rows_of`` was given."""
    return [Finding(**{**row, "level": Level(row["level"])}) for row in rows]


def print_findings(findings: Iterable[Finding], stream: TextIO) -> int:
    """Print one finding a line; return how many are errors."""
    errors = 0
    for found in findings:
        stream.write(f"{found}\n")
        errors += found.level is Level.ERROR
    stream.flush()
    return errors


def tell(findings: Sequence[Finding], report: str | None) -> int:
    """Tell people, and programs in the file ``report``; return how many findings are errors."""
    if report:
        write_findings(findings, Path(report))
    return print_findings(findings, sys.stderr)


def said_before(told: Any) -> tuple[list[Finding], str] | None:  # noqa: ANN401 - what was kept
    """Return the findings and the summary that were kept; None where they make no sense."""
    try:
        return findings_of(told["hallazgos"]), str(told["resumen"])
    except (KeyError, TypeError, ValueError):
        return None
