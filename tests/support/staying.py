"""A build process that stays (``PORTAL_STAY``), as `serve` has one, with a clock that is moved.

Run as ``python -m tests.support.staying`` in a project: what Pelican is run as, but the clock is
what the file ``reloj`` says, and the file ``objetos`` is given what the process holds after each
build: objects, blocks of memory, open files. With ``PRUEBA_CEDE`` what nobody waits for gives way
again and again, each time a little later, as if there were orders.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TextIO

from pelican import main

from plugins.portal import staying
from tests.support.forks import COMMAND, HASTE, make_haste

CLOCK_FILE = "reloj"
COUNTS_FILE = "objetos"
GIVES_WAY = "PRUEBA_CEDE"
GAVE_WAY_FILE = "cedidas"
"""How often it has given way."""


class _Clocked(os._Environ[str]):
    def __getitem__(self, key: str) -> str:
        if key == "PORTAL_NOW":
            return Path(CLOCK_FILE).read_text()
        return super().__getitem__(key)


def counts() -> tuple[int, int, int]:
    """Return how many objects, blocks of memory and open files this process has."""
    gc.collect()
    opened = Path("/proc/self/fd")
    files = len(list(opened.iterdir())) if opened.is_dir() else 0
    return len(gc.get_objects()) + gc.get_freeze_count(), sys.getallocatedblocks(), files


class _Counting:
    """Standard output that, where a build ends, notes what the process holds."""

    def __init__(self, end: str) -> None:
        self._end, self._real = end, sys.stdout

    def write(self, text: str) -> int:
        if text.startswith(self._end) and Path(COUNTS_FILE).exists():
            with Path(COUNTS_FILE).open("a") as file:
                print(*counts(), file=file)
        return self._real.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def make_it_give_way() -> None:
    """See an order the first time that one is looked for, then the second time after that, …"""
    looked, wanted = 0, 1

    def is_asked(lines: TextIO) -> bool:
        del lines
        nonlocal looked, wanted
        looked += 1
        if looked < wanted:
            return False
        looked, wanted = 0, wanted + 1
        Path(GAVE_WAY_FILE).write_text(str(wanted - 1))
        return True

    staying.is_asked = is_asked
    staying.PATIENCE_SECONDS = 0


if __name__ == "__main__":
    if os.environ.get(HASTE):
        make_haste()
    if os.environ.get(GIVES_WAY):
        make_it_give_way()
    os.environ.__class__ = _Clocked
    sys.stdout = _Counting(os.environ["PORTAL_STAY"])
    main([*COMMAND, "--output", "output"])
