"""A small piece of work that another process does meanwhile, where one may be forked."""

from __future__ import annotations

import os
import signal
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from typing import TextIO


class Errand:
    """Tells, line by line, what a forked process says; "" for all that it could not say.

    ``work`` runs there and yields the lines; ``begin`` is called first, to let go of what only the
    parent may hold. Where forking is not safe nothing runs, and every line is "".
    """

    def __init__(self, work: Callable[[], Iterable[str]], begin: Callable[[], None]) -> None:
        self._pipe: TextIO | None = None
        if threading.active_count() > 1 or not hasattr(os, "fork"):
            return
        sys.stdout.flush()
        sys.stderr.flush()
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            _run(work, begin, reading, writing)
        os.close(writing)
        self._pipe = os.fdopen(reading, encoding="ascii")
        self._end = weakref.finalize(self, _end, child, self._pipe)

    @property
    def is_sent(self) -> bool:
        """Whether it runs, or has run and was not dismissed."""
        return self._pipe is not None

    def line(self) -> str:
        """Wait for the next line."""
        line = self._pipe.readline() if self._pipe else ""
        return line[:-1] if line.endswith("\n") else ""

    def dismiss(self) -> None:
        """Stop the other process, whatever it does."""
        if self._pipe is not None:
            self._pipe = None
            self._end()


def _run(
    work: Callable[[], Iterable[str]], begin: Callable[[], None], reading: int, writing: int
) -> None:
    # From here on nothing of the parent's may run: no handler, no clean-up, no return.
    code = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        os.close(reading)
        begin()
        for line in work():
            left = memoryview(f"{line}\n".encode("ascii"))
            while left:
                left = left[os.write(writing, left) :]
        code = 0
    finally:
        os._exit(code)


def _end(child: int, pipe: TextIO) -> None:
    pipe.close()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
