"""The pages of news: articles, the paged list, by topic, by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.dates import day_of
from plugins.content_model.noticia import Noticia
from plugins.portal.context import Context
from plugins.portal.page import Crumb, Meta, Page, page
from plugins.portal.textos import textos
from plugins.portal.views import noticias as views
from plugins.portal.views.common import alternates
from plugins.portal.voice import voice

SECTION = "/noticias/"
HOME = Crumb("Inicio", "/")
NEWS = Crumb("Noticias", SECTION)


def articles(ctx: Context) -> Iterator[Page]:
    """Every article, in every language it exists in."""
    for entry in ctx.catalogue.noticias:
        t = textos(entry.idioma)
        record = entry.record
        trail = (HOME, NEWS) if entry.idioma is Idioma.ES else (Crumb(t.inicio, t.inicio_url),)
        yield page(
            "noticia.html",
            views.noticia(ctx, entry),
            Meta(
                entry.url,
                record.titulo,
                record.resumen,
                entry.idioma,
                trail,
                alternates(voice(entry.idioma), ctx.catalogue, entry, entry.idioma),
                actualizado=day_of(record.actualizado or record.fecha),
                seccion=SECTION,
                kind=entry.kind,
                id=entry.id,
            ),
        )


def lists(ctx: Context) -> Iterator[Page]:
    """All news, then by topic, then by year and month; each in pages."""
    topics, years = views.topic_filter(ctx), views.year_filter(ctx)
    yield from _paged(ctx, ctx.index.noticias, SECTION, "Noticias", (HOME,), (topics, years))
    for tema in ctx.catalogue.datos.temas.values():
        entries = ctx.index.noticias_por_tema.get(tema.id, ())
        if entries:
            base, title = f"/noticias/tema/{tema.id}/", f"Noticias: {tema.nombre}"
            by_topic = (views.topic_filter(ctx, tema.id), years)
            yield from _paged(ctx, entries, base, title, (HOME, NEWS), by_topic)
    for year, months in ctx.news_by_month.items():
        base, title = f"/noticias/{year}/", f"Noticias de {year}"
        chosen = views.year_filter(ctx, year)
        of_year = [entry for found in months.values() for entry in found]
        filters = (topics, chosen, views.month_filter(ctx, year))
        yield from _paged(ctx, of_year, base, title, (HOME, NEWS), filters)
        for month, found in months.items():
            trail = (HOME, NEWS, Crumb(year, base))
            name = f"Noticias de {views.month_name(year, month)}"
            filters = (topics, chosen, views.month_filter(ctx, year, month))
            yield from _paged(ctx, found, f"{base}{month}/", name, trail, filters)


def _paged(
    ctx: Context,
    entries: Sequence[Entry[Noticia]],
    base: str,
    titulo: str,
    crumbs: tuple[Crumb, ...],
    filters: tuple[views.GrupoFiltros, ...],
) -> Iterator[Page]:
    newest = max((day_of(e.record.actualizado or e.record.fecha) for e in entries), default=None)
    for number, (url, view) in enumerate(views.paged(ctx, entries, base, titulo, filters), start=1):
        name = titulo if number == 1 else f"{titulo}, página {number}"
        yield page(
            "noticias.html",
            view,
            Meta(
                url,
                name,
                "Noticias, convocatorias y avisos del municipio.",
                breadcrumbs=crumbs,
                actualizado=newest,
                seccion=SECTION,
            ),
        )
