"""Counts ten million lines: ours and GoAccess, one after the other, on the same file.

``python3 tasks.py bench figures``; ``-m tests.bench.figures 100000`` counts fewer lines.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.figures.logfile import write_log
from tests.bench.figures.measure import Measure, goaccess, ours

LINES = 10_000_000


def main(lines: int) -> int:
    """Write the file, measure both, print a table; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="cifras-bench-") as folder:
        path = Path(folder) / "access.log"
        size = write_log(path, lines)
        print(f"{lines:,} líneas, {size / 1e6:,.0f} MB")
        found = [ours(path), goaccess(path, Path(folder))]
    print(f"{'':<22}{'líneas/s':>12}{'segundos':>10}{'CPU':>8}{'memoria':>12}  {'páginas':>12}")
    for measure in found:
        print(row(measure, lines))
    return 0 if found[0].seconds else 1


def row(measure: Measure, lines: int) -> str:
    """Return a line of the table."""
    if not measure.seconds:
        return f"{measure.name:<22}{measure.note}"
    speed, memory = lines / measure.seconds, measure.peak / 1e6
    return (
        f"{measure.name:<22}{speed:>12,.0f}{measure.seconds:>10.1f}{measure.cpu:>8.1f}"
        f"{memory:>9,.0f} MB  {measure.note:>12}"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LINES))
