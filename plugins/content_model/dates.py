"""Dates and instants of Cancún: strict ISO 8601 in, one fixed offset, no system locale.

Quintana Roo has kept UTC-5 all year since 1 February 2015 (Decreto, DOF 31 January 2015), so a
fixed offset is right and no time zone data base is needed.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import TypeVar

CANCUN = timezone(timedelta(hours=-5), "Cancún")

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside these are slips of the finger."""

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = r"[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
_DATE_TIME = re.compile(rf"({_DATE.pattern}{_TIME}) ?(Z|[+-][0-9]{{2}}:?[0-9]{{2}})", re.IGNORECASE)
_NO_OFFSET = re.compile(rf"{_DATE.pattern}{_TIME}", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_IN_WORDS = re.compile(r"([0-9]{1,2})\.?º? (?:de )?([a-z]+),? (?:de |del )?([0-9]{4})")
_EXAMPLES = "2026-03-14 o 2026-03-14T09:30-05:00"


def parse_fecha(text: str) -> date | datetime:
    """Read an ISO date, or an ISO date-time with offset (returned in Cancún's offset).

    Raises ValueError, in Spanish, for every other form: ambiguous ones such as ``12/04/2026`` are
    refused rather than guessed at, and so is a date-time without an offset.
    """
    text = text.strip()
    if _DATE.fullmatch(text):
        try:
            return _plausible(date.fromisoformat(text), text)
        except ValueError as bad:
            raise ValueError(_told(bad, f"la fecha «{text}» no existe en el calendario")) from None
    if found := _DATE_TIME.fullmatch(text):
        try:
            value = datetime.fromisoformat(f"{found[1]}{found[2]}".upper().replace(" ", "T"))
            return _plausible(value, text).astimezone(CANCUN)
        except ValueError as bad:
            raise ValueError(_told(bad, f"la fecha y hora «{text}» no existe")) from None
    if _NO_OFFSET.fullmatch(text):
        raise ValueError(
            f"a «{text}» le falta la diferencia horaria; para Cancún escribe «{text}-05:00»"
        )
    raise ValueError(f"«{text}» no es una fecha clara; {_advice(text.lower())}")


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


D = TypeVar("D", bound=date)


class _Implausible(ValueError):
    """A date that exists but nobody means."""


def _plausible(value: D, text: str) -> D:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise _Implausible(f"el año de «{text}» no parece correcto; escríbelo con cuatro cifras")
    return value


def _told(bad: ValueError, otherwise: str) -> str:
    return str(bad) if isinstance(bad, _Implausible) else otherwise


def _advice(text: str) -> str:
    """Say what to write for a date in another form; never choose between two readings."""
    if found := _NUMBERS.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        readings = _existing((year, second, first), (year, first, second))
    elif found := _YEAR_FIRST.fullmatch(text):
        readings = _existing(tuple(int(part) for part in found.groups()))
    elif (found := _IN_WORDS.fullmatch(text)) and found[2] in MONTHS:
        readings = _existing((int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])))
    elif re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text):
        missing = "el día" if "-" in text else "el mes y el día"
        return f"falta {missing}; escribe año-mes-día, por ejemplo {_EXAMPLES}"
    else:
        readings = []
    if not readings:
        return f"escribe año-mes-día, por ejemplo {_EXAMPLES}"
    choices = " o ".join(f"{d.isoformat()} ({d.day} de {MONTHS[d.month - 1]})" for d in readings)
    return f"escribe año-mes-día: {choices}"


def _existing(*parts: tuple[int, ...]) -> list[date]:
    found: list[date] = []
    for year, month, day in parts:
        try:
            value = date(year, month, day)
        except ValueError:
            continue
        if value not in found:
            found.append(value)
    return found
