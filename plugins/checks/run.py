"""Runs every rule over one load of the content."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from plugins import content_model
from plugins.checks.past import Memory
from plugins.checks.site import Site
from plugins.checks.standing import Standing, found_in
from plugins.checks.study import study
from plugins.content_model.code_version import code_version
from plugins.content_model.finding import Finding
from plugins.content_model.garbage import uncollected
from plugins.content_model.load import Kept, Loaded, load
from plugins.content_model.marks import file_time
from plugins.content_model.readings import Readings
from plugins.content_model.tree import Item

_CODE = (Path(__file__).parent, Path(content_model.__file__).parent)


def run(
    root: Path,
    now: datetime,
    *,
    show_hidden: bool = False,
    only: Callable[[Path], bool] | None = None,
    cache: Path | None = None,
    kept: Kept | None = None,
    changed: Collection[str] | None = None,
    tree: tuple[Item, ...] = (),
) -> tuple[Loaded, list[Finding]]:
    """Load ``root/content`` as of ``now`` and return it with every finding, in order of place.

    ``show_hidden``, ``only``, ``changed`` and ``tree`` are those of ``load``. What follows from
    each file alone is kept in the folder ``cache``, for other processes to find; ``kept`` is filled
    with what this process needs to do it again sooner. Bad content never raises; an exception is a
    fault of ours.
    """
    kept = kept or Kept()
    with uncollected():
        version = code_version(*_CODE) if cache and kept.readings is None else ""
        memory = None
        if cache and only is None and kept.rules is None:
            memory = Memory(cache / "reglas", version, show_hidden, _began(cache))
        if kept.readings is None:
            kept.readings = Readings(study, cache, version, _tell)
        loaded = load(
            root, now, show_hidden=show_hidden, only=only, kept=kept, changed=changed, tree=tree
        )
        site = Site(root, now, loaded)
        kept.rules = _found_in(site, kept.rules, memory)
        findings = {*loaded.findings, *kept.rules.findings}
        for source in loaded.sources:
            findings.update(source.gist.study.findings)
        return loaded, sorted(findings)


def findings_in(root: Path, now: datetime, *files: Path) -> list[Finding]:
    """Return what is found in some files of ``root/content``, without reading the other texts."""
    wanted = frozenset(files)
    shown = {file.relative_to(root).as_posix() for file in wanted}
    _, found = run(root, now, only=wanted.__contains__)
    return [finding for finding in found if finding.path in shown]


def _found_in(site: Site, before: Standing | None, memory: Memory | None) -> Standing:
    if memory is not None and (found := memory.found_in(site)) is not None:
        return found
    # They are many and slow to load, and after most edits what they found stands.
    from plugins.checks.rules import RULES

    found = found_in(site, before, RULES)
    if memory is not None:
        memory.keep(site, found)
    return found


def _began(cache: Path) -> int:
    """Return the time by the clock of the files; 0, before all of them, where it is not told."""
    try:
        return file_time(cache)
    except OSError:
        return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
