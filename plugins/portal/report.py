"""Tells what the checks found: to people on stderr, to programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from plugins.content_model.finding import Finding, Level


def write_findings(findings: Iterable[Finding], path: Path) -> None:
    """Write the findings as a JSON list (path, line, level, campo, message)."""
    rows = [
        {
            "path": found.path,
            "line": found.line,
            "level": str(found.level),
            "campo": found.campo,
            "message": found.message,
        }
        for found in findings
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def print_findings(findings: Iterable[Finding], stream: TextIO) -> int:
    """Print one finding a line; return how many are errors."""
    errors = 0
    for found in findings:
        stream.write(f"{found}\n")
        errors += found.level is Level.ERROR
    stream.flush()
    return errors
