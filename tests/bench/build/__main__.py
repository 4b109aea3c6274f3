"""``python -m tests.bench.build``: how fast the portal is built, beside three other generators.

Every size of site is measured in rounds in which all take turns, so that what else the machine
does hits all alike; medians count. What was measured is kept line by line: started again with the
same options, the benchmark goes on where it was interrupted.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.build import contestants, peer_sites, report, trash
from tests.bench.build.contestants import CASES, Measurement
from tests.bench.build.journal import Journal, Turn
from tests.bench.build.measure import RunFailed
from tests.bench.build.peer_sites import Peer
from tests.bench.build.project import Project
from tests.bench.build.tools import FOLDER, ROOT, ToolMissing

OURS = "nuestro"
WITH_IMAGES = "nuestro-fotos"
TITLES = {
    OURS: "Portal",
    WITH_IMAGES: "Portal con fotos",
    **{name: peer.title for name, peer in peer_sites.BY_NAME.items()},
}
USUAL = ("hugo", OURS, "pelican", "eleventy")
BUSY = 0.5
"""Processes waiting per processor above which times on the wall mean little."""


def main(argv: Sequence[str]) -> int:
    """Measure what the command line asks for, print the tables; return the exit code."""
    options = _options(argv)
    if options is None:
        return 2
    about = {
        "version": _version(),
        "sistema": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "procesadores": os.cpu_count(),
        **{name: getattr(options, name) for name in ("pages", "rounds", "only", "cases")},
        **{name: getattr(options, name) for name in ("processes", "seed")},
    }
    work = Path(options.work)
    path = work / "medidas.jsonl"
    if options.fresh:
        path.unlink(missing_ok=True)
    journal = Journal(path, about)
    if journal.turns:
        _say(f"Sigo donde quedó la medición anterior ({len(journal.turns)} turnos hechos).")
    failed = False
    for pages in options.pages:
        failed |= not _measure_size(options, pages, work, journal)
        trash.empty(work / f"{pages}-{options.seed}")
    found = report.figures(journal.turns)
    for line in report.tables(found, TITLES):
        sys.stdout.write(f"{line}\n")
    data = report.as_data(found, journal.turns, about)
    target = Path(options.figures)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    _say(f"Cifras en {target}")
    if not failed:
        journal.forget()
    return int(failed)


def _measure_size(options: argparse.Namespace, pages: int, work: Path, journal: Journal) -> bool:
    """Measure all contestants with one size of site; False when one of them failed."""
    place = work / f"{pages}-{options.seed}"
    turns = _turns(options, pages, place)
    well = True
    for round_ in range(1, options.rounds + 1):
        # Nobody is always first, with the coldest disk.
        start = (round_ - 1) % max(len(turns), 1)
        for who, take in [*turns[start:], *turns[:start]]:
            if journal.has(who, pages, round_):
                continue
            told = f"[{pages:,} noticias, vuelta {round_} de {options.rounds}] {TITLES[who]}"
            load = os.getloadavg()[0]
            if load > BUSY * (os.cpu_count() or 1):
                _say(f"{told}: la máquina está ocupada (carga {load:.1f}); compara el CPU.")
            found = []
            try:
                for one in take():
                    found.append(one)
                    cpu = f", CPU {one.cpu:.2f} s" if one.cpu else ""
                    _say(f"{told}: {CASES[one.case]}: {one.wall:.3f} s{cpu}")
            except (RunFailed, ToolMissing) as cause:
                _say(f"{told}: no se pudo medir. {cause}")
                well = False
                continue
            journal.add(Turn(who, pages, round_, load, tuple(found)))
    return well


Take = Callable[[], Iterator[Measurement]]


def _turns(options: argparse.Namespace, pages: int, place: Path) -> list[tuple[str, Take]]:
    """Return who takes turns, with all that must be there before anything is measured."""
    _say(f"[{pages:,} noticias] Preparo los sitios en {place}…")
    make = partial(Project.make, pages=pages, seed=options.seed, source=Path(options.source))
    project = make(place / OURS, images=False)
    found: list[tuple[str, Take]] = []
    for who in options.only:
        log = place / f"{who}.log"
        if who in peer_sites.BY_NAME:
            peer = peer_sites.BY_NAME[who]
            contestants.prepare_peer(peer, project, place / who)
            found.append((who, partial(_take_peer, peer, place / who, log)))
        else:
            ours = make(place / who, images=True) if who == WITH_IMAGES else project
            cases, processes = options.cases, options.processes
            found.append((who, partial(contestants.measure_ours, ours, cases, processes, log)))
    return found


def _take_peer(peer: Peer, folder: Path, log: Path) -> Iterator[Measurement]:
    yield contestants.measure_peer(peer, folder, log)


def _options(argv: Sequence[str]) -> argparse.Namespace | None:
    parser = argparse.ArgumentParser(
        prog="python3 tasks.py bench build", description="Mide qué tan rápido se construye."
    )
    parser.add_argument("--pages", default="100,1000,10000", help="cuántas noticias, con comas")
    parser.add_argument("--rounds", type=int, default=3, help="vueltas; cuenta la de en medio")
    parser.add_argument("--only", default=",".join(USUAL), help=f"quiénes: {', '.join(TITLES)}")
    parser.add_argument("--cases", default=",".join(CASES), help=f"casos: {', '.join(CASES)}")
    parser.add_argument("--processes", type=int, default=2, help="procesos del portal")
    parser.add_argument("--seed", type=int, default=1, help="semilla del contenido")
    parser.add_argument("--work", default=str(FOLDER / "sitios"), help="carpeta de trabajo")
    parser.add_argument("--source", default=str(ROOT), help="portal cuyo contenido se amplía")
    parser.add_argument("--figures", default=str(FOLDER / "build.json"), help="archivo de cifras")
    parser.add_argument("--fresh", action="store_true", help="olvida una medición interrumpida")
    options = parser.parse_args(argv)
    for name, known in (("only", TITLES), ("cases", CASES)):
        chosen = [one for one in getattr(options, name).split(",") if one]
        unknown = [one for one in chosen if one not in known]
        if unknown or not chosen:
            _say(f"--{name}: «{', '.join(unknown)}» no existe. Hay: {', '.join(known)}")
            return None
        setattr(options, name, chosen)
    sizes = options.pages.replace("_", "").split(",")
    if not all(size.isdecimal() and int(size) > 0 for size in sizes) or options.rounds < 1:
        _say("--pages son números separados por comas (100,1000,10000) y --rounds, 1 o más.")
        return None
    options.pages = [int(size) for size in sizes]
    return options


def _version() -> str:
    """Return the commit that is measured, so that a run never goes on with another's figures."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    # Ended from outside, it ends what it started, as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        _say("\nMedición interrumpida. Repite la misma orden para seguir donde quedó.")
        sys.exit(130)
