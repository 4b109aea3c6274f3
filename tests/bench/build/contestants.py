"""Who is measured and in which cases: our project, and the sites of the peers."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tasks import WITH_DRAFTS
from tests.bench.build import peer_sites
from tests.bench.build.measure import Cost, run, weigh
from tests.bench.build.peer_sites import Peer
from tests.bench.build.project import PAGES_ALONE, SETTINGS, Project
from tests.bench.build.trash import put_aside
from tests.bench.build.watching import seconds_until_shown, serving

CASES = {
    "limpia": "construcción limpia",
    "limpia-paginas": "limpia, solo lo que los demás también hacen",
    "limpia-1": "limpia, con un proceso",
    "ci": "CI: memoria restaurada, salida vacía",
    "igual": "nada cambió",
    "cuerpo": "cambió un texto",
    "titulo": "cambió un título",
    "nueva": "una noticia más",
    "ajuste": "cambió el nombre del sitio",
    "serve": "«serve» con memoria, hasta que responde",
    "serve-cuerpo": "«serve»: texto, de guardar a archivo",
    "serve-titulo": "«serve»: título, de guardar a archivos",
}
"""What is measured of ours, in this order; of the peers only the first."""

WATCHED_EDITS = 5
"""Edits of each kind in one session of ``serve``; the middle one counts."""

_WATCHED = ("serve", "serve-cuerpo", "serve-titulo")


@dataclass(frozen=True)
class Measurement:
    """One measured case; what a case does not tell is 0."""

    case: str
    wall: float
    cpu: float = 0.0
    pss: int = 0
    rss: int = 0
    files: int = 0
    size: int = 0


def measure_ours(
    project: Project, cases: Collection[str], processes: int, log: Path
) -> Iterator[Measurement]:
    """Measure our project, case after case; each finds what the one before left.

    Raises:
        RunFailed: a build failed.
    """
    project.undo_settings()

    def build(case: str, count: int = processes, settings: str = SETTINGS) -> Measurement:
        command = project.build_command(settings)
        cost = run(command, project.folder, project.environment(count), log)
        return _measured(case, cost, project.output)

    if "limpia-1" in cases:
        project.clean()
        yield build("limpia-1", 1)
    if "limpia-paginas" in cases:
        project.clean()
        yield build("limpia-paginas", settings=PAGES_ALONE)
    project.clean()
    first = build("limpia")
    if "limpia" in cases:
        yield first
    if "ci" in cases:
        project.check_out()
        yield build("ci")
    number = project.pages // 2 + 1
    edits = {
        "igual": lambda: "",
        "cuerpo": lambda: project.edit_body(number),
        "titulo": lambda: project.edit_title(number),
        "nueva": project.add_item,
        "ajuste": project.edit_settings,
    }
    for case, edit in edits.items():
        if case in cases:
            edit()
            yield build(case)
    project.undo_settings()
    if any(case in cases for case in _WATCHED):
        yield from (m for m in _watched(project, processes, number, log) if m.case in cases)


def _watched(project: Project, processes: int, number: int, log: Path) -> Iterator[Measurement]:
    """Measure ``serve`` with the settings that it builds with."""
    env = project.environment(processes)
    warm = (*project.build_command("pelicanconf.py"), *WITH_DRAFTS)
    run(warm, project.folder, env, log)
    page = project.page_of(number)
    listed = project.list_with(number)
    with serving(project.folder, env, log) as server:
        yield Measurement("serve", server.start_seconds)
        for case, edit, files in (
            ("serve-cuerpo", project.edit_body, [page]),
            ("serve-titulo", project.edit_title, [page, listed]),
        ):
            found = []
            for _ in range(WATCHED_EDITS):
                found.append(seconds_until_shown(lambda edit=edit: edit(number), files))  # type: ignore[misc]
            yield Measurement(case, median(found), pss=server.pss)


def measure_peer(peer: Peer, folder: Path, log: Path) -> Measurement:
    """Measure a clean build of a peer's site.

    Raises:
        RunFailed: the build failed.
        ToolMissing: its program cannot be installed.
    """
    command = peer.command()
    put_aside([folder / name for name in ("output", *peer.caches)], folder.parent)
    cost = run(command, folder, peer_sites.environment(folder), log)
    return _measured("limpia", cost, folder / "output")


def prepare_peer(peer: Peer, project: Project, folder: Path) -> None:
    """Write the peer's site unless it is there whole."""
    marker = folder.with_name(f"{folder.name}.completo")
    if marker.is_file():
        return
    shutil.rmtree(folder, ignore_errors=True)
    peer_sites.write_site(peer, project.folder, folder)
    marker.touch()


def _measured(case: str, cost: Cost, output: Path) -> Measurement:
    files, size = weigh(output)
    return Measurement(case, cost.wall, cost.cpu, cost.pss, cost.rss, files, size)
