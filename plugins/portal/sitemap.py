"""``sitemap.xml`` and ``robots.txt``, from what the pages say about themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape  # that of xml.sax loads all of urllib and TLS

from plugins.content_model.fingerprint import digest_of_texts
from plugins.content_model.publication import Group
from plugins.portal.page import INDEX, Meta

_NS = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def maps(rows: Sequence[str], siteurl: str) -> Iterator[Group]:
    """Yield ``sitemap.xml`` of ``rows`` (see ``row_of``) and ``robots.txt``."""

    def make() -> Iterator[tuple[str, bytes]]:
        yield "sitemap.xml", sitemap(rows)
        yield "robots.txt", robots(siteurl)

    yield Group("mapas", digest_of_texts(rows), make)


def sitemap(rows: Iterable[str]) -> bytes:
    """Return the sitemap of these rows, which come in order of address; "" is none."""
    body = "\n".join(filter(None, rows))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NS}>\n{body}\n</urlset>\n'.encode()


def row_of(meta: Meta, siteurl: str) -> str:
    """Return the row of a page; "" where it is not to be indexed.

    ``lastmod`` is the day of the record's last change, never that of the build.
    """
    return _url(meta, siteurl) if _listed(meta) else ""


def robots(siteurl: str) -> bytes:
    """Return robots.txt: everything may be read but the staff's editor."""
    return (
        f"User-agent: *\nAllow: /\nDisallow: /admin/\n\nSitemap: {siteurl}/sitemap.xml\n".encode()
    )


def _listed(meta: Meta) -> bool:
    return meta.robots == INDEX and meta.canonical in {"", meta.url}


def _url(meta: Meta, siteurl: str) -> str:
    parts = [f"<loc>{escape(siteurl + meta.url, quote=False)}</loc>"]
    if meta.actualizado is not None:
        parts.append(f"<lastmod>{meta.actualizado.isoformat()}</lastmod>")
    parts += [
        f'<xhtml:link rel="alternate" hreflang="{escape(a.codigo)}" '
        f'href="{escape(siteurl + a.href)}"/>'
        for a in meta.alternates
    ]
    return f"<url>{''.join(parts)}</url>"
