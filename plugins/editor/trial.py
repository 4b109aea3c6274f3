"""Tries a change of content/ in a copy, so that nothing is written that would stop the build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from plugins.content_model.finding import Finding, Level

Check = Callable[[Path], Iterable[Finding]]
"""Returns every finding on the content of a root."""

MOST_TOLD = 5
REPORT = "hallazgos.json"


class CheckFailed(Exception):
    """The check itself broke; the text is what it said."""


def checked_by(command: Sequence[str], code: Path) -> Check:
    """Return a check that runs ``command ROOT --json FILE`` in the folder of the code.

    A process of its own: the check guards itself against endless texts with means that the threads
    of a server do not have. The check raises CheckFailed when it does not end as it should.
    """

    def check(root: Path) -> list[Finding]:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / REPORT
            done = subprocess.run(
                [*command, str(root), "--json", str(report)],
                cwd=code,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            try:
                found = json.loads(report.read_text("utf-8"))
            except (OSError, ValueError) as cause:
                raise CheckFailed(done.stderr.strip()[-500:]) from cause
        return [Finding(**{**f, "level": Level(f["level"])}) for f in found]

    return check


def errors_of(root: Path, check: Check, changes: Mapping[str, bytes | None]) -> list[Finding]:
    """Return the errors that ``changes`` would bring; elsewhere none of those already there.

    ``changes``: new content by path relative to ``root``, None for a file to be deleted.
    """
    with tempfile.TemporaryDirectory(prefix=".ensayo-", dir=_near(root)) as folder:
        copy = Path(folder)
        _copy(root / "content", copy / "content")
        for path, content in changes.items():
            target = copy / path
            # A hard link: what it names must not be written through.
            target.unlink(missing_ok=True)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        found = [f for f in check(copy) if f.level is Level.ERROR]
    if all(f.path in changes for f in found):
        # What is being saved must be right, whatever it was before.
        return found
    known = {_key(f) for f in check(root) if f.level is Level.ERROR}
    return [f for f in found if f.path in changes or _key(f) not in known]


def told(findings: Iterable[Finding]) -> str:
    """Return errors as one message for the person at the editor."""
    found = list(findings)
    lines = [f"{f.campo or Path(f.path).name}: {f.message}" for f in found[:MOST_TOLD]]
    more = [f"y {len(found) - MOST_TOLD} más"] if len(found) > MOST_TOLD else []
    return "No se guardó. " + "; ".join([*lines, *more])


def _near(root: Path) -> Path:
    """Return a folder on the same file system, which hard links need."""
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    return folder


def _copy(source: Path, target: Path) -> None:
    def link(origin: str, copy: str) -> str:
        try:
            os.link(origin, copy)
        except OSError:
            shutil.copy2(origin, copy)
        return copy

    shutil.copytree(source, target, symlinks=True, copy_function=link)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.campo, finding.message
