"""Dates come in a possible order, and avisos tell of what the calendar will do by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.checks.facts import CALENDAR, facts_of, past_days_of
from plugins.checks.files import Files, Written, aviso_at
from plugins.checks.site import Site
from plugins.content_model.agenda import FAR
from plugins.content_model.catalogue import Visibility
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import as_instant, day_of
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.noticia import Noticia
from plugins.content_model.source import Source
from plugins.content_model.tramite import Tramite

FOUNDED = 1970
"""Cancún did not exist before 1970: an earlier date of ours is a slip of the finger."""


def what_was_seen_or_changed_lies_in_the_past(site: Site) -> Iterator[Finding]:
    """Tell of sources read, corrections made and updates dated after today.

    Only an aviso: a slow clock must not stop an emergency, and the site may be built as of a past
    day.
    """
    today = day_of(site.now)
    for file, facts in site.facts:
        if facts.latest is None or facts.latest <= today:
            continue
        for loc, day in past_days_of(file):
            if day > today:
                yield aviso_at(
                    file,
                    loc,
                    f"la fecha {day.isoformat()} todavía no llega; revisa el año y el mes",
                )


def a_correction_follows_what_it_corrects(files: Files) -> Iterator[Finding]:
    """Refuse corrections dated before their news item."""
    for written in files.written:
        record = written.record
        if isinstance(record, Noticia):
            for index, errata in enumerate(record.fe_de_erratas):
                if errata.fecha < day_of(record.fecha):
                    yield written.error(
                        ("fe_de_erratas", index, "fecha"),
                        f"la corrección ({errata.fecha.isoformat()}) es anterior a la noticia "
                        f"({day_of(record.fecha).isoformat()})",
                    )


def a_date_is_of_this_city_and_age(site: Site) -> Iterator[Finding]:
    """Refuse news and messages from before the city, and tell of those far in the future."""
    # A year between these is right whatever the day and the hour.
    right = range(FOUNDED + 1, (site.now + FAR).year - 1)
    for written in site.of(Noticia):
        record = written.record
        if isinstance(record, Noticia):
            if record.fecha.year not in right:
                yield from _age(written, "fecha", record.fecha, site.now)
            if record.publicar_desde is not None:
                yield from _age(written, "publicar_desde", record.publicar_desde, site.now)
    for written in site.of(Contingencia):
        record = written.record
        if isinstance(record, Contingencia):
            yield from _age(written, "emitido", record.emitido, site.now)
            yield from _age(written, "vigente_hasta", record.vigente_hasta, site.now)


def what_waits_or_has_ended_is_told(site: Site) -> Iterator[Finding]:
    """Tell the writer of records that the calendar hides now."""
    hidden = {entry.path: entry.visibility for entry in site.loaded.hidden}
    for source in site.sources if hidden else ():
        visibility = hidden.get(source.path)
        if visibility is Visibility.EMBARGADO:
            campo = next((c for c in CALENDAR[:2] if getattr(source.record, c, None)), None)
            if campo is not None:
                start = as_instant(getattr(source.record, campo))
                told = f"se publica sola a partir de {start.isoformat()}; mientras tanto "
                yield _hidden(source, campo, f"{told}no aparece en el sitio")
        elif visibility is Visibility.VENCIDO:
            yield _hidden(source, "vence", "ya venció y no aparece en el sitio")


def _hidden(source: Source, campo: str, message: str) -> Finding:
    """Return the aviso at a field of ``CALENDAR``, without reading the file again."""
    return aviso(source.path, facts_of(source).calendar[CALENDAR.index(campo)], campo, message)


def a_guide_is_reviewed_in_time(site: Site) -> Iterator[Finding]:
    """Tell of guides whose data should have been confirmed again by now."""
    today = day_of(site.now)
    for written in site.of(Tramite):
        record = written.record
        if isinstance(record, Tramite) and record.revisar_antes and record.revisar_antes < today:
            yield written.aviso(
                ("revisar_antes",),
                f"tocaba revisar esta guía antes del {record.revisar_antes.isoformat()}; confirma "
                "los datos y cambia la fecha",
            )


def _age(written: Written, campo: str, value: date | datetime, now: datetime) -> Iterator[Finding]:
    day = day_of(value)
    if day.year < FOUNDED:
        yield written.error(
            (campo,), f"{day.isoformat()} es anterior a la ciudad ({FOUNDED}); revisa el año"
        )
    elif as_instant(value) > now + FAR:
        yield written.aviso(
            (campo,), f"{day.isoformat()} está a más de un año de hoy; revisa el año"
        )
