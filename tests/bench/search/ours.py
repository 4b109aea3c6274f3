"""Our own search in the benchmark: its index, its answers, the bytes of a first result."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import brotli

from plugins.assets.esbuild import bundle_script
from plugins.search_index.outputs import MANIFEST
from plugins.search_index.run_in_node import search

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = ROOT / "theme" / "scripts" / "search"


def rankings(index: Path, queries: Iterable[str]) -> list[list[str]]:
    """Return the ids that each query finds."""
    return [[r["id"] for r in answer["results"]] for answer in search(index, queries)]


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
