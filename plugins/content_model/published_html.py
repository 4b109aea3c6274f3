"""Last touches on sanitised HTML, whose form is known: external links, wide tables."""

from __future__ import annotations

import re
from html import escape, unescape

from plugins.content_model.weburl import UnsafeUrl, parse_http

# The sanitiser quotes every attribute but leaves «<» and «>» inside the quotes as they are, so a
# tag is only ever matched as a whole.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>')
_HREF = re.compile(r' href="(https?://[^"]*)"')
_TABLE = '<div class="tabla" role="region" tabindex="0" aria-label="Tabla {number}">'


def finish(html: str) -> str:
    """Return ``html`` with external links marked in words and wide tables made to scroll."""
    if "<table" not in html and 'href="http' not in html:
        return html
    leaves = ""  # what the open link says before it closes
    tables = 0  # landmarks of one page need names of their own

    def touch(match: re.Match[str]) -> str:
        nonlocal leaves, tables
        closing, name, attributes = match.groups()
        if name == "table":
            if closing:
                return "</table></div>"
            tables += 1
            return f"{_TABLE.format(number=tables)}{match[0]}"
        if name != "a":
            return match[0]
        if closing:
            said, leaves = leaves, ""
            return f"{said}</a>"
        external = _HREF.search(attributes)
        if external is None:
            return match[0]
        leaves = _leaves(unescape(external[1]))
        return f"<a{_HREF.sub(_with_rel, attributes, count=1)}>"

    return _TAG.sub(touch, html)


def _with_rel(href: re.Match[str]) -> str:
    return f'{href[0]} rel="noopener noreferrer"'


def _leaves(href: str) -> str:
    try:
        host = parse_http(href).host
    except UnsafeUrl:  # pragma: no cover - only resolved addresses come here
        return ""
    return f' <span class="sale">(sale a {escape(host)})</span>'
