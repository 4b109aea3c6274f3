"""Which searches the portal does not answer well, as the browser's own search code sees it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.cifras import Respuesta
from plugins.search_index.run_in_node import search, write_index


def badly_answered(
    catalogue: Catalogue, queries: Sequence[str]
) -> dict[str, tuple[Respuesta, str]]:
    """Return queries that find nothing or only weak matches, with the best guide's id or ``""``.

    Raises NodeError when node is missing.
    """
    if not queries:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        answers = search(write_index(catalogue, Path(folder)), queries)
    found = {}
    for query, answer in zip(queries, answers, strict=True):
        if answer["results"] and not answer["weak"]:
            continue
        guides = [result["id"] for result in answer["results"] if result["tipo"] == "tramite"]
        kind = Respuesta.DEBIL if answer["results"] else Respuesta.NADA
        found[query] = (kind, next(iter(guides), ""))
    return found
