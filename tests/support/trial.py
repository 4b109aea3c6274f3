"""One edit made in three projects: a clean build of one is what the builds of the others must be.

The others remember: one is built by a new process each time, one by a process that stays, as for
`serve`. To try a change of the machinery by hand::

    .venv/bin/python -m tests.support.trial [part of an edit's name] …

prints a line for each edit of ``tests.support.edits`` that has such a part (or for all), and for
its undoing.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.content_model.fingerprint import fingerprint
from plugins.dev_server.rebuild import Builder
from tests.support.edits import EDITS, ERRORS, Edit
from tests.support.forks import HASTE, Forks
from tests.support.staying import CLOCK_FILE
from tests.support.tiny_site import ROOT, TinySite

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Result:
    """What an edit led to: exit codes, and which paths are not those of the clean build.

    ``is_seen`` tells whether the edit changes the site at all.
    """

    name: str
    codes: Mapping[str, int]
    wrong: Mapping[str, Sequence[str]]
    is_seen: bool

    @property
    def is_right(self) -> bool:
        """Whether everybody ended like the clean build."""
        return len(set(self.codes.values())) == 1 and not any(self.wrong.values())

    def __str__(self) -> str:
        """One line of the table."""
        told = " · ".join(self._of(who, code) for who, code in self.codes.items())
        seen = "" if self.is_seen else "  (nothing to see)"
        return f"{'right' if self.is_right else 'WRONG'}  {self.name:42} {told}{seen}"

    def _of(self, who: str, code: int) -> str:
        wrong = self.wrong.get(who, ())
        more = f", {len(wrong)} differ: {', '.join(wrong[:3])}" if wrong else ""
        return f"{who} {f'exit {code}' if code else 'ok'}{more}"


def differences(found: Mapping[str, bytes], clean: Mapping[str, bytes]) -> list[str]:
    """Return the paths that are in one only, or with other bytes."""
    return sorted(path for path in {*found, *clean} if found.get(path) != clean.get(path))


class Staying:
    """A project that one process builds again and again, told what was edited like `serve`'s."""

    def __init__(self, site: TinySite, **told: str) -> None:
        self.site = site
        self.said: list[str] = []
        told = {"PYTHONPATH": str(ROOT), "PORTAL_PROCESSES": "1", HASTE: "1", **told}
        self._builder = Builder(
            [sys.executable, "-m", "tests.support.staying"],
            cwd=site.root,
            environ={**os.environ, **told},
            report=site.root / "hallazgos.json",
            echo=self.said.append,
        )
        self._known: dict[str, bytes] = {}

    def show(self) -> int:
        """Show what was edited, as `serve` does; what else it changes comes when nobody waits.

        Returns 0, or 1 for a build that failed.
        """
        self.site.root.joinpath(CLOCK_FILE).write_text(self.site.clock)
        self.said.clear()
        before, self._known = self._known, self.site.sources()
        paths = {path for path, _ in before.items() ^ self._known.items()}
        return 0 if self._builder.build(sorted(paths)).ok else 1

    def build(self) -> int:
        """Bring the whole output up to date; return 0, or 1 for a build that failed."""
        return self.show() or (0 if self._builder.build().ok else 1)

    def differences(self, expected: Mapping[str, bytes]) -> list[str]:
        """Return the paths that are not as expected when all that was left for later is made."""
        end = time.monotonic() + PATIENCE_SECONDS
        while found := differences(self.site.built(), expected):
            if time.monotonic() > end:
                break
            time.sleep(0.2)
        return found

    def close(self) -> None:
        """End the process."""
        self._builder.close()


class Trial:
    """Three projects in ``folder`` that are the same but for who builds them."""

    def __init__(self, folder: Path, forks: Forks) -> None:
        self.forks = forks
        self.clean = TinySite.make(folder / "limpio")
        self.fresh = TinySite.make(folder / "nuevo")
        self.staying = Staying(TinySite.make(folder / "queda"))
        self._before: dict[str, bytes] = {}
        self._cleaned: dict[str, tuple[int, dict[str, bytes]]] = {}

    @property
    def sites(self) -> tuple[TinySite, ...]:
        """The three projects."""
        return self.clean, self.fresh, self.staying.site

    def edit(self, edit: Edit) -> None:
        """Make an edit in all three."""
        for site in self.sites:
            edit(site)

    def make(self, name: str, edit: Edit) -> Result:
        """Make an edit in all three, build them, and compare."""
        self.edit(edit)
        return self.compare(name)

    def compare(self, name: str, *, shown: bool = False) -> Result:
        """Build all three; with ``shown`` the one that stays is not asked for the rest.

        Where the clean build fails, the others must fail and leave their output alone.
        """
        code, made = self._clean()
        codes = {
            "clean": code,
            "fresh": self.forks.build(self.fresh, PRUEBA_PRISA="1").code,
            "staying": self.staying.show() if shown else self.staying.build(),
        }
        is_built = code == 0
        expected = made if is_built else self._before
        wrong = {
            "fresh": differences(self.fresh.built(), expected),
            "staying": self.staying.differences(expected),
        }
        is_seen = not is_built or expected != self._before
        self._before = expected
        return Result(name, codes, wrong, is_seen)

    def _clean(self) -> tuple[int, dict[str, bytes]]:
        """Return exit code and files of a clean build; the same sources are built once."""
        state = fingerprint(self.clean.clock, sorted(self.clean.sources().items()))
        if state not in self._cleaned:
            code = self.forks.clean(self.clean).code
            self._cleaned[state] = (code, self.clean.built())
        return self._cleaned[state]

    def begin(self) -> Result:
        """Build all three for the first time."""
        return self.compare("the first build")


@contextmanager
def trial(folder: Path) -> Iterator[Trial]:
    """Give three projects in ``folder``, built; the processes end with the block."""
    forks = Forks()
    try:
        found = Trial(folder, forks)
        try:
            yield found
        finally:
            found.staying.close()
    finally:
        forks.close()


def table(wanted: Sequence[str]) -> Iterator[Result]:
    """Yield what becomes of the edits with a part of ``wanted`` in their names, and undone."""
    edits = {
        name: edit
        for name, edit in {**EDITS, **ERRORS}.items()
        if not wanted or any(part in name for part in wanted)
    }
    with tempfile.TemporaryDirectory() as folder, trial(Path(folder)) as found:
        yield found.begin()
        for name, edit in edits.items():
            yield found.make(name, edit)
            yield found.make(f"… undone ({name})", edit)


if __name__ == "__main__":
    bad = 0
    for result in table(sys.argv[1:]):
        print(result, flush=True)
        bad += not result.is_right
    sys.exit(min(bad, 1))
