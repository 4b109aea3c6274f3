"""A busy portal's month of log, written quickly: people, bots, probes and parts of pages."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from plugins.content_model.dates import CANCUN
from tests.support.access_logs import DESKTOP, PHONE, PROBES, PROGRAMS, ROBOTS, TABLET

START = datetime(2026, 11, 1, tzinfo=CANCUN)
SECONDS = 30 * 86400
TOGETHER = 20_000
AGENTS = (*PHONE[:2] * 12, *TABLET, *DESKTOP * 4, *ROBOTS, *PROGRAMS)
TARGETS = {
    "/": 60,
    "/tramites/pago-predial/": 40,
    "/tramites/licencia-conducir/": 20,
    "/contingencia/": 15,
    "/buscar/?q=predial": 6,
    "/buscar/?q=acta+de+nacimiento": 4,
    "/api/v1/tramites.csv": 1,
    "/assets/main.3f9a2b77.css": 200,
    "/assets/site.88aa01ff.js": 200,
    "/imagenes/2026/playa-640.avif": 200,
    "/icono-192.png": 60,
    "/contingencia/activa.json": 150,
    **dict.fromkeys(PROBES, 5),
}


def write_log(path: Path, lines: int, seed: int = 10) -> int:
    """Write so many lines in nginx's combined format, in order of time; return the bytes."""
    pick = random.Random(seed)
    people = max(1, lines // 25)
    targets, weights = list(TARGETS), list(TARGETS.values())
    size = 0
    with path.open("w", encoding="ascii") as file:
        for first in range(0, lines, TOGETHER):
            many = min(TOGETHER, lines - first)
            at = START + timedelta(seconds=SECONDS * first // lines)
            stamp = f"[{at:%d/%b/%Y:%H:%M:%S} -0500]"
            wanted = pick.choices(targets, weights, k=many)
            text = "".join(
                f'10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255} - - {stamp} "GET {target} HTTP/2.0" '
                f'{404 if target in PROBES else 200} 5123 "-" "{AGENTS[n % len(AGENTS)]}"\n'
                for target in wanted
                for n in (pick.randrange(people),)
            )
            size += file.write(text)
    return size
