"""The verb of ``tasks.py`` that counts logs; what is not of this package is named to it there.

Its words are Spanish because ``--list`` and ``--help`` show them to the staff.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

ROOT = Path(__file__).resolve().parents[2]

HELP = {
    "logs": "carpeta, archivo o s3://cubeta/prefijo?endpoint=…&region=…; se puede repetir",
    "from_": "primer día o mes que se cuenta: 2026-11-01 o 2026-11",
    "to": "último día o mes que se cuenta, incluido (normal: el de --from)",
    "output": "archivo de cifras (normal: content/datos/cifras.yml)",
    "memory": "memoria para contar; lo que no cabe va cifrado a una carpeta temporal",
    "dry_run": "cuenta y dice qué haría, sin escribir",
    "report": "solo lista las búsquedas sin buena respuesta y la guía más cercana",
    "results": "carpeta con lo que otro motor respondió a las consultas (README)",
    "now": "hora de la ejecución, p. ej. 2026-12-01T12:00:00-05:00 (normal: la real)",
}


def figures_verb(answers: str) -> Task[Callable[..., None]]:
    """Return the verb; ``answers`` is the ``package.module:function`` that judges searches.

    The function takes a Catalogue and searches (see ``cli.Answers`` for what it returns).
    """

    @task(iterable=["logs"], help=HELP)
    def figures(
        c: Context,
        logs: Sequence[str] | None = None,
        from_: str = "",
        to: str = "",
        output: str = "",
        memory: str = "1GB",
        dry_run: bool = False,
        report: bool = False,
        results: str = "",
        now: str = "",
    ) -> None:
        """Cuenta los registros y escribe las cifras."""
        # Only now: DuckDB takes a moment to load, and every other verb would wait for it.
        from plugins.cifras import cli

        words = (output, memory, dry_run, report, results)
        typed = cli.Typed(logs or (), from_, to or from_, *words)
        clock = now or os.environ.get("PORTAL_NOW", "")
        code = cli.main(typed, ROOT, _resolve(answers), clock, sys.stdout)
        if code != 0:
            raise Exit(code=code)

    verb: Task[Callable[..., None]] = figures
    return verb


def _resolve(named: str) -> Any:  # noqa: ANN401 - see figures_verb
    module, _, function = named.partition(":")
    return getattr(import_module(module), function)
