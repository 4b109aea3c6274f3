"""How far a long build is, on a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

PATIENCE_SECONDS = 1.0
_STEP_SECONDS = 0.1


class Bar:
    """Shows done, total and pages per second once the work has taken a moment."""

    def __init__(self, stream: TextIO, clock: Callable[[], float], width: int = 24) -> None:
        """``clock`` counts seconds."""
        self._stream, self._clock, self._width = stream, clock, width
        self._begun = self._last = 0.0
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show that about ``done`` of ``total`` are ready."""
        now = self._clock()
        if not self._begun or done < 20:
            self._begun = self._begun if done >= 20 and self._begun else now
        if not self._stream.isatty():
            return
        ready = done >= total
        passed = now - self._begun
        if ready and self._shown:
            self._stream.write("\r\x1b[K")
            self._shown, self._begun = False, 0.0
        elif not ready and passed >= PATIENCE_SECONDS and now - self._last >= _STEP_SECONDS:
            self._last, self._shown = now, True
            filled = self._width * done // total
            bar = "█" * filled + "░" * (self._width - filled)
            speed = f"{done / passed:.0f} por segundo"
            self._stream.write(f"\rPáginas {bar} {done} de {total} ({speed})\x1b[K")
        self._stream.flush()
