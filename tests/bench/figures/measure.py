"""Runs a program that counts, and says how long it took and how much memory it had at most."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Measure:
    """What a run took: seconds by the clock and of CPU, bytes at most; 0 when it did not run."""

    name: str
    seconds: float = 0
    cpu: float = 0
    peak: int = 0
    note: str = ""


def ours(path: Path) -> Measure:
    """Measure our own counting; the note is how many pages it counted."""
    command = [sys.executable, "-m", "tests.bench.figures.count", str(path)]
    return _measure("python3 tasks.py figures", command, path.with_name("ours.txt"))


def goaccess(path: Path, folder: Path) -> Measure:
    """Measure GoAccess, where Debian's package is installed."""
    program = shutil.which("goaccess")
    if program is None:
        return Measure("GoAccess", note="no está instalado (apt-get install goaccess)")
    report = folder / "goaccess.json"
    command = [program, str(path), "--log-format=COMBINED", "--no-global-config", "-o", str(report)]
    measure = _measure("GoAccess", command, folder / "goaccess.txt")
    if not report.exists():
        return measure
    read = json.loads(report.read_text("utf-8", "replace"))["general"]["valid_requests"]
    return Measure("GoAccess", measure.seconds, measure.cpu, measure.peak, f"{read:,} líneas")


def _measure(name: str, command: list[str], output: Path) -> Measure:
    before = time.monotonic()
    with output.open("w") as out:
        child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - before
    said = output.read_text("utf-8", "replace").strip()
    if child.returncode != 0:
        return Measure(name, note=f"falló: {said[-300:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measure(
        name, seconds, cpu, usage.ru_maxrss * 1024, said.splitlines()[-1] if said else ""
    )
