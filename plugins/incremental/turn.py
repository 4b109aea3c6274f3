"""One build of an output at a time: who comes second waits, and sees what the first has made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

Look = tuple[int, int, int] | None


class Turn:
    """The right to build; the end of the process gives it back too.

    ``say`` is told, in Spanish, that another build is at work. Where the disk or the system knows
    no locks, nobody waits.
    """

    def __init__(self, file: Path, say: Callable[[str], None]) -> None:
        self._file, self._say = file, say
        self._held = -1

    def take(self) -> bool:
        """Wait for the turn; False when it was ours already."""
        if self._held >= 0 or sys.platform == "win32":
            return self._held < 0
        import fcntl

        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            held = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            return True
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._say("Otra construcción de este sitio está en marcha; espero a que termine.")
            fcntl.flock(held, fcntl.LOCK_EX)
        except OSError:
            os.close(held)
            return True
        self._held = held
        return True

    def give_back(self) -> None:
        """Let others build."""
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)


def look_at(file: Path) -> Look:
    """Return what tells a file from another that took its place; None when there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
