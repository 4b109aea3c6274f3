"""Runs the browser's search code in node on a built index."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.search_index.outputs import FOLDER, index_files
from plugins.search_index.stemmers import stemmer_module

SCRIPT = Path(__file__).with_name("search.mjs")


def node(job: dict[str, Any], folder: Path) -> Any:
    """Run one job of ``search.mjs``; ``folder`` is a scratch folder for the stemmer's module."""
    module = folder / "stemmer-es.mjs"
    if not module.exists():
        module.write_text(stemmer_module("spanish"), "utf-8")
    program = shutil.which("node")
    assert program, "node is not installed: run python3 tasks.py test, which brings it"
    done = subprocess.run(
        [program, str(SCRIPT)],
        input=json.dumps({**job, "stemmer": str(module)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def write_index(catalogue: Catalogue, folder: Path) -> Path:
    """Write the index files of a catalogue below ``folder``; return the folder of the manifest."""
    for path, data in index_files(catalogue):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / FOLDER


def search(catalogue: Catalogue, queries: Iterable[str], folder: Path, **options: Any) -> Any:
    """Return what the browser's engine finds for each query."""
    index = write_index(catalogue, folder)
    job = {"job": "search", "folder": str(index), "queries": list(queries), **options}
    return node(job, folder)
