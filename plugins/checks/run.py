"""Runs every rule over one load of the content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.checks.rules import RULES
from plugins.checks.site import Site
from plugins.content_model.finding import Finding
from plugins.content_model.load import Loaded, load


def run(
    root: Path,
    now: datetime,
    *,
    show_hidden: bool = False,
    only: Callable[[Path], bool] | None = None,
) -> tuple[Loaded, list[Finding]]:
    """Load ``root/content`` as of ``now`` and return it with every finding, in order of place.

    ``show_hidden`` and ``only`` are those of ``load``. Bad content never raises; an exception is a
    fault of ours.
    """
    loaded = load(root, now, show_hidden=show_hidden, only=only)
    site = Site.of(root, now, loaded)
    findings = set(loaded.findings)
    for rule in RULES:
        findings.update(rule(site))
    return loaded, sorted(findings)


def findings_in(root: Path, now: datetime, *files: Path) -> list[Finding]:
    """Return what is found in some files of ``root/content``, without reading the other texts."""
    wanted = frozenset(files)
    shown = {file.relative_to(root).as_posix() for file in wanted}
    _, found = run(root, now, only=wanted.__contains__)
    return [finding for finding in found if finding.path in shown]
