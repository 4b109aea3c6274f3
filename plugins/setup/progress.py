"""The set-up's progress display: one moving line on a terminal, plain lines anywhere else.

Runs before anything is installed: standard library only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

# On a log (CI, a pipe) silence looks like a hang, and a line a second like noise.
PLAIN_INTERVAL_SECONDS = 15.0


class Progress:
    """Shows which step of how many is running, for how long, and what it is doing."""

    def __init__(self, total: int, stream: TextIO, clock: Callable[[], float]) -> None:
        """Prepare to show ``total`` steps on ``stream``; ``clock`` returns seconds."""
        self._total = total
        self._stream = stream
        self._clock = clock
        self._interactive = stream.isatty()
        self._number = 0
        self._title = ""
        self._note = ""
        self._started = 0.0
        self._shown = 0.0

    def start(self, title: str) -> None:
        """Begin the next step."""
        self._number += 1
        self._title = title
        self._note = ""
        self._started = self._shown = self._clock()
        if self._interactive:
            self._draw()
        else:
            self._write(f"{self._heading()}…\n")

    def note(self, text: str) -> None:
        """Say what the running step is doing; shown at the next :meth:`tick`."""
        self._note = text

    def tick(self) -> None:
        """Redraw; to be called often while a step runs."""
        if self._interactive:
            self._draw()
        elif self._clock() - self._shown >= PLAIN_INTERVAL_SECONDS:
            self._shown = self._clock()
            self._write(f"{self._status()}\n")

    def done(self) -> None:
        """End the step well."""
        self._finish("listo")

    def failed(self) -> None:
        """End the step badly."""
        self._finish("falló")

    def _finish(self, word: str) -> None:
        erase = "\r\033[K" if self._interactive else ""
        self._write(f"{erase}{self._heading()}: {word} ({self._elapsed()} s)\n")

    def _heading(self) -> str:
        return f"[{self._number}/{self._total}] {self._title}"

    def _status(self) -> str:
        note = f" {self._note}" if self._note else ""
        return f"{self._heading()}…{note} ({self._elapsed()} s)"

    def _elapsed(self) -> int:
        return round(self._clock() - self._started)

    def _draw(self) -> None:
        self._write(f"\r\033[K{self._status()}")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
