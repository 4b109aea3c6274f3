"""A feed as data, the same for Atom and RSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import islice

from plugins.content_model.adjuntos import FOLDER, formato_of
from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.dates import CANCUN, as_instant
from plugins.content_model.noticia import Noticia
from plugins.content_model.publication import Site, tag_uri

EMPTY_UPDATED = datetime(2026, 1, 1, tzinfo=CANCUN)
"""When an empty feed says it was updated: a fixed instant, so that builds are repeatable."""

LANGUAGE = "es-MX"
MOST_ENTRIES = 40

# The HTML of a body was written by a sanitiser: every attribute is in double quotes.
_TAG = re.compile(r'<[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z-]+(?:="[^"]*")?)*\s*/?>')
_ADDRESS = re.compile(r'(\s(?:href|src)=")([/#])([^"]*")')


@dataclass(frozen=True)
class Link:
    """One more address of an entry: ``rel`` and media type as in RFC 4287, size in bytes."""

    url: str
    rel: str
    type: str
    title: str = ""
    length: int = 0


@dataclass(frozen=True)
class Item:
    """One entry. ``html`` is its full content with absolute addresses, ``temas`` id and name."""

    id: str
    titulo: str
    url: str
    publicado: datetime
    actualizado: datetime
    resumen: str
    html: str
    temas: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed: ``url`` is its own address, ``pagina`` that of the page it follows."""

    id: str
    titulo: str
    descripcion: str
    autor: str
    url: str
    pagina: str
    items: tuple[Item, ...]

    @property
    def actualizado(self) -> datetime:
        """The latest change of any entry."""
        return max((item.actualizado for item in self.items), default=EMPTY_UPDATED)


def noticias_feed(catalogue: Catalogue, site: Site, path: str) -> Feed:
    """Return the newest news in Spanish; ``path`` is where the feed itself will be."""
    return Feed(
        tag_uri("noticias"),
        f"{site.nombre}: noticias",
        "Boletines, convocatorias y avisos del municipio de Benito Juárez, Quintana Roo.",
        site.nombre,
        f"{site.url}/{path}",
        f"{site.url}/noticias/",
        tuple(_noticia(entry, catalogue, site) for entry in shown(catalogue)),
    )


def shown(catalogue: Catalogue) -> list[Entry[Noticia]]:
    """Return the news that are in the feed: the newest in Spanish."""
    spanish = (entry for entry in catalogue.noticias if entry.idioma is Idioma.ES)
    return list(islice(spanish, MOST_ENTRIES))


def absolute(html: str, page: str, site_url: str) -> str:
    """Return ``html`` with the addresses that begin with ``/`` or ``#`` made absolute."""

    def in_tag(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(
            lambda m: f"{m[1]}{page if m[2] == '#' else site_url}{m[2]}{m[3]}", tag[0]
        )

    return _TAG.sub(in_tag, html)


def _noticia(entry: Entry[Noticia], catalogue: Catalogue, site: Site) -> Item:
    record = entry.record
    published = as_instant(record.fecha)
    changes = [as_instant(errata.fecha) for errata in record.fe_de_erratas]
    if record.actualizado is not None:
        changes.append(as_instant(record.actualizado))
    temas = catalogue.datos.temas
    url = f"{site.url}{entry.url}"
    return Item(
        tag_uri("noticia", entry.id),
        record.titulo,
        url,
        published,
        max([published, *changes]),
        record.resumen,
        _corrections(record) + absolute(entry.html, url, site.url),
        tuple((id_, temas[id_].nombre) for id_ in record.temas if id_ in temas),
        tuple(_enclosures(record, catalogue, site)),
    )


def _enclosures(record: Noticia, catalogue: Catalogue, site: Site) -> Iterator[Link]:
    """Yield the files to download that a news item offers."""
    for file in record.adjuntos:
        kind, size = formato_of(file.archivo), catalogue.adjuntos.get(file.archivo)
        if kind is not None and size is not None:
            url = f"{site.url}/{FOLDER}/{file.archivo}"
            yield Link(url, "enclosure", kind.media_type, file.titulo, size)


def _corrections(record: Noticia) -> str:
    return "".join(
        f"<p><strong>Corrección del {errata.fecha:%d/%m/%Y}:</strong> {escape(errata.texto)}</p>"
        for errata in record.fe_de_erratas
    )
