"""Dates and instants of Cancún: strict ISO 8601 in, one fixed offset, no system locale.

Quintana Roo has kept UTC-5 all year since 1 February 2015 (Decreto, DOF 31 January 2015), so a
fixed offset is right and no time zone data base is needed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

CANCUN = timezone(timedelta(hours=-5), "Cancún")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})", re.IGNORECASE
)
_EXAMPLES = "2026-03-14 o 2026-03-14T09:30-05:00"


def parse_fecha(text: str) -> date | datetime:
    """Read an ISO date, or an ISO date-time with offset (returned in Cancún's offset).

    Raises ValueError, in Spanish, for every other form: ambiguous ones such as ``12/04/2026`` are
    refused rather than guessed at, and so is a date-time without an offset.
    """
    text = text.strip()
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"la fecha «{text}» no existe en el calendario") from None
    if _DATE_TIME.fullmatch(text):
        try:
            return datetime.fromisoformat(text.replace(" ", "T", 1)).astimezone(CANCUN)
        except ValueError:
            raise ValueError(f"la fecha y hora «{text}» no existe") from None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", text):
        raise ValueError(
            f"a «{text}» le falta la diferencia horaria; para Cancún escribe «{text}-05:00»"
        )
    raise ValueError(
        f"«{text}» no es una fecha clara; escribe año-mes-día, por ejemplo {_EXAMPLES}"
    )


def parse_instante(text: str) -> datetime:
    """Read an ISO date-time with offset; a bare date is refused (ValueError, in Spanish)."""
    value = parse_fecha(text)
    if isinstance(value, datetime):
        return value
    raise ValueError(f"«{text}» no dice la hora; escribe por ejemplo {text}T09:00-05:00")


def as_instant(value: date | datetime) -> datetime:
    """Return the instant a date begins in Cancún; an instant is returned as it is."""
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time(), CANCUN)


def day_of(value: date | datetime) -> date:
    """Return the calendar day in Cancún of a date or an instant."""
    return value.astimezone(CANCUN).date() if isinstance(value, datetime) else value
