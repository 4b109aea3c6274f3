"""security.txt: where to report a weakness of the site (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

VALID_DAYS = 300
"""RFC 9116, 2.5.5, recommends less than a year ahead."""


def security_txt(url: str, today: date) -> str:
    """Return the file for the site at ``url``, built on the day ``today``.

    ``Expires`` counts from the first of the month, so that the file changes once a month and not
    with every build; a site that is no longer built lets it run out, as the RFC wants.
    """
    first = datetime(today.year, today.month, 1, tzinfo=UTC)
    expires = (first + timedelta(days=VALID_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"Contact: {url}/contacto/\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: es, en\n"
        f"Canonical: {url}/.well-known/security.txt\n"
    )
