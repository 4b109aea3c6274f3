"""The pages of emergencies: the index and one page per message and language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.content_model.common import Idioma
from plugins.content_model.dates import day_of
from plugins.content_model.urls import contingencia_url, prefix
from plugins.portal.context import Context
from plugins.portal.page import Alternate, Crumb, Meta, Page, page
from plugins.portal.textos import textos
from plugins.portal.views import contingencias as views
from plugins.portal.views import emergencia
from plugins.portal.views.common import alternates
from plugins.portal.voice import voice


def messages(ctx: Context) -> Iterator[Page]:
    """Every message, in every language it has text in."""
    for entry in ctx.catalogue.contingencias:
        record = entry.record
        for idioma in (Idioma.ES, *sorted(record.idiomas)):
            t = textos(idioma)
            own = record.idiomas.get(idioma)
            section = _section(idioma)
            yield page(
                "contingencia.html",
                views.contingencia(ctx, entry, idioma),
                Meta(
                    contingencia_url(entry.id, idioma),
                    own.titulo if own else record.titulo,
                    views.resumen(record, idioma),
                    idioma,
                    (Crumb(t.inicio, t.inicio_url), Crumb(t.contingencias, section)),
                    alternates(voice(idioma), ctx.catalogue, entry, idioma),
                    actualizado=record.actualizado or day_of(record.emitido),
                    seccion=section,
                    kind=entry.kind,
                    id=entry.id,
                ),
            )


def index(ctx: Context) -> Iterator[Page]:
    """The index in Spanish and in English."""
    languages = (Idioma.ES, Idioma.EN)
    for idioma in languages:
        t = textos(idioma)
        english = idioma is Idioma.EN
        yield page(
            "contingencias.html",
            emergencia.indice(ctx, idioma),
            Meta(
                _section(idioma),
                t.contingencias,
                "Emergency notices of the city, what to do and whom to call."
                if english
                else "Avisos de emergencia, qué hacer y a quién llamar.",
                idioma,
                (Crumb(t.inicio, t.inicio_url),),
                tuple(
                    Alternate(str(i), _section(i), voice(i).IDIOMAS[i], i is idioma)
                    for i in languages
                ),
                actualizado=_newest(ctx),
                seccion=_section(idioma),
            ),
        )


def record(ctx: Context) -> Iterator[Page]:
    """Every message there has been; only in Spanish, like most of them."""
    t = textos(Idioma.ES)
    yield page(
        "historial.html",
        emergencia.historial(ctx),
        Meta(
            "/contingencia/historial/",
            "Historial de contingencias",
            "Todos los avisos de emergencia de la ciudad, del más nuevo al más antiguo.",
            breadcrumbs=(Crumb(t.inicio, t.inicio_url), Crumb(t.contingencias, "/contingencia/")),
            actualizado=_newest(ctx),
            seccion="/contingencia/",
        ),
    )


def _newest(ctx: Context) -> date | None:
    days = (e.record.actualizado or day_of(e.record.emitido) for e in ctx.catalogue.contingencias)
    return max(days, default=None)


def _section(idioma: Idioma) -> str:
    """Maya messages belong to the Spanish index: there is none in Maya."""
    return f"{prefix(Idioma.ES if idioma is Idioma.YUA else idioma)}/contingencia/"
