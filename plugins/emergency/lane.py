"""The emergency lane: from a saved message to the files to upload, without building the site.

Everything it needs of the rest of the portal is handed to it; it only decides what stops an alert,
what has changed, and how long each step took.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from plugins.content_model.finding import Finding, Level
from plugins.content_model.load import Loaded
from plugins.emergency.wanted import wanted

Files = Iterable[tuple[str, bytes]]
MakeFiles = Callable[[Loaded], Files]

OURS = ("content/contingencias/", "content/datos/")
"""Faults elsewhere do not stop an alert: those files are not published by it."""

MOST_LISTED = 12
_PAGE = ".html"


class Check(Protocol):
    """Loads and checks the content that ``only`` wants."""

    def __call__(
        self, root: Path, now: datetime, *, only: Callable[[Path], bool]
    ) -> tuple[Loaded, list[Finding]]:
        """Return what was loaded and every finding."""


class Refused(ValueError):
    """The alert cannot go out; the text says why, in Spanish."""


@dataclass(frozen=True)
class Step:
    """One step and how many seconds it took."""

    nombre: str
    segundos: float


@dataclass
class Timer:
    """Measures steps with the given clock (seconds)."""

    clock: Callable[[], float]
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, nombre: str) -> Iterator[None]:
        """Measure what happens inside, also when it fails."""
        began = self.clock()
        try:
            yield
        finally:
            self.steps.append(Step(nombre, self.clock() - began))


@dataclass(frozen=True)
class Outcome:
    """What the lane did.

    ``changed`` are the paths written, ``upload`` those and the scripts and styles they name,
    ``withheld`` tells of messages that are saved but not public, with the reason.
    """

    changed: tuple[str, ...]
    upload: tuple[str, ...]
    withheld: tuple[str, ...]


def prepare(
    root: Path, now: datetime, check: Check, make: MakeFiles, output: Path, timer: Timer
) -> Outcome:
    """Check the messages of ``root/content`` and write what they change into ``output``.

    Raises:
        Refused: a message or a data file has errors; nothing has been written.
    """
    with timer.step("Revisar"):
        loaded, findings = check(root, now, only=wanted(root / "content"))
        errors = [f for f in findings if f.level is Level.ERROR and f.path.startswith(OURS)]
        if errors:
            raise Refused("\n".join(str(finding) for finding in errors))
    with timer.step("Hacer los archivos"):
        made = list(make(loaded))
    with timer.step("Escribir"):
        changed = tuple(path for path, content in made if replaced(output / path, content))
    kept = [path for path, _ in made if path.startswith("assets/")]
    upload = tuple(dict.fromkeys([*kept, *changed]))
    return Outcome(changed, upload, tuple(_withheld(loaded, now)))


def replaced(target: Path, content: bytes) -> bool:
    """Put ``content`` at ``target`` in one move; False when it is there already."""
    try:
        if target.read_bytes() == content:
            return False
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return True


def report(outcome: Outcome, steps: Sequence[Step]) -> str:
    """Return what the lane did, in Spanish."""
    lines = [f"{step.segundos:6.2f} s  {step.nombre}" for step in steps]
    total = sum(step.segundos for step in steps)
    lines.append(f"{total:6.2f} s  en total")
    lines += [f"ATENCIÓN: {reason}" for reason in outcome.withheld]
    pages = [path for path in outcome.changed if path.endswith(_PAGE)]
    lines.append(f"{len(outcome.changed)} archivos cambiaron ({len(pages)} páginas).")
    lines += [f"  {path}" for path in outcome.changed[:MOST_LISTED]]
    if len(outcome.changed) > MOST_LISTED:
        lines.append(f"  … y {len(outcome.changed) - MOST_LISTED} más")
    return "\n".join(lines)


def _withheld(loaded: Loaded, now: datetime) -> Iterator[str]:
    for entry in loaded.hidden:
        if entry.kind != "contingencia":
            continue
        issued = getattr(entry.record, "emitido", now)
        if issued > now:
            yield (
                f"«{entry.id}» todavía no se publica: su «emitido» es {issued:%d/%m/%Y %H:%M} y "
                f"ahora son las {now:%H:%M}"
            )
        else:
            yield f"«{entry.id}» no se publica: su «estado» es borrador"
