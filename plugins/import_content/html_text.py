"""The HTML of an old page as the Markdown that the portal takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import nh3
from markdownify import ATX, MarkdownConverter

from plugins.import_content.cleaning import clean, repaired

_TAGS = {
    *("a", "b", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li"),
    *("ol", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul", "div"),
}
_IS_HTML = re.compile(
    r"<\s*(?:p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|table|span)\b", re.IGNORECASE
)
_IMAGE = re.compile(r"<\s*(?:img|iframe|video|object|embed)\b", re.IGNORECASE)
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_BARE_ADDRESS = re.compile(r"<(https?://[^>\s]+|[^>\s]+@[^>\s]+)>")


@dataclass(frozen=True)
class Converted:
    """The text, what was left out (Spanish, one sentence each)."""

    markdown: str
    lost: tuple[str, ...]


def to_markdown(text: str, allowed: Callable[[str], bool]) -> Converted:
    """Return a body, plain or HTML, as Markdown.

    ``allowed`` tells whether an address may be linked; of other links only the words stay.
    """
    text = repaired(text)
    if not _IS_HTML.search(text):
        return Converted("\n\n".join(_plain(line) for line in clean(text).split("\n")), ())
    lost = []
    pictures = len(_IMAGE.findall(text))
    if pictures:
        lost.append(
            f"trae {pictures} imagen(es) o video(s); guárdalos en content/imagenes y ponlos"
        )
    safe = nh3.clean(text, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None)
    refused: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if allowed(found[1].replace("&amp;", "&")):
            return found[0]
        refused.append(found[1])
        return found[2]

    safe = _LINK.sub(keep, safe)
    if refused:
        shown = ", ".join(dict.fromkeys(refused[:5]))
        lost.append(f"se quitaron {len(refused)} enlace(s) que no se admiten: {shown}")
    markdown = MarkdownConverter(heading_style=ATX, bullets="-", autolinks=False).convert(safe)
    return Converted(_tidy(markdown), tuple(lost))


def _plain(line: str) -> str:
    """Return one line of plain text so that none of its signs means anything in Markdown."""
    line = re.sub(r"&(?=#?\w+;)", "&amp;", line)
    line = re.sub(r"([\\`*_\[\]{}])", r"\\\1", line).replace("<", "&lt;")
    line = re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
    line = re.sub(r"^:", "&#58;", line)
    return re.sub(r"^([#+>-])", r"\\\1", line)


def _tidy(markdown: str) -> str:
    """Put headings in order from ``##`` on, and single blank lines between the blocks."""
    levels: list[int] = []

    def renumber(found: re.Match[str]) -> str:
        level = len(found[1])
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        return f"{'#' * min(len(levels) + 1, 6)} "

    text = _HEADING.sub(renumber, _BARE_ADDRESS.sub(r"\1", markdown))
    lines = (re.sub(r"[ \t\xa0]+$", "", line) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
