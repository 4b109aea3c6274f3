"""When the calendar alone changes what the site shows or promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from plugins.content_model.dates import as_instant, day_of
from plugins.content_model.fields import Record

HOLIDAYS_AHEAD = timedelta(days=120)
"""How early search engines are told of a holiday: all of them would weigh down every office."""

SECURITY_TXT_DAYS = 300
"""RFC 9116, 2.5.5, recommends less than a year ahead."""

FAR = timedelta(days=366)
"""From so far ahead on a date is doubted."""

_STARTS = ("publicar_desde", "fecha", "emitido")
_INSTANTS = (*_STARTS, "inicio", "vigente_hasta", "proximo_boletin", "vence")


def start_of(record: Record) -> datetime | None:
    """Return the instant before which a record is secret; None when it has none.

    A message that is not issued yet is as secret as one under embargo.
    """
    start = _start(record)
    return None if start is None else as_instant(start)


def is_early(record: Record, now: datetime) -> bool:
    """Tell whether ``now`` lies before ``start_of``."""
    start = _start(record)
    return start is not None and not _is_reached(start, now)


def is_over(record: Record, now: datetime) -> bool:
    """Tell whether ``end_of`` is reached at ``now``."""
    end = _value(record, "vence")
    return end is not None and _is_reached(end, now)


def _is_reached(value: date | datetime, now: datetime) -> bool:
    # Most are days, and a day is compared sooner than the instant at which it begins.
    return value <= (now if isinstance(value, datetime) else _today(now))


_today = lru_cache(maxsize=8)(day_of)
"""The day of the one instant that thousands of records are compared with."""


def start_day_of(record: Record) -> date | None:
    """Return the day in Cancún of ``start_of``."""
    start = _start(record)
    return None if start is None else day_of(start)


def end_of(record: Record) -> datetime | None:
    """Return the instant from which a record is shown no longer; None when it stays."""
    end = _value(record, "vence")
    return None if end is None else as_instant(end)


def _start(record: Record) -> date | datetime | None:
    fields = record.__dict__
    for name in _STARTS:
        value: date | datetime | None = fields.get(name)
        if value is not None:
            return value
    return None


def _value(record: Record, name: str) -> Any:  # noqa: ANN401 - a field's own type
    """Return the value of a field, None where there is no such field (asking for it is slow)."""
    return record.__dict__.get(name)


def stands_until(records: Iterable[Record], now: datetime) -> datetime:
    """Return the first instant after ``now`` at which the calendar alone may change anything.

    At the latest that is the next midnight in Cancún: prices and closing days go by the day.
    """
    today = day_of(now)
    found = [as_instant(today + timedelta(days=1))]
    for record in records:
        fields = record.__dict__
        for name in _INSTANTS:
            value = fields.get(name)
            # A day that has begun lies behind us, and so does the day a year before.
            if value is not None and (isinstance(value, datetime) or value > today):
                at = as_instant(value)
                # A date more than a year ahead is taken for a slip of the pen.
                found += [at, at - FAR]
    return min(at for at in found if at > now)


def security_txt_expires(built: date) -> datetime:
    """Return when the security.txt of a site built on the day ``built`` runs out.

    It counts from the first of the month, so that the file changes once a month and not with every
    build; a site that is no longer built lets it run out, as the RFC wants.
    """
    return datetime(built.year, built.month, 1, tzinfo=UTC) + timedelta(days=SECURITY_TXT_DAYS)
