"""Where the memory of the real site is: what ``PORTAL_INCREMENT`` names."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from plugins.incremental.engine import Engine
from plugins.incremental.progress import Bar
from plugins.incremental.workers import processes_of

CACHE = ".cache/incremental"
PROCESSES_VARIABLE = "PORTAL_PROCESSES"


def increment(root: Path, output: Path) -> Engine:
    """Return what is remembered, below ``root``, of the site in ``output``."""
    processes = processes_of(os.environ.get(PROCESSES_VARIABLE, ""), len(os.sched_getaffinity(0)))
    bar = Bar(sys.stderr, time.monotonic)
    return Engine(root / CACHE, output, processes, _say, bar)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
