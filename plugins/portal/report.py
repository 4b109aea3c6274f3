"""Tells what the checks found: to people on stderr, to programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
