"""The program that is measured: a file of November 2026 → its figures, as the verb counts them."""

from __future__ import annotations

import os
import secrets
import sys
from datetime import date, datetime

from plugins.cifras.counts import Period, Salts, open_counts
from plugins.cifras.months import Portal, months
from plugins.cifras.run import read_logs
from plugins.cifras.scrub import common_names
from plugins.cifras.sources import find_sources
from plugins.cifras.vocabulary import vocabulary_of
from plugins.content_model.dates import CANCUN

PERIOD = Period(date(2026, 11, 1), date(2026, 11, 30), datetime(2026, 12, 1, tzinfo=CANCUN))


def main(path: str) -> str:
    """Count the file; return what to print last."""
    salts = Salts({day: secrets.token_hex(16) for day in PERIOD.days()}, secrets.token_hex(16))
    workers = max(1, min(4, os.cpu_count() or 1))
    portal = Portal((), vocabulary_of(["predial acta de nacimiento"]), common_names(), lambda _: {})
    with open_counts(PERIOD, salts, (), "1GB", workers) as counts:
        reading = read_logs(find_sources([path], lambda *_, **__: None), counts, workers)
        (month,) = months(counts, PERIOD, reading.days, portal)
    assert reading.lines == reading.rules.total()
    return f"{reading.lines:,} líneas; {month.paginas:,} páginas; {month.visitas:,} visitas"


if __name__ == "__main__":
    print(main(sys.argv[1]))
