"""Sanitised HTML whose addresses are still open: what a text says, whatever its links lead to.

Sanitising is the dear part and depends on the text alone; where links lead depends on the whole
site. So a text is sanitised once, and its addresses are filled in whenever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plugins.content_model.markdown_body import publish

# No HTML holds this character: parsers drop or replace it.
_OPEN = "\0"
_SLOT = re.compile(' (?:href|src)="\0(\\d+)\0"')
_WRITTEN = re.compile(
    r"</?(?:p|li|strong|t[dhr]|[uo]l|t(?:able|head|body))>|</(?:a|h[2-6])>"
    r'|<h[2-6] id="[a-z0-9_-]+">|<a href="[A-Za-z0-9/._#-]+">'
)
"""The tags that ``markdown_plain`` writes; of addresses those without scheme, query or escapes."""
_HARD_BLANK = "\u00a0"
_NAMES = {"a": "href", "img": "src"}


class SafeHtml(NamedTuple):
    """``text`` has a NUL where each of ``asked``, (tag, address as written), belongs, in order."""

    text: str
    asked: tuple[tuple[str, str], ...]


def sanitise(html: str) -> SafeHtml:
    """Return the safe form of untrusted ``html``, with its addresses open."""
    asked: list[tuple[str, str]] = []

    def note(tag: str, _name: str, value: str) -> str:
        asked.append((tag, value))
        return f"{_OPEN}{len(asked) - 1}{_OPEN}"

    made = publish(html, note)
    if not asked:
        return SafeHtml(made, ())
    pieces = _SLOT.split(made)
    order = [int(number) for number in pieces[1::2]]
    return SafeHtml(_OPEN.join(pieces[::2]), tuple(asked[number] for number in order))


def sanitise_plain(html: str) -> SafeHtml:
    """Return what ``sanitise`` returns for HTML that ``markdown_plain`` made; a test compares.

    That closes what it opens. So where every tag is one of those few that it writes, and nothing
    else could be taken for one, only addresses are left open. It is not believed: whatever is not
    exactly so, be it a link with a scheme, is for the sanitiser to judge.
    """
    words = _WRITTEN.sub("", html)
    if "<" in words or ">" in words or "&" in words:
        return sanitise(html)
    first, *rest = html.split('<a href="')
    made, asked = [first], []
    for piece in rest:
        address, _, text = piece.partition('"')
        asked.append(("a", address))
        made.append(f"<a{_OPEN}{text}")
    text = "".join(made)
    if _HARD_BLANK in text:
        text = text.replace(_HARD_BLANK, "&nbsp;")
    return SafeHtml(text, tuple(asked))


def fill(safe: SafeHtml, hrefs: Sequence[str | None]) -> str:
    """Return the HTML with one address for each of ``safe.asked``; None leaves the words alone."""
    first, *rest = safe.text.split(_OPEN)
    pieces = [first]
    for (tag, _), href, piece in zip(safe.asked, hrefs, rest, strict=True):
        if href is not None:
            pieces.append(f' {_NAMES[tag]}="{_attribute(href)}"')
        pieces.append(piece)
    return "".join(pieces)


def _attribute(value: str) -> str:
    """Return ``value`` as the sanitiser writes attributes."""
    for sign, name in (("&", "amp"), ("\u00a0", "nbsp"), ('"', "quot"), ("<", "lt"), (">", "gt")):
        if sign in value:
            value = value.replace(sign, f"&{name};")
    return value
