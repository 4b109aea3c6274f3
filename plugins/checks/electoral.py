"""Electoral periods: what is advice all year is forbidden in what is published on those days.

Constitution, art. 41, base III, C, and art. 134: government propaganda is suspended from the start
of the campaigns until the vote, except for services of education and health and for civil
protection. The day that counts is the one a record bears, never that of the build: a site must not
stop building only because time passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plugins.checks.site import Site
from plugins.content_model.agenda import start_day_of
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import day_of
from plugins.content_model.editorial import PeriodoElectoral
from plugins.content_model.fields import Record


def period_of(site: Site, record: Record | None) -> PeriodoElectoral | None:
    """Return the period in which a record is published, None for most.

    Messages of contingencies are never held back.
    """
    if record is None:
        return None
    period = period_on(site.loaded.catalogue.datos.periodos_electorales, _day(record))
    return None if period is None or isinstance(record, Contingencia) else period


def period_on(periods: Sequence[PeriodoElectoral], day: date | None) -> PeriodoElectoral | None:
    """Return the period that holds ``day``."""
    if day is None:
        return None
    return next((p for p in periods if p.desde <= day <= p.hasta), None)


def _day(record: Record) -> date | None:
    start = start_day_of(record)
    if start is not None:
        return start
    changed = getattr(record, "actualizado", None)
    return None if changed is None else day_of(changed)
