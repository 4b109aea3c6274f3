"""The verb of ``tasks.py`` that says when to build again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(
    help={
        "json": "para programas: siguiente, motivos y, con --since, toca",
        "now": "hora con la que se calcula, p. ej. 2026-11-20T12:00:00-05:00 (normal: la real)",
        "since": "cuándo empezó la última construcción: dice si ya toca otra",
    }
)
def due(c: Context, json: bool = False, now: str = "", since: str = "") -> None:
    """Dice cuándo toca construir otra vez, y por qué."""
    from plugins.due.cli import run_due

    clock = now or os.environ.get("PORTAL_NOW", "")
    code = run_due(ROOT, sys.stdout, sys.stderr, now=clock, since=since, as_json=json)
    if code != 0:
        raise Exit(code=code)
