"""Dates come in a possible order, and avisos tell of what the calendar will do by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plugins.checks.files import Files, Written, aviso_at
from plugins.checks.site import Site
from plugins.content_model.agenda import FAR
from plugins.content_model.catalogue import Visibility
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import as_instant, day_of
from plugins.content_model.finding import Finding
from plugins.content_model.noticia import Noticia
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
        for loc, day in facts.past:
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
    for written in site.written:
        record = written.record
        if isinstance(record, Noticia):
            yield from _age(written, "fecha", record.fecha, site.now)
            if record.publicar_desde is not None:
                yield from _age(written, "publicar_desde", record.publicar_desde, site.now)
        elif isinstance(record, Contingencia):
            yield from _age(written, "emitido", record.emitido, site.now)
            yield from _age(written, "vigente_hasta", record.vigente_hasta, site.now)


def what_waits_or_has_ended_is_told(site: Site) -> Iterator[Finding]:
    """Tell the writer of records that the calendar hides now."""
    hidden = {entry.path: entry.visibility for entry in site.loaded.hidden}
    for written in site.written if hidden else ():
        visibility = hidden.get(written.parsed.path)
        record = written.record
        if visibility is Visibility.EMBARGADO:
            start = getattr(record, "publicar_desde", None) or getattr(record, "fecha", None)
            if start is not None:
                campo = "publicar_desde" if getattr(record, "publicar_desde", None) else "fecha"
                yield written.aviso(
                    (campo,),
                    f"se publica sola a partir de {as_instant(start).isoformat()}; mientras tanto "
                    "no aparece en el sitio",
                )
        elif visibility is Visibility.VENCIDO:
            yield written.aviso(("vence",), "ya venció y no aparece en el sitio")


def a_guide_is_reviewed_in_time(site: Site) -> Iterator[Finding]:
    """Tell of guides whose data should have been confirmed again by now."""
    today = day_of(site.now)
    for written in site.written:
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
