"""The pages of emergencies: the index and one page per message and language."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content_model.common import Idioma
from plugins.content_model.dates import day_of
from plugins.content_model.urls import contingencia_url, prefix
from plugins.portal.context import Context
from plugins.portal.page import Alternate, Crumb, Meta, Page, page
from plugins.portal.textos import textos
from plugins.portal.views import contingencias as views
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
                    own.que_pasa if own else (record.resumen or record.que_pasa),
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
            views.indice(ctx, idioma),
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
                actualizado=max(
                    (
                        e.record.actualizado or day_of(e.record.emitido)
                        for e in ctx.catalogue.contingencias
                    ),
                    default=None,
                ),
                seccion=_section(idioma),
            ),
        )


def _section(idioma: Idioma) -> str:
    """Maya messages belong to the Spanish index: there is none in Maya."""
    return f"{prefix(Idioma.ES if idioma is Idioma.YUA else idioma)}/contingencia/"
