"""``python3 tasks.py bench search``: our search and three others, on the same documents."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import brotli

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.dates import CANCUN
from plugins.content_model.load import load
from plugins.search_index.documents import SearchDocument, documents
from plugins.search_index.outputs import FOLDER
from plugins.search_index.run_in_node import write_index
from tests.bench.search import in_browser, ours
from tests.bench.search.measures import Quality, Query, load_queries, quality_by_class

HERE = Path(__file__).parent
SHARED = ours.ROOT.parent / "shared" / "busqueda" / "consultas_desarrollo.json"
COPY = HERE / "consultas_desarrollo.json"
OURS = "Portal"
BUDGET = 60 * 1024


def main(queries: str = "", figures: str = "") -> int:
    """Run the benchmark, print its tables, and write the figures as JSON where asked to."""
    path = Path(queries) if queries else (SHARED if SHARED.is_file() else COPY)
    report = run(load_queries(path), load(ours.ROOT, datetime.now(CANCUN)).catalogue)
    sys.stdout.write(as_text(report, path.name))
    if figures:
        text = json.dumps(_plain(report), ensure_ascii=False, indent=1)
        Path(figures).write_text(f"{text}\n", "utf-8")
    return 0


def run(queries: Sequence[Query], catalogue: Catalogue) -> dict[str, Any]:
    """Return the quality of every system, and the bytes and milliseconds of ours."""
    texts = [query.text for query in queries]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = write_index(catalogue, folder / "site")
        rankings = {OURS: ours.rankings(index, texts)}
        sizes = {OURS: ours.first_result_bytes(index)}
        listed = list(documents(catalogue, Idioma.ES))
        theirs = _rivals(listed, texts, folder / "rivals" / "pagefind")
        for system, found in theirs.items():
            rankings[system] = _ids(found["rankings"], listed)
            sizes[system] = {"indice": len(brotli.compress(found["index"].encode()))}
        places, size = in_browser.pagefind_rankings(folder / "rivals", texts)
        rankings["Pagefind"], sizes["Pagefind"] = _ids(places, listed), {"todo": size}
        speed = in_browser.speed(folder / "site", f"/{FOLDER}/", texts)
    return {
        "calidad": {name: quality_by_class(queries, found) for name, found in rankings.items()},
        "bytes": sizes,
        "ms": speed,
    }


def _ids(places: Sequence[Sequence[str]], listed: Sequence[SearchDocument]) -> list[list[str]]:
    return [[listed[int(place)].id for place in found] for found in places]


def _rivals(listed: Sequence[SearchDocument], queries: list[str], pagefind: Path) -> dict[str, Any]:
    """Return what the rivals find, each document named by its place: ids repeat across kinds."""
    fields = [
        {
            "id": str(place),
            "titulo": document.titulo,
            "sinonimos": document.sinonimos,
            "claves": document.claves,
            "resumen": f"{document.resumen} {document.texto}",
        }
        for place, document in enumerate(listed)
    ]
    job = {"documents": fields, "queries": queries, "pagefind": str(pagefind)}
    done = subprocess.run(
        [shutil.which("node") or "node", str(HERE / "rivals.mjs")],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def as_text(report: Mapping[str, Any], name: str) -> str:
    """Return the tables that are printed."""
    lines = [f"Consultas: {name}", ""]
    for system, by_class in report["calidad"].items():
        lines.append(f"{system:<14}{'n':>5}{'MRR@10':>9}{'nDCG@10':>9}{'éxito@1':>9}{'éxito@3':>9}")
        lines += [f"  {clase:<12}{_row(quality)}" for clase, quality in by_class.items()]
        lines.append("")
    lines.append("Bytes (brotli) antes del primer resultado:")
    for system, sizes in report["bytes"].items():
        detail = ", ".join(f"{part} {size:,}" for part, size in sizes.items())
        note = " (sin el código de la biblioteca)" if list(sizes) == ["indice"] else ""
        lines.append(f"  {system:<12}{sum(sizes.values()):>8,}{note}  [{detail}]")
    lines.append(f"  presupuesto {BUDGET:>8,}")
    ms = report["ms"]
    lines += [
        "",
        f"Con el procesador {in_browser.SLOWER} veces más lento (Chromium, mediana de "
        f"{in_browser.ROUNDS}): índice listo en {ms.ready:.0f} ms; consulta p50 {ms.p50:.1f}, "
        f"p95 {ms.p95:.1f}, máx. {ms.max:.1f} ms",
        "",
    ]
    return "\n".join(lines)


def _row(quality: Quality) -> str:
    figures = (quality.mrr, quality.ndcg, quality.s1, quality.s3)
    return f"{quality.n:>5}" + "".join(f"{figure:>9.3f}" for figure in figures)


def _plain(report: Mapping[str, Any]) -> dict[str, Any]:
    quality = {
        name: {clase: asdict(one) for clase, one in by_class.items()}
        for name, by_class in report["calidad"].items()
    }
    return {"calidad": quality, "bytes": report["bytes"], "ms": asdict(report["ms"])}
