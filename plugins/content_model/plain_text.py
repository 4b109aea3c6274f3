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


_FEW = 20


def opening(html: str, length: int) -> str:
    """Return the first ``length`` characters of ``plain_text``, which need few of the tags."""
    pieces = _TAG.split(html, _FEW)
    # What stands behind the last of these tags may hold others.
    text = _joined(pieces[:-1]) if len(pieces) > 2 * _FEW else ""
    return (text if len(text) > length else plain_text(html))[:length]


def plain_text(html: str) -> str:
    """Return the words of published ``html`` with single blanks between them."""
    return _joined(_TAG.split(html))


def _joined(pieces: list[str]) -> str:
    """Return the words of what stands between tags, whose names are every other piece."""
    pieces[1::2] = [" " if name in _BLOCKS else "" for name in pieces[1::2]]
    return " ".join(unescape("".join(pieces)).split())
