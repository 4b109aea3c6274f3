"""When a source says what it says: written by staff as a day, a month, years or words."""

from __future__ import annotations

import re
from datetime import date

from plugins.content_model.noticia import PrecisionFecha

_WRITTEN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def written_date(text: str) -> tuple[date, PrecisionFecha] | None:
    """Return the day or month of ``2026-02-21`` or ``2026-02``; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return first, PrecisionFecha.DIA if day else PrecisionFecha.MES
