"""The plain text of published HTML, for summaries, search and checks."""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = frozenset(
    {
        *("p", "li", "dt", "dd", "tr", "td", "th", "caption", "summary", "details", "blockquote"),
        *("pre", "br", "hr", "ul", "ol", "dl", "h2", "h3", "h4", "h5", "h6"),
    }
)
# The sanitiser quotes every attribute and closes every tag: published HTML has this form only.
_TAG = re.compile(r'</?([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*>')


def plain_text(html: str) -> str:
    """Return the words of published ``html`` with single blanks between them."""
    return " ".join(unescape(_TAG.sub(_apart, html)).split())


def _apart(tag: re.Match[str]) -> str:
    return " " if tag[1] in _BLOCKS else ""
