"""``sitemap.xml`` and ``robots.txt``, from what the pages say about themselves."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from plugins.portal.page import INDEX, Meta

_NS = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def sitemap(metas: Iterable[Meta], siteurl: str) -> bytes:
    """Return the sitemap of every page that may be indexed, in order of address.

    ``lastmod`` is the day of the record's last change, never that of the build.
    """
    rows = [_url(meta, siteurl) for meta in sorted(metas, key=lambda m: m.url) if _listed(meta)]
    body = "\n".join(rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NS}>\n{body}\n</urlset>\n'.encode()


def robots(siteurl: str) -> bytes:
    """Return robots.txt: everything may be read but the staff's editor."""
    return (
        f"User-agent: *\nAllow: /\nDisallow: /admin/\n\nSitemap: {siteurl}/sitemap.xml\n".encode()
    )


def _listed(meta: Meta) -> bool:
    return meta.robots == INDEX and meta.canonical in {"", meta.url}


def _url(meta: Meta, siteurl: str) -> str:
    parts = [f"<loc>{escape(siteurl + meta.url)}</loc>"]
    if meta.actualizado is not None:
        parts.append(f"<lastmod>{meta.actualizado.isoformat()}</lastmod>")
    parts += [
        f'<xhtml:link rel="alternate" hreflang={quoteattr(a.codigo)} '
        f"href={quoteattr(siteurl + a.href)}/>"
        for a in meta.alternates
    ]
    return f"<url>{''.join(parts)}</url>"
