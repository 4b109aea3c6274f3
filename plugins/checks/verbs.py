"""The verb of ``tasks.py`` that checks the content."""

from __future__ import annotations

import os
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(
    optional=["html"],
    help={
        "html": "escribe también una página para leerla con calma (normal: .cache/revision.html)",
        "format": "text o github (señala los renglones en una propuesta)",
        "json": "archivo donde se escriben también los hallazgos, para programas",
        "now": "hora para la que se revisa, p. ej. 2026-11-20T12:00:00-05:00 (normal: la real)",
    },
)
def check(
    c: Context, html: str | bool | None = None, format: str = "text", json: str = "", now: str = ""
) -> None:
    """Revisa el contenido y dice qué corregir."""
    from plugins.checks.cli import main

    named = {"html": "" if html is None else html, "format": format, "json": json, "now": now}
    # A bare --html arrives as True.
    arguments = [
        f"--{name}" if value is True else f"--{name}={value}"
        for name, value in named.items()
        if value
    ]
    os.chdir(ROOT)
    code = main(arguments)
    if code != 0:
        raise Exit(code=code)
