"""A build process that stays (``PORTAL_STAY``), as `serve` has one, with a clock that is moved.

Run as ``python -m tests.support.staying`` in a project: what Pelican is run as, but the clock is
what the file ``reloj`` says, and the file ``objetos`` is given what the process holds after each
build: objects, blocks of memory, open files.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from pelican import main

from tests.support.forks import COMMAND, HASTE, make_haste

CLOCK_FILE = "reloj"
COUNTS_FILE = "objetos"


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


if __name__ == "__main__":
    if os.environ.get(HASTE):
        make_haste()
    os.environ.__class__ = _Clocked
    sys.stdout = _Counting(os.environ["PORTAL_STAY"])
    main([*COMMAND, "--output", "output"])
