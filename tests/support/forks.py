"""Builds in processes of their own that need not import anything: forked from one that has.

That one has imported Pelican and the plugins and worked out what never changes, no more: each build
finds what a new interpreter would, and can be killed like one.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from plugins.content_model.dataset_table import CONJUNTOS
from plugins.content_model.datasets import public_fields
from tests.support.tiny_site import ROOT, TinySite

MODULES = (
    "pelican",
    "plugins.portal.adapter",
    "plugins.checks.run",
    "plugins.incremental.hook",
    "plugins.structured_data.page_data",
    "plugins.feeds.outputs",
    "plugins.search_index.outputs",
    "plugins.security_headers.outputs",
    "plugins.well_known.outputs",
    "plugins.offline.outputs",
    "tests.support.incremental",
    "tests.support.tiny_hooks",
    # What these import when they are needed.
    "plugins.portal.build",
    "plugins.portal.hooks",
    "docutils.parsers.rst.languages.es",
    "rich.status",
)
COMMAND = ("content", "--settings", "pelicanconf.py", "--fatal", "warnings")
_CHANGES = frozenset(
    {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "ctypes.dlsym"}
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


HASTE = "PRUEBA_PRISA"
"""Environment: what was written a moment ago is believed to be settled, as it is in real life."""
_SETTLED = (
    ("plugins.portal.looks", "SETTLED_NANOSECONDS"),
    ("plugins.content_model.marks", "SAME_MOMENT"),
)


def make_haste() -> None:
    """Believe at once what the file system says of a file; otherwise it takes two seconds."""
    for module, name in _SETTLED:
        found = import_module(module)
        assert hasattr(found, name), f"{module} has another name for its moment of doubt"
        setattr(found, name, 0)


LARGENESS = "PRUEBA_GRANDE"
"""Environment: every site is so large that other processes help before pages are made."""


def make_large() -> None:
    """Have any site count as a large one."""
    engine = import_module("plugins.incremental.engine")
    assert hasattr(engine, "LARGE"), "the least size of a large site has another name"
    setattr(engine, "LARGE", 0)  # noqa: B010 - a module


@dataclass(frozen=True)
class Ended:
    """How a build ended: its exit code (minus the signal that killed it) and what it said."""

    code: int
    said: str


class Forks:
    """Starts builds; ``close`` ends the process they are forked from."""

    def __init__(self) -> None:
        self._logs: dict[int, Path] = {}
        self._count = 0
        own = {key: value for key, value in os.environ.items() if not key.startswith("PORTAL_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forks"],
            cwd=ROOT,
            env={**own, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(
        self,
        site: TinySite,
        *,
        die_at: int = 0,
        event: str = "",
        output: str = "output",
        **environ: str,
    ) -> int:
        """Begin a build of ``site`` in its folder ``output`` and return its number.

        It is killed instead of its ``die_at``-th change of a file (of such an ``event``, of those
        that Python audits: ``os.rename``).
        """
        self._count += 1
        log = site.root / f"dicho-{self._count}.log"
        log.touch()
        asked = {
            "cwd": str(site.root),
            "environ": {"PORTAL_NOW": site.clock, "PORTAL_PROCESSES": "1", **environ},
            "log": str(log),
            "die_at": die_at,
            "event": event,
            "output": output,
        }
        number = int(self._ask({"start": asked}))
        self._logs[number] = log
        return number

    def wait(self, number: int) -> Ended:
        """Wait until a build ends."""
        code, said = int(self._ask({"wait": number})), self.said(number)
        del self._logs[number]
        return Ended(code, said)

    def said(self, number: int) -> str:
        """Return what a build that is at work has said so far."""
        return self._logs[number].read_text("utf-8", errors="replace")

    def build(self, site: TinySite, *, die_at: int = 0, event: str = "", **environ: str) -> Ended:
        """Build ``site`` and wait for it; ``environ`` are further variables."""
        return self.wait(self.start(site, die_at=die_at, event=event, **environ))

    def clean(self, site: TinySite) -> Ended:
        """Build ``site`` from nothing."""
        site.forget()
        return self.build(site)

    def close(self) -> None:
        """End."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _ask(self, what: Mapping[str, Any]) -> str:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{json.dumps(what)}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the process that builds are forked from has ended"
        return answer


def serve(asked: TextIO, answers: TextIO) -> None:
    """Do what is asked, a line each, until there is no more."""
    for name in MODULES:
        import_module(name)
    for conjunto in CONJUNTOS:
        public_fields(conjunto)
    gc.collect()
    gc.freeze()
    for line in asked:
        what = json.loads(line)
        if "start" in what:
            answer = _start(**what["start"])
        else:
            _, status = os.waitpid(what["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        answers.write(f"{answer}\n")
        answers.flush()


def _start(
    cwd: str, environ: Mapping[str, str], log: str, die_at: int, event: str, output: str
) -> int:
    child = os.fork()
    if child:
        return child
    code: object = 1
    try:
        os.chdir(cwd)
        os.environ.update(environ)
        said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for number in (1, 2):
            os.dup2(said, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        if os.environ.get(HASTE):
            make_haste()
        if os.environ.get(LARGENESS):
            make_large()
        if die_at:
            _die_at(die_at, frozenset({event}) if event else _CHANGES, cwd)
        code = _built(output)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _built(output: str) -> object:
    try:
        import_module("pelican").main([*COMMAND, "--output", output])
    except SystemExit as end:
        return end.code or 0
    return 0


def _die_at(step: int, events: Collection[str], folder: str) -> None:
    left = step

    def count(event: str, found: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in events or (event == "open" and not found[2] & _WRITING):
            return
        # What is loaded to exchange two folders has no path; one below an open folder no beginning.
        place = "/" if isinstance(found[0], int) else str(found[0])
        if event == "ctypes.dlsym" or place.startswith(folder) or not place.startswith("/"):
            left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
