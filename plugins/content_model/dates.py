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
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2})")
_IN_WORDS = re.compile(
    r"(?:[a-záé]+,? )?([0-9]{1,2})\.?º?[-/. ](?:de )?([a-z]{3,}),?[-/. ](?:de |del )?([0-9]{4})"
)
_SPOKEN_HOUR = re.compile(
    rf"({_DATE.pattern})[t, ]+([0-9]{{1,2}})(?::([0-9]{{2}}))? ?([ap])?\.? ?"
    r"(?:m\.?|h|hrs?\.?|horas)?"
)
# Word processors turn the hyphens that people type into these.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
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
    raise ValueError(f"«{text}» no es una fecha clara; {_advice(text.lower().translate(_HYPHENS))}")


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
    elif found := _SHORT_YEAR.fullmatch(text):
        a, b, c = (int(part) for part in found.groups())
        readings = _existing((2000 + c, b, a), (2000 + c, a, b), (2000 + a, b, c))
    elif hour := _spoken_hour(text):
        return f"escribe el día y la hora de Cancún así: {hour}"
    elif found := _YEAR_FIRST.fullmatch(text):
        readings = _existing(tuple(int(part) for part in found.groups()))
    elif (found := _IN_WORDS.fullmatch(text)) and (month := _month(found[2])):
        readings = _existing((int(found[3]), month, int(found[1])))
    elif re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text):
        missing = "el día" if "-" in text else "el mes y el día"
        return f"falta {missing}; escribe año-mes-día, por ejemplo {_EXAMPLES}"
    else:
        readings = []
    if not readings:
        return f"escribe año-mes-día, por ejemplo {_EXAMPLES}"
    choices = " o ".join(f"{d.isoformat()} ({d.day} de {MONTHS[d.month - 1]})" for d in readings)
    return f"escribe año-mes-día: {choices}"


def _month(word: str) -> int:
    """Return the number of a month by its name or its first letters («nov»); 0 for other words."""
    return next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(word)), 0)


def _spoken_hour(text: str) -> str:
    """Return the instant meant by a day with an hour as people say it («2026-11-24 9 am»)."""
    found = _SPOKEN_HOUR.fullmatch(text)
    if not found:
        return ""
    hour, minute, half = int(found[2]), int(found[3] or 0), found[4]
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    text = f"{found[1]}T{hour:02}:{minute:02}-05:00"
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


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
