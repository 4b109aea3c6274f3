"""Every page of the site, asked for but not made: most news stay as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.fields import Record
from plugins.content_model.fingerprint import digest_of, fingerprint, header_of
from plugins.content_model.noticia import Noticia
from plugins.content_model.tramite import Tramite
from plugins.portal.context import Context
from plugins.portal.media import in_text
from plugins.portal.page import Page, path_of
from plugins.portal.pages import general, noticias, tramites
from plugins.portal.pages.registry import BUILDERS

PictureDigest = Callable[[str], str]
"""Stands for every form of a picture, by its file."""


@dataclass(frozen=True)
class Request:
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
    """Pages that are few and depend on much: all of them stay, or all are looked at one by one.

    ``inputs`` stands for all they are made from beyond what every page shares.
    """

    name: str
    inputs: str
    pages: Callable[[], Iterator[Page]]


def requests(ctx: Context, picture: PictureDigest, files: str) -> Iterator[Request | Bunch]:
    """Yield every page of the site.

    ``files`` stands for the pictures and attachments that pages may show.
    """
    quiet = fingerprint(scope_of(ctx), files)
    scope = fingerprint(quiet, [header_of(e) for e in ctx.catalogue.noticias])
    for builder in BUILDERS:
        lazy = LAZY.get(builder)
        if lazy is not None:
            yield from lazy(ctx, picture)
        elif builder is tramites.guides:
            yield from guides(ctx, quiet)
        else:
            name = f"{builder.__module__}.{builder.__name__}"
            inputs = quiet if builder in NEWS_FREE else scope
            yield Bunch(name, inputs, partial(builder, ctx))


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
            partial(tramites.guide, ctx, entry),
            (entry.kind, entry.id),
        )


def page_of(ctx: Context, entry: Entry[Record]) -> Callable[[], Page] | None:
    """Return what makes the only page that shows the text of ``entry``; None: there may be more."""
    if isinstance(entry.record, Noticia):
        return partial(noticias.article, ctx, cast(Entry[Noticia], entry))
    if isinstance(entry.record, Tramite):
        return partial(tramites.guide, ctx, cast(Entry[Tramite], entry))
    return None


def as_requests(pages: Iterable[Page]) -> Iterator[Request]:
    """Yield a request for each of some pages that are made already."""
    for page in pages:
        yield Request(page.path, "", partial(_same, page), (page.meta.kind, page.meta.id))


def articles(ctx: Context, picture: PictureDigest) -> Iterator[Request]:
    """Yield the article of each news item."""
    for entry in ctx.catalogue.noticias:
        yield Request(
            path_of(entry.url),
            _article_inputs(ctx, entry, picture),
            partial(noticias.article, ctx, entry),
            (entry.kind, entry.id),
        )


def lists(ctx: Context, picture: PictureDigest) -> Iterator[Request]:
    """Yield every page of every list of news."""
    for one in noticias.list_pages(ctx):
        shown = [header_of(entry) for entry in one.shown]
        shown += [picture(e.record.imagen.archivo) for e in one.shown if e.record.imagen]
        yield Request(
            path_of(one.url),
            fingerprint(one.constant, one.number, one.total, shown),
            one.page,
        )


def _article_inputs(ctx: Context, entry: Entry[Noticia], picture: PictureDigest) -> str:
    """Return the digest of the entry and of all that its page names; see ``views.noticia``."""
    record, catalogue = entry.record, ctx.catalogue
    if record.adjuntos:
        return ""
    named: list[str] = [digest_of(entry)]
    photographs = [*([record.imagen] if record.imagen else []), *record.galeria]
    named += [picture(photograph.archivo) for photograph in photographs]
    if entry.body.cites_files:
        named += [picture(path) for path in in_text(entry.html)]
    for id_ in ctx.related_news.get(entry.id, ()):
        other = catalogue.noticia(id_)
        if other is None:
            continue
        named.append(header_of(other))
        if other.record.imagen:
            named.append(picture(other.record.imagen.archivo))
    for id_ in record.tramites_relacionados:
        guide = catalogue.tramite(id_, entry.idioma) or catalogue.tramite(id_)
        named.append(
            fingerprint(guide.url, guide.record.titulo, guide.record.resumen) if guide else ""
        )
    emergency = catalogue.contingencia(record.contingencia_relacionada or "")
    named.append(fingerprint(emergency.id, emergency.record.titulo) if emergency else "")
    for idioma in Idioma:
        found = catalogue.noticia(entry.id, idioma)
        named.append(found.url if found else "")
    return fingerprint(named)


def _same(page: Page) -> Page:
    return page


NEWS_FREE = frozenset(
    {
        general.standing,
        general.helpers,
        tramites.ways_in,
        tramites.topics,
        tramites.life_events,
        tramites.groups,
        tramites.documents,
        tramites.completeness,
    }
)
"""The builders whose pages show nothing of news, but whether a topic has any."""

LAZY: Mapping[
    Callable[[Context], Iterator[Page]], Callable[[Context, PictureDigest], Iterator[Request]]
] = {
    noticias.articles: articles,
    noticias.lists: lists,
}
"""The builders of thousands of pages, and what yields the same pages without making them."""
