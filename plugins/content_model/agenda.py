"""When the calendar alone changes what the site shows or promises."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from plugins.content_model.dates import as_instant
from plugins.content_model.fields import Record

HOLIDAYS_AHEAD = timedelta(days=120)
"""How early search engines are told of a holiday: all of them would weigh down every office."""

SECURITY_TXT_DAYS = 300
"""RFC 9116, 2.5.5, recommends less than a year ahead."""

_STARTS = ("publicar_desde", "fecha", "emitido")


def start_of(record: Record) -> datetime | None:
    """Return the instant before which a record is secret; None when it has none.

    A message that is not issued yet is as secret as one under embargo.
    """
    start = next((v for n in _STARTS if (v := getattr(record, n, None)) is not None), None)
    return None if start is None else as_instant(start)


def end_of(record: Record) -> datetime | None:
    """Return the instant from which a record is shown no longer; None when it stays."""
    end = getattr(record, "vence", None)
    return None if end is None else as_instant(end)


def security_txt_expires(built: date) -> datetime:
    """Return when the security.txt of a site built on the day ``built`` runs out.

    It counts from the first of the month, so that the file changes once a month and not with every
    build; a site that is no longer built lets it run out, as the RFC wants.
    """
    return datetime(built.year, built.month, 1, tzinfo=UTC) + timedelta(days=SECURITY_TXT_DAYS)
