"""The instant as of which the site is built."""

from __future__ import annotations

from datetime import datetime

from plugins.content_model.dates import CANCUN, parse_instante
from plugins.portal.errors import SettingsError

CLOCK = "PORTAL_NOW"
"""The environment variable that sets it (ISO date-time with offset)."""


def clock_of(given: str) -> datetime:
    """Return the instant ``given``, or the real one where that is ""; raise SettingsError."""
    if not given:
        return datetime.now(CANCUN)
    try:
        return parse_instante(given)
    except ValueError as bad:
        raise SettingsError(f"{CLOCK}: {bad}") from bad
