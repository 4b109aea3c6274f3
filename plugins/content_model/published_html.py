"""Last touches on sanitised HTML, whose form is known: external links, wide tables."""

from __future__ import annotations

import re
from html import escape, unescape

from plugins.content_model.weburl import UnsafeUrl, parse_http

_EXTERNAL = re.compile(r'<a href="(https?://[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


def finish(html: str) -> str:
    """Return ``html`` with external links marked in words and wide tables made to scroll."""
    html = _EXTERNAL.sub(_external, html)
    html = html.replace(
        "<table>", '<div class="tabla" role="region" tabindex="0" aria-label="Tabla"><table>'
    )
    return html.replace("</table>", "</table></div>")


def _external(match: re.Match[str]) -> str:
    href, attributes, label = match.groups()
    try:
        host = parse_http(unescape(href)).host
    except UnsafeUrl:
        return label
    leaves = f' <span class="sale">(sale a {escape(host)})</span>'
    return f'<a href="{href}" rel="noopener noreferrer"{attributes}>{label}{leaves}</a>'
