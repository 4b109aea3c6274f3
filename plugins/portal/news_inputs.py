"""What pages of news are made from, as quick digests: each edit asks for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.fingerprint import digest_of, digest_of_texts, header_of
from plugins.content_model.noticia import Noticia
from plugins.portal.context import Context
from plugins.portal.index import NEWS_OF_DEPENDENCIA, NEWS_ON_HOME
from plugins.portal.media import in_text
from plugins.portal.pages.noticias import ListPage, NewsList

PictureDigest = Callable[[str], str]
"""Stands for every form of a picture, by its file."""


@dataclass(frozen=True)
class NewsInputs:
    """What pages of news show of one another is worked out once for all of them."""

    ctx: Context
    picture: PictureDigest

    def article(self, entry: Entry[Noticia]) -> str:
        """Return the digest of an entry and of all that its page names; see ``views.noticia``.

        "" where that is not known.
        """
        record, picture = entry.record, self.picture
        if record.adjuntos:
            return ""
        named: list[str] = [digest_of(entry)]
        if record.imagen:
            named.append(picture(record.imagen.archivo))
        if record.galeria:
            named += [picture(photograph.archivo) for photograph in record.galeria]
        if entry.body.cites_files:
            named += [picture(path) for path in in_text(entry.html)]
        named.append(self._beside.get(entry.id, ""))
        named += [self._guide(id_, entry.idioma) for id_ in record.tramites_relacionados]
        if record.contingencia_relacionada:
            named.append(self._emergency(record.contingencia_relacionada))
        named += self._addresses[entry.id]
        return digest_of_texts(named)

    def month(self, entries: Iterable[Entry[Noticia]]) -> str:
        """Return the digest of articles, and of all of other news that they show."""
        beside = self._beside
        told = [text for e in entries for text in (digest_of(e), beside.get(e.id, ""))]
        return digest_of_texts(told)

    def whole_list(self, one: NewsList) -> str:
        """Return the digest of all that the pages of a list show."""
        shown = self.shown
        return digest_of_texts([one.constant, *map(shown.__getitem__, [e.id for e in one.entries])])

    def list_page(self, one: ListPage) -> str:
        """Return the digest of all that a page of a list shows."""
        shown = self.shown
        named = [shown[entry.id] for entry in one.shown]
        return digest_of_texts([one.constant, str(one.number), str(one.total), *named])

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """Return by its id what other pages show of each news item in Spanish."""
        found = {e.id: header_of(e) for e in self.ctx.index.noticias}
        for entry in self.ctx.index.noticias:
            if entry.record.imagen:
                found[entry.id] += self.picture(entry.record.imagen.archivo)
        return found

    @cached_property
    def _beside(self) -> Mapping[str, str]:
        """Return by its id what each news item shows of those that are related to it."""
        shown, ctx = list(self.shown.values()), self.ctx
        return {
            e.id: " ".join([shown[place] for place in places])
            for e, places in zip(ctx.index.noticias, ctx.related_places, strict=True)
        }

    @cached_property
    def _addresses(self) -> Mapping[str, list[str]]:
        """Return by its id the addresses of each news item, one a language."""
        found: dict[str, list[str]] = {}
        for entry in self.ctx.catalogue.noticias:
            found.setdefault(entry.id, []).append(f"{entry.idioma} {entry.url}")
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        return {}

    def _guide(self, id_: str, idioma: Idioma) -> str:
        """Return what news show of a guide that they name."""
        known = self._known.get((id_, idioma))
        if known is None:
            catalogue = self.ctx.catalogue
            guide = catalogue.tramite(id_, idioma) or catalogue.tramite(id_)
            parts = [guide.url, guide.record.titulo, guide.record.resumen] if guide else []
            known = self._known[id_, idioma] = digest_of_texts(parts)
        return known

    def _emergency(self, id_: str) -> str:
        emergency = self.ctx.catalogue.contingencia(id_)
        return digest_of_texts([emergency.id, emergency.record.titulo] if emergency else [])


def on_home(ctx: Context) -> object:
    """Return what the home pages show of news."""
    return _headers(ctx.index.noticias[:NEWS_ON_HOME])


def of_places(ctx: Context) -> object:
    """Return what the pages of dependencias show of news."""
    found = sorted(ctx.index.noticias_por_dependencia.items())
    return [(id_, _headers(entries[:NEWS_OF_DEPENDENCIA])) for id_, entries in found]


def of_messages(ctx: Context) -> object:
    """Return what the pages of emergency messages show of news."""
    found = sorted(ctx.index.noticias_por_contingencia.items())
    return [(id_, _headers(entries)) for id_, entries in found]


def counted(ctx: Context) -> object:
    """Return what the page about open data tells of news; see ``datasets.describe``."""
    news = ctx.index.noticias
    errata = [day.fecha for e in news if e.record.fe_de_erratas for day in e.record.fe_de_erratas]
    newest = max(ctx.changed_on.values(), default=None)
    return len(news), [entry.id for entry in news[:1]], newest, max(errata, default=None)


def _headers(entries: Iterable[Entry[Noticia]]) -> list[str]:
    return [header_of(entry) for entry in entries]
