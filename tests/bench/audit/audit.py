"""``python3 tasks.py audit``: Lighthouse on the pages that matter, and weights beside others."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from plugins.setup.chromium import find_chromium
from tests.bench.audit.lighthouse import Report, audit
from tests.bench.audit.server import Folders, served
from tests.bench.audit.tools import HERE, ROOT, provide_packages
from tests.bench.audit.weights import KINDS, Weight, weigh

PAGES = {
    "inicio": "/",
    "guía": "/tramites/permiso-circular-sin-placas/",
    "noticia": "/noticias/2024/08/registro-nacimiento-gratis/",
    "contingencia": "/contingencia/delta-2020/",
    "buscar": "/buscar/?q=predial",
}
WEIGHED = {"portal: guía": PAGES["guía"], "portal: contingencia": PAGES["contingencia"]}
# The same guide in other systems, with their CSS and JS as their guides say to include them.
SYSTEMS = {
    "govuk-frontend": ("govuk.html", {"/assets/": "govuk-frontend/dist/govuk/assets"}),
    "@uswds/uswds": ("uswds.html", {}),
    "@gouvfr/dsfr": ("dsfr.html", {}),
}


def main(chosen: Sequence[str] = (), runs: int = 3) -> int:
    """Build the site as for the public, audit it, print both tables; 0 only with full marks.

    ``chosen`` are names of PAGES; none means all. Of ``runs`` runs of a page the middle one counts,
    because what else the machine does changes times.
    """
    wrong = sorted(set(chosen) - set(PAGES))
    if wrong:
        sys.stderr.write(f"No hay páginas {', '.join(wrong)}; hay: {', '.join(PAGES)}.\n")
        return 2
    chromium = find_chromium(os.environ)
    if chromium is None:
        sys.stderr.write("Falta Chromium: python3 tasks.py test lo instala donde puede.\n")
        return 1
    modules = provide_packages()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "output")
        folders = Folders({"/": site})
        with served(folders) as base:
            _build(site, base)
            sys.stdout.writelines(weight_table(_weights(site, modules, chromium)))
            full = True
            try:
                for line, whole in lighthouse_table(
                    _reports(base, chosen, runs, modules, chromium)
                ):
                    sys.stdout.write(line)
                    sys.stdout.flush()
                    full = full and whole
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
                sys.stderr.write(f"Lighthouse no terminó: {failure}\n{failure.stderr!s}\n")
                return 1
    return 0 if full else 1


def _reports(
    base: str, chosen: Sequence[str], runs: int, modules: Path, chromium: Path
) -> Iterator[tuple[str, Report]]:
    for name, path in PAGES.items():
        if not chosen or name in chosen:
            yield name, median([audit(base + path, modules, chromium) for _ in range(runs)])


def median(reports: Sequence[Report]) -> Report:
    """Return the report in the middle, by performance."""
    return sorted(reports, key=lambda report: (-report.scores[0], report.lcp))[len(reports) // 2]


def lighthouse_table(reports: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the table as reports come, and whether each line has full marks."""
    columns = "rend. acces. prác. SEO   LCP s    CLS  TBT ms"
    yield f"\nLighthouse, celular, 4G lenta{'':11}{columns}\n", True
    for name, report in reports:
        marks = "  ".join(f"{score:4}" for score in report.scores)
        times = f"{report.lcp / 1000:7.2f} {report.cls:6.3f} {report.tbt:7.0f}"
        yield f"{name:38} {marks} {times}\n", min(report.scores) == 100
        for fault in report.faults:
            yield f"  {name}: {fault}\n", False


def weight_table(weights: dict[str, Weight]) -> Iterator[str]:
    """Yield the lines of the second table: kB as they travel, brotli, without pictures."""
    kinds = "".join(f"{kind:>12}" for kind in KINDS)
    yield f"Primera vista, kB con brotli{'':8}{kinds}{'total':>12}{'respuestas':>12}\n"
    for name, weight in weights.items():
        parts = "".join(f"{size / 1000:12.1f}" for size in weight.by_kind.values())
        yield f"{name:36}{parts}{weight.total / 1000:12.1f}{weight.answers:12}\n"


def _weights(site: Path, modules: Path, chromium: Path) -> dict[str, Weight]:
    weights: dict[str, Weight] = {}
    ours = Folders({"/": site})
    with served(ours) as base:
        urls = [base + path for path in WEIGHED.values()]
        weights |= zip(WEIGHED, weigh(urls, ours, chromium), strict=True)
    for name, (page, extra) in SYSTEMS.items():
        places = {"/": HERE / "systems", "/npm/": modules}
        theirs = Folders({**places, **{prefix: modules / path for prefix, path in extra.items()}})
        with served(theirs) as base:
            (weights[name],) = weigh([f"{base}/{page}"], theirs, chromium)
    return weights


def _build(output: Path, base: str) -> None:
    # Canonical addresses must be those under which Lighthouse reads the pages.
    command = [sys.executable, "-m", "pelican", "content", "--settings", "publishconf.py"]
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [*command, "--output", str(output), "--fatal", "warnings"],
        cwd=ROOT,
        env={**os.environ, "PORTAL_SITEURL": base},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    _say_failure(done, sys.stderr)


def _say_failure(done: subprocess.CompletedProcess[str], stream: TextIO) -> None:
    if done.returncode != 0:
        stream.write(done.stderr)
        raise SystemExit(1)
