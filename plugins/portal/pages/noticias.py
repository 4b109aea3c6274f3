"""The pages of news: articles, the paged list, by topic, by year and month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.dates import day_of
from plugins.content_model.fingerprint import fingerprint
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


@dataclass(frozen=True)
class ListPage:
    """One page of a list, not made yet.

    ``shown`` are its items, ``constant`` stands for what all pages of the list share.
    """

    ctx: Context
    url: str
    number: int
    total: int
    shown: Sequence[Entry[Noticia]]
    head: ListHead
    constant: str

    def page(self) -> Page:
        """Return the page."""
        head = self.head
        name = head.titulo if self.number == 1 else f"{head.titulo}, página {self.number}"
        return page(
            "noticias.html",
            views.NoticiasView(
                head.titulo,
                tuple(views.item(self.ctx, e) for e in self.shown),
                self.number,
                self.total,
                head.base,
                head.patron,
                head.filtros,
            ),
            Meta(
                self.url,
                name,
                "Noticias, convocatorias y avisos del municipio.",
                breadcrumbs=head.crumbs,
                actualizado=head.newest,
                seccion=SECTION,
            ),
        )


@dataclass(frozen=True)
class ListHead:
    """What all pages of one list share."""

    base: str
    titulo: str
    crumbs: tuple[Crumb, ...]
    filtros: tuple[views.GrupoFiltros, ...]
    newest: date | None

    @property
    def patron(self) -> str:
        """The address of a page, its number left open."""
        return f"{self.base}pagina/{{}}/"


@dataclass(frozen=True)
class NewsList:
    """One list of news, newest first; ``constant`` stands for what all its pages share."""

    ctx: Context
    entries: Sequence[Entry[Noticia]]
    head: ListHead
    constant: str

    def pages(self) -> Iterator[ListPage]:
        """Yield its pages, not made yet; an empty list has one empty page."""
        total = max(1, -(-len(self.entries) // views.PER_PAGE))
        for number in range(1, total + 1):
            shown = self.entries[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
            base = self.head.base
            url = base if number == 1 else self.head.patron.replace("{}", str(number))
            yield ListPage(self.ctx, url, number, total, shown, self.head, self.constant)


def articles(ctx: Context) -> Iterator[Page]:
    """Every article, in every language it exists in."""
    for entry in ctx.catalogue.noticias:
        yield article(ctx, entry)


def article(ctx: Context, entry: Entry[Noticia]) -> Page:
    """One article."""
    t = textos(entry.idioma)
    record = entry.record
    trail = (HOME, NEWS) if entry.idioma is Idioma.ES else (Crumb(t.inicio, t.inicio_url),)
    return page(
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
    for one in all_lists(ctx):
        for number in one.pages():
            yield number.page()


def all_lists(ctx: Context) -> Iterator[NewsList]:
    """The lists of ``lists``, no page of them made yet."""
    topics, years = _told(views.topic_filter(ctx)), _told(views.year_filter(ctx))
    yield _list(ctx, ctx.index.noticias, SECTION, "Noticias", (HOME,), (topics, years))
    for tema in ctx.catalogue.datos.temas.values():
        entries = ctx.index.noticias_por_tema.get(tema.id, ())
        if entries:
            base, title = f"/noticias/tema/{tema.id}/", f"Noticias: {tema.nombre}"
            by_topic = (_told(views.topic_filter(ctx, tema.id)), years)
            yield _list(ctx, entries, base, title, (HOME, NEWS), by_topic)
    for year, months in ctx.news_by_month.items():
        base, title = f"/noticias/{year}/", f"Noticias de {year}"
        chosen = _told(views.year_filter(ctx, year))
        of_year = [entry for found in months.values() for entry in found]
        filters = (topics, chosen, _told(views.month_filter(ctx, year)))
        yield _list(ctx, of_year, base, title, (HOME, NEWS), filters)
        for month, found in months.items():
            trail = (HOME, NEWS, Crumb(year, base))
            name = f"Noticias de {views.month_name(year, month)}"
            filters = (topics, chosen, _told(views.month_filter(ctx, year, month)))
            yield _list(ctx, found, f"{base}{month}/", name, trail, filters)


_Told = tuple[views.GrupoFiltros, str]
"""A filter and its digest: many lists have the same one."""


def _told(group: views.GrupoFiltros) -> _Told:
    return group, fingerprint(group)


def _list(
    ctx: Context,
    entries: Sequence[Entry[Noticia]],
    base: str,
    titulo: str,
    crumbs: tuple[Crumb, ...],
    filters: tuple[_Told, ...],
) -> NewsList:
    newest = max(map(ctx.changed_on.__getitem__, [e.id for e in entries]), default=None)
    head = ListHead(base, titulo, crumbs, tuple(group for group, _ in filters), newest)
    constant = fingerprint(base, titulo, crumbs, newest, [digest for _, digest in filters])
    return NewsList(ctx, entries, head, constant)
