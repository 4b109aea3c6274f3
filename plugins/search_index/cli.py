"""``python3 tasks.py search``: explains a ranking, or lists the words that no guide has."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.search_index.explain import explain
from plugins.search_index.missing_words import as_text, missing_words
from plugins.search_index.run_in_node import NodeError, search, write_index


def explain_query(
    catalogue: Catalogue, query: str, idioma: Idioma, literal: bool, out: TextIO
) -> int:
    """Write why ``query`` finds what it finds; return the exit code."""
    try:
        (answer,) = _ask(catalogue, [query], idioma, literal)
    except NodeError as failure:
        out.write(f"{failure}\n")
        return 1
    out.write(explain(query, answer))
    return 0


def report(catalogue: Catalogue, files: Sequence[Path], out: TextIO) -> int:
    """Write the words of the queries in ``files``, and of those guides expect, that none has."""
    queries = list(dict.fromkeys([*_queries(files), *_expected(catalogue)]))
    try:
        answers = _ask(catalogue, queries, Idioma.ES, literal=False)
    except NodeError as failure:
        out.write(f"{failure}\n")
        return 1
    missing = missing_words(zip(queries, answers, strict=True))
    out.write(f"{len(queries)} consultas; {len(missing)} palabras que ninguna página tiene:\n")
    out.writelines(f"{line}\n" for line in as_text(missing))
    return 0


def _ask(
    catalogue: Catalogue, queries: Sequence[str], idioma: Idioma, literal: bool
) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        return search(write_index(catalogue, Path(folder)), queries, idioma, literal)


def _queries(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        for item in json.loads(path.read_text("utf-8")):
            yield item["q"]


def _expected(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.tramites:
        if entry.idioma is Idioma.ES:
            yield from entry.record.consultas_esperadas
