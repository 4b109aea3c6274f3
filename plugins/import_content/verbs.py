"""The verb of ``tasks.py`` that imports; what is not of this package is named to it there.

Its words are Spanish because ``--list`` and ``--help`` show them to the staff.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

from plugins.content_model.named import function_named

ROOT = Path(__file__).resolve().parents[2]

HELP = {
    "what": "qué trae el archivo: remtys (trámites) o noticias",
    "file": "archivo CSV, XLSX o JSON",
    "dry_run": "solo dice qué haría",
    "dependencia": "id de la dependencia de los renglones que no la dicen",
    "tema": "id del tema de los renglones que no lo dicen",
    "columna": "campo=COLUMNA, si una columna no se reconoce; se puede repetir",
}


def import_verb(check: str) -> Task[Callable[..., None]]:
    """Return the verb; ``check`` is the ``package.module:function`` that checks the drafts."""

    @task(name="import", iterable=["columna"], help=HELP)
    def import_content(
        c: Context,
        what: str,
        file: str,
        dry_run: bool = False,
        dependencia: str = "",
        tema: str = "",
        columna: Sequence[str] | None = None,
    ) -> None:
        """Trae trámites o noticias de otro sistema."""
        from plugins.import_content.cli import Options, run

        options = Options(what, Path(file), dry_run, dependencia, tema, tuple(columna or ()))
        code = run(ROOT, os.environ, options, function_named(check), sys.stdout, sys.stderr)
        if code != 0:
            raise Exit(code=code)

    verb: Task[Callable[..., None]] = import_content
    return verb
