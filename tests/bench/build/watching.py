"""``serve`` on our project: how long from saving a file to the files that show it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.build.measure import RunFailed, TreeMemory

READY = "El sitio está en"
STARTED_WITHIN = 900.0
SHOWN_WITHIN = 300.0
LOOK_SECONDS = 0.001


class Server:
    """A running ``serve``; ``start_seconds`` is how long it took until it answered."""

    def __init__(self, process: subprocess.Popen[bytes], start_seconds: float) -> None:
        self.start_seconds = start_seconds
        self._memory = TreeMemory(process.pid)
        self._memory.start()

    @property
    def pss(self) -> int:
        """The highest memory so far."""
        return self._memory.pss

    def end(self) -> None:
        """Stop sampling."""
        self._memory.stop()


def serve_command() -> tuple[str, ...]:
    """Return what the verb ``serve`` runs once the environment is ready."""
    return (sys.executable, "-m", "invoke", "serve")


@contextmanager
def serving(folder: Path, env: Mapping[str, str], log: Path) -> Iterator[Server]:
    """Serve the project at ``folder`` while the context lasts.

    Raises:
        RunFailed: it ended before it answered.
    """
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            serve_command(),
            cwd=folder,
            env={**env, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            _wait_for(lambda: READY in _text(log), process, log, STARTED_WITHIN)
            server = Server(process, time.perf_counter() - began)
            try:
                yield server
            finally:
                server.end()
        finally:
            _stop(process)


def seconds_until_shown(edit: Callable[[], str], pages: Sequence[Path]) -> float:
    """Make an edit and return the seconds until all of ``pages`` hold what it says.

    Raises:
        RunFailed: it was not shown in time.
    """
    before = {page: _stamp(page) for page in pages}
    told = edit().encode()
    began = time.perf_counter()
    waiting = list(pages)
    while waiting:
        now = time.perf_counter()
        if now - began > SHOWN_WITHIN:
            raise RunFailed(f"El cambio no llegó a {waiting[0]} en {SHOWN_WITHIN:.0f} s.")
        page = waiting[0]
        stamp = _stamp(page)
        if stamp != before[page]:
            before[page] = stamp
            try:
                if told in page.read_bytes():
                    waiting.pop(0)
                    continue
            except OSError:
                pass  # between two folders
        time.sleep(LOOK_SECONDS)
    return time.perf_counter() - began


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return found.st_ino, found.st_mtime_ns, found.st_size


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _wait_for(
    ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, within: float
) -> None:
    limit = time.perf_counter() + within
    while not ready():
        if process.poll() is not None or time.perf_counter() > limit:
            raise RunFailed(f"«serve» no arrancó:\n{_text(log)[-2000:]}")
        time.sleep(0.02)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and what it started: its session is its own."""
    for number in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
