"""On which days a real emergency message was in force."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.dates import as_instant, day_of


def warning_days(catalogue: Catalogue, first: date, last: date) -> frozenset[date]:
    """Return the days from first to last in which a message was in force for any time.

    A message ends when it says so, or when a later one that replaces it is issued.
    """
    real = [e.record for e in catalogue.contingencias if e.record.caracter == "real"]
    replaced: dict[str, datetime] = {}
    for record in real:
        issued = as_instant(record.emitido)
        for old in record.reemplaza:
            replaced[old] = min(issued, replaced.get(old, issued))
    days = set()
    for entry in catalogue.contingencias:
        record = entry.record
        if record.caracter != "real" or record.tipo_mensaje == "cancela":
            continue
        end = min(record.vigente_hasta, replaced.get(entry.id, record.vigente_hasta))
        day, stop = max(day_of(record.inicio), first), min(day_of(end), last)
        while day <= stop:
            days.add(day)
            day += timedelta(days=1)
    return frozenset(days)
