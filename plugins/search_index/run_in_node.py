"""Runs the browser's own search code in node, so that what is explained is what people get."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.search_index.outputs import FOLDER, index_files
from plugins.search_index.stemmers import stemmer_module

SCRIPT = Path(__file__).with_suffix(".mjs")


class NodeError(RuntimeError):
    """node is missing (said in Spanish, for staff) or the search code failed (its own words)."""


def run_job(job: dict[str, Any], folder: Path) -> Any:  # noqa: ANN401 - each job has its own
    """Run one job of ``run_in_node.mjs``; ``folder`` is a scratch folder for the stemmer's module.

    Raises:
        NodeError: node is not installed, or it ended with an error.
    """
    module = folder / "stemmer-es.mjs"
    if not module.exists():
        module.write_text(stemmer_module("spanish"), "utf-8")
    program = shutil.which("node")
    if program is None:
        raise NodeError("Falta Node.js: ejecuta python3 tasks.py test, que lo instala.")
    done = subprocess.run(
        [program, str(SCRIPT)],
        input=json.dumps({**job, "stemmer": str(module)}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise NodeError(done.stderr)
    return json.loads(done.stdout)


def write_index(catalogue: Catalogue, folder: Path) -> Path:
    """Write the index files of a catalogue below ``folder``; return the folder of the manifest."""
    for path, data in index_files(catalogue):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / FOLDER


def search(
    index: Path, queries: Iterable[str], idioma: Idioma = Idioma.ES, literal: bool = False
) -> list[dict[str, Any]]:
    """Return the browser's answer to each query; ``index`` is the folder of the manifest."""
    job = {
        "job": "search",
        "folder": str(index),
        "queries": list(queries),
        "lang": idioma.value,
        "literal": literal,
    }
    answers: list[dict[str, Any]] = run_job(job, index.parent)
    return answers
