"""Our own search in the benchmark: its index, its answers, the bytes of a first result."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import brotli

from plugins.assets.esbuild import bundle_script
from plugins.content_model.catalogue import Catalogue
from plugins.search_index.outputs import FOLDER, MANIFEST, index_files
from tests.plugins.search_index.runner import node

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = ROOT / "theme" / "scripts" / "search"


def write(catalogue: Catalogue, folder: Path) -> Path:
    """Write the index below ``folder``; return the folder of its manifest."""
    for path, data in index_files(catalogue):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / FOLDER


def rankings(index: Path, queries: Iterable[str]) -> list[list[str]]:
    """Return the ids that each query finds."""
    job = {"job": "search", "folder": str(index), "queries": list(queries)}
    return [[r["id"] for r in answer["results"]] for answer in node(job, index.parent)]


def first_result_bytes(index: Path) -> dict[str, int]:
    """Return the brotli size of each file fetched before the first result in a header's box."""
    manifest = json.loads((index / Path(MANIFEST).name).read_bytes())
    files = manifest["es"]
    names = [
        Path(MANIFEST).name,
        files["stemmer"],
        files["partes"][0]["indice"],
        files["partes"][0]["fichas"],
        files["vocabulario"],
    ]
    sizes = {
        entry: _size(list(bundle_script(SCRIPTS / f"{entry}.js", entry).files.values()))
        for entry in ("box", "worker")
    }
    return sizes | {name.split(".")[0]: _size([(index / name).read_bytes()]) for name in names}


def _size(contents: Sequence[bytes]) -> int:
    return sum(len(brotli.compress(content)) for content in contents)
