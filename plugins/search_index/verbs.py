"""The verb of ``tasks.py`` that explains a search.

Its words are Spanish because ``--list`` and ``--help`` show them to the staff.
"""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(
    positional=["query"],
    help={
        "query": "lo que alguien escribiría en el buscador, entre comillas",
        "report": "lista las palabras de las consultas de prueba que ninguna página tiene",
        "idioma": "es o en",
        "literal": "sin corregir palabras",
    },
)
def search(
    c: Context, query: str, report: bool = False, idioma: str = "es", literal: bool = False
) -> None:
    """Explica por qué una búsqueda encuentra lo que encuentra."""
    from datetime import datetime

    from plugins.content_model.common import Idioma
    from plugins.content_model.dates import CANCUN
    from plugins.content_model.load import load
    from plugins.search_index import cli

    if not query and not report:
        raise Exit("Escribe la búsqueda entre comillas, o --report.", code=2)
    if idioma not in ("es", "en"):
        raise Exit("--idioma es «es» o «en».", code=2)
    catalogue = load(ROOT, datetime.now(CANCUN)).catalogue
    if report:
        files = sorted((ROOT / "tests" / "bench" / "search").glob("consultas*desarrollo.json"))
        code = cli.report(catalogue, files, sys.stdout)
    else:
        code = cli.explain_query(catalogue, query, Idioma(idioma), literal, sys.stdout)
    if code != 0:
        raise Exit(code=code)
