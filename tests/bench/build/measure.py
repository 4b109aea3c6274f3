"""What one process costs: time on the wall, processor time, memory of it and all it starts."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.1
_PROC = Path("/proc")


class RunFailed(RuntimeError):
    """The measured program ended with an error; the text is the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """Seconds and bytes. Memory is 0 where the system does not tell (no ``/proc``).

    ``pss`` shares out the memory that several processes use together; ``rss`` counts it for each.
    """

    wall: float
    cpu: float
    pss: int
    rss: int


class TreeMemory:
    """Samples the memory of a process and its descendants until ``stop``; keeps the highest sum."""

    def __init__(self, pid: int) -> None:
        self.pss = self.rss = 0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin sampling."""
        self._thread.start()

    def stop(self) -> None:
        """End sampling."""
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            pss = rss = 0
            for pid in descendants(self._pid):
                one_pss, one_rss = memory(pid)
                pss, rss = pss + one_pss, rss + one_rss
            self.pss, self.rss = max(self.pss, pss), max(self.rss, rss)
            if self._done.wait(SAMPLE_SECONDS):
                return


def run(command: Sequence[str], folder: Path, env: Mapping[str, str], log: Path) -> Cost:
    """Run ``command`` in ``folder`` to its end; what it says goes to ``log``.

    Raises:
        RunFailed: it ended with another code than 0.
    """
    # What the run before has left to be written is none of this one's business.
    os.sync()
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        memory_of_all = TreeMemory(process.pid)
        memory_of_all.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            # With all it started: its session is its own.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            memory_of_all.stop()
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunFailed(log.read_text("utf-8", "replace")[-2000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory_of_all.pss, memory_of_all.rss)


def descendants(pid: int) -> list[int]:
    """Return the process and all it started, as far as the system tells."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            tasks = list((_PROC / str(one) / "task").iterdir())
            for task in tasks:
                waiting += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            continue  # it has just ended
    return found


def memory(pid: int) -> tuple[int, int]:
    """Return the bytes of one process: its share of what it has, and all that it has."""
    pss = rss = 0
    try:
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            name, _, value = line.partition(":")
            if name == "Pss":
                pss = int(value.split()[0]) * 1024
            elif name == "Rss":
                rss = int(value.split()[0]) * 1024
    except (OSError, ValueError):
        pass
    return pss, rss


def weigh(folder: Path) -> tuple[int, int]:
    """Return how many files are below a folder, and their bytes."""
    count = size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            count += 1
            size += (Path(place) / name).stat().st_size
    return count, size
