"""Every page of the site, asked for but not made: most news stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, cast

from plugins.content_model.catalogue import Entry
from plugins.content_model.fields import Record
from plugins.content_model.fingerprint import digest_of, fingerprint, header_of
from plugins.content_model.noticia import Noticia
from plugins.content_model.tramite import Tramite
from plugins.portal import news_inputs
from plugins.portal.context import Context
from plugins.portal.news_inputs import NewsInputs, PictureDigest
from plugins.portal.page import Page, path_of
from plugins.portal.pages import noticias
from plugins.portal.pages.registry import BUILDERS, pages_of

_MONTH = len("2026-11")


class Request(NamedTuple):
    """One page, not made yet.

    ``inputs`` stands for all it is made from beyond what every page shares ("": not known),
    ``record`` is the kind and id of the entry that it shows whole.
    """

    path: str
    inputs: str
    make: Callable[[], Page]
    record: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Bunch:
    """Pages of which all stay, or all are looked at one by one.

    ``inputs`` stands for all they are made from beyond what every page shares.
    """

    name: str
    inputs: str
    pages: Callable[[], Iterable[Request]]


def requests(ctx: Context, picture: PictureDigest, files: str) -> Iterator[Request | Bunch]:
    """Yield every page of the site.

    ``files`` stands for the pictures and attachments that pages may show.
    """
    quiet = fingerprint(scope_of(ctx), files)
    scope = fingerprint(quiet, [header_of(e) for e in ctx.catalogue.noticias])
    news = NewsInputs(ctx, picture)
    for builder in BUILDERS:
        lazy = LAZY.get(builder)
        if lazy is not None:
            yield from lazy(news, quiet)
        elif builder == "tramites.guides":
            yield from guides(ctx, quiet)
        else:
            inputs = _inputs(builder, ctx, quiet, scope)
            yield Bunch(builder, inputs, partial(_made_now, builder, ctx))


def _inputs(builder: str, ctx: Context, quiet: str, scope: str) -> str:
    if builder in NEWS_FREE:
        return quiet
    shown = NEWS_SHOWN.get(builder)
    return fingerprint(quiet, shown(ctx)) if shown else scope


def scope_of(ctx: Context) -> str:
    """Return the digest of all that pages are made from, but for news and the texts of guides.

    Those texts are shown by nothing but the guide itself. Of the clock there is what it changes.
    """
    catalogue = ctx.catalogue
    whole = (*catalogue.paginas, *catalogue.contingencias)
    return fingerprint(
        ctx.today,
        [e.id for e in ctx.index.anunciadas],
        [e.record.inicio <= catalogue.now for e in catalogue.contingencias],
        [digest_of(e) for e in whole],
        [header_of(e) for e in catalogue.tramites],
        sorted(ctx.index.noticias_por_tema),
        sorted(catalogue.adjuntos.items()),
    )


def guides(ctx: Context, scope: str) -> Iterator[Request]:
    """Yield every guide; of news it shows those that name it."""
    for entry in ctx.catalogue.tramites:
        news = [header_of(e) for e in ctx.index.noticias_por_tramite.get(entry.id, ())]
        yield Request(
            path_of(entry.url),
            fingerprint(scope, digest_of(entry), news),
            partial(_guide, ctx, entry),
            (entry.kind, entry.id),
        )


def page_of(ctx: Context, entry: Entry[Record]) -> Callable[[], Page] | None:
    """Return what makes the only page that shows the text of ``entry``; None: there may be more."""
    if isinstance(entry.record, Noticia):
        return partial(noticias.article, ctx, cast(Entry[Noticia], entry))
    if isinstance(entry.record, Tramite):
        return partial(_guide, ctx, cast(Entry[Tramite], entry))
    return None


def _guide(ctx: Context, entry: Entry[Tramite]) -> Page:
    # As the registry does: loaded where a guide is made.
    from plugins.portal.pages import tramites

    return tramites.guide(ctx, entry)


def one_by_one(asked: Iterable[Request | Bunch]) -> Iterator[Request]:
    """Yield every request, also those of bunches."""
    for one in asked:
        if isinstance(one, Request):
            yield one
        else:
            yield from one.pages()


def _made_now(builder: str, ctx: Context) -> Iterator[Request]:
    """Yield a request for each of some pages, which are made to know them."""
    for page in pages_of(builder, ctx):
        yield Request(page.path, "", partial(_same, page), (page.meta.kind, page.meta.id))


def articles(news: NewsInputs, scope: str) -> Iterator[Request | Bunch]:
    """Yield the article of each news item: month by month, since most edits are of a text.

    ``scope`` stands for all that news show of the rest of the site.
    """
    months: dict[str, list[Entry[Noticia]]] = {}
    for entry in news.ctx.catalogue.noticias:
        if entry.record.adjuntos:
            yield _article(news, entry)
        else:
            months.setdefault(entry.id[:_MONTH], []).append(entry)
    for month, entries in months.items():
        inputs = fingerprint(scope, news.month(entries))
        yield Bunch(f"artículos {month}", inputs, partial(map, partial(_article, news), entries))


def _article(news: NewsInputs, entry: Entry[Noticia]) -> Request:
    return Request(
        path_of(entry.url),
        news.article(entry),
        partial(noticias.article, news.ctx, entry),
        (entry.kind, entry.id),
    )


def lists(news: NewsInputs, scope: str) -> Iterator[Bunch]:
    """Yield the pages of every list of news."""
    del scope
    for one in noticias.all_lists(news.ctx):
        name = f"lista {one.head.base}"
        yield Bunch(name, news.whole_list(one), partial(_list_pages, news, one))


def _list_pages(news: NewsInputs, one: noticias.NewsList) -> Iterator[Request]:
    for page in one.pages():
        yield Request(path_of(page.url), news.list_page(page), page.page)


def _same(page: Page) -> Page:
    return page


NEWS_FREE = frozenset(
    {
        "general.standing",
        "general.helpers",
        "cifras.figures",
        "contingencias.index",
        "contingencias.record",
        "tramites.ways_in",
        "tramites.topics",
        "tramites.life_events",
        "tramites.groups",
        "tramites.documents",
        "tramites.completeness",
    }
)
"""The builders whose pages show nothing of news, but whether a topic has any."""

NEWS_SHOWN: Mapping[str, Callable[[Context], object]] = {
    "general.home": news_inputs.on_home,
    "general.places": news_inputs.of_places,
    "general.open_data": news_inputs.counted,
    "contingencias.messages": news_inputs.of_messages,
}
"""The builders whose pages show a few of the news, and what stands for those."""

LAZY: Mapping[str, Callable[[NewsInputs, str], Iterator[Request | Bunch]]] = {
    "noticias.articles": articles,
    "noticias.lists": lists,
}
"""The builders of thousands of pages, and what asks for the same pages without making them."""
