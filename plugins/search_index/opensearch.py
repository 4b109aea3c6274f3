"""The OpenSearch description: lets a browser offer the portal in its own search box."""

from __future__ import annotations

from html import escape  # that of xml.sax loads all of urllib and TLS

from plugins.content_model.publication import Site

PATH = "buscar/opensearch.xml"


def description(site: Site) -> bytes:
    """Return the OpenSearch 1.1 document (https://github.com/dewitt/opensearch)."""
    template = f"{site.url}/buscar/?q={{searchTerms}}"
    icon = f"{site.url}/favicon.svg"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(site.nombre, quote=False)}</ShortName>\n"
        "<Description>Busca trámites, oficinas y noticias de Cancún</Description>\n"
        "<Language>es</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image type="image/svg+xml">{escape(icon, quote=False)}</Image>\n'
        f'<Url type="text/html" method="get" template="{escape(template)}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()
