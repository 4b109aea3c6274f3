"""Reads untrusted HTML once, in linear time, as browsers cut it into tags, text and comments.

The standard library's parser is quadratic on hostile text; this one looks at every character once.
It serves to tell the writer what was written; what may be published is the sanitiser's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
"""Elements that have no end tag (HTML Standard, 13.1.2)."""

_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
_CODE = frozenset({"code", "pre", "kbd"})
_SPECIAL = _RAW | _CODE
"""Elements that change what the text behind them is."""
_WRITTEN = re.compile(r'/?[a-z][a-z0-9]*(?: [a-z][a-z0-9-]*="[^"<>]*")*')
"""The inside of a tag as programs write them."""
_PAIR = re.compile(r' ([a-z0-9-]+)="([^"]*)"')
_PLAIN = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
"""Most tags: a name in small letters and nothing else."""
_SIGNPOST = re.compile(r'<(?:a href="([^"]*)"|(h[2-6]) id="([^"]*)")>')
"""The headings and links that ``markdown_plain`` writes."""
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?"""
)
_END = re.compile(r"[\s/]*>")
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "u"),
    }
)
_BLOCKS = ("p", "ul", "ol", "li", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td")
_GAPS = {
    **{f"{slash}{name}": "\n" for name in _BLOCKS for slash in ("", "/")},
    **{f"{slash}{name}": "" for name in _INLINE - _SPECIAL for slash in ("", "/")},
}
"""What parts the texts beside the commonest tags."""


SIGNPOSTS = frozenset({"a", "img", "h2", "h3", "h4", "h5", "h6"})


class Tag(NamedTuple):
    """One tag as written; ``nth`` counts the tags of this name and direction from 0."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    closing: bool
    nth: int

    def get(self, attribute: str) -> str | None:
        """Return the value of an attribute, or None."""
        for name, value in reversed(self.attributes):
            if name == attribute:
                return value
        return None


@dataclass
class Scan:
    """What a piece of HTML is made of.

    ``text`` is its visible text, blocks apart by line ends; ``prose`` the same without code, blocks
    apart by two, so that a single one is a line end inside a paragraph.
    ``hidden`` are the comments and declarations that browsers do not show. ``unfinished`` is the
    start of a tag that never ends: browsers drop all that follows.
    """

    tags: list[Tag] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unfinished: str = ""
    text: str = ""
    prose: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """The anchors that the HTML offers."""
        return frozenset(value for tag in self.tags for key, value in tag.attributes if key == "id")


def scan(html: str) -> Scan:
    """Return what ``html`` is made of."""
    return _scan_simple(html) or _Scanner(html).run()


def signposts_in_plain(html: str) -> list[Tag]:
    """Return the tags that begin headings and links in HTML made by ``markdown_plain``."""
    tags = []
    counts: dict[str, int] = {}
    for address, heading, id_ in _SIGNPOST.findall(html):
        name = heading or "a"
        nth = counts.get(name, 0)
        counts[name] = nth + 1
        attribute = ("id", id_) if heading else ("href", address)
        tags.append(Tag(name, (attribute,), False, nth))
    return tags


def _scan_simple(html: str) -> Scan | None:
    """Return what ``html`` is made of if all its tags are simple, else None; a test compares."""
    is_escaped = "&" in html
    pieces = html.split("<")
    texts = [unescape(pieces[0])]
    tags = []
    counts: dict[str, int] = {}
    for piece in pieces[1:]:
        written, end, text = piece.partition(">")
        gap = _GAPS.get(written)
        if gap is not None:
            nth = counts.get(written, 0)
            counts[written] = nth + 1
            tags.append(_bare(written, nth))
        elif _WRITTEN.fullmatch(written):
            bare, _, attributes = written.partition(" ")
            name = bare.removeprefix("/")
            if name in _SPECIAL:
                return None
            gap = "" if name in _INLINE else "\n"
            nth = counts.get(bare, 0)
            counts[bare] = nth + 1
            tags.append(Tag(name, _attributes(attributes), bare != name, nth))
        else:
            return None
        if not end:
            return None
        texts.append(gap)
        texts.append(unescape(text) if is_escaped else text)
    text = "".join(texts)
    # What stands between two texts is there twice where it is a line end.
    texts[1::2] = [2 * gap for gap in texts[1::2]]
    return Scan(tags, text=text, prose="".join(texts))


@lru_cache(maxsize=4096)
def _bare(bare: str, nth: int) -> Tag:
    """Return a tag without attributes: the same few stand in every text."""
    return Tag(bare.removeprefix("/"), (), bare[0] == "/", nth)


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    pairs = _PAIR.findall(f" {written}")
    return tuple((name, unescape(value)) for name, value in pairs)


class _Scanner:
    def __init__(self, html: str) -> None:
        self.html = html
        self.lower = html.lower() if len(html.lower()) == len(html) else html
        self.found = Scan()
        self.texts: list[str] = []
        self.prose: list[str] = []
        self.in_code = 0
        self.counts: dict[tuple[str, bool], int] = {}

    def run(self) -> Scan:
        html, at = self.html, 0
        while at < len(html):
            start = html.find("<", at)
            if start < 0:
                start = len(html)
            if start > at:
                self._text(html[at:start])
            plain = _PLAIN.match(html, start)
            if plain and plain[2] not in _RAW:
                self._add(plain[2], (), plain[1] == "/")
                at = plain.end()
            else:
                at = self._markup(start) if start < len(html) else start
        self.found.text = "".join(self.texts)
        self.found.prose = "".join(self.prose)
        return self.found

    def _markup(self, start: int) -> int:
        """Read what begins with the «<» at ``start``; return where reading goes on."""
        html = self.html
        if html.startswith("<!--", start):
            return self._until("-->", start, start + 4)
        if html.startswith(("<!", "<?"), start):
            return self._until(">", start, start + 2)
        closing = html.startswith("</", start)
        name = _NAME.match(html, start + 1 + closing)
        if name:
            return self._tag(name, start, closing)
        if closing:
            return self._until(">", start, start + 2)
        self._text("<")
        return start + 1

    def _tag(self, name: re.Match[str], start: int, closing: bool) -> int:
        attributes = []
        at = name.end()
        while not (end := _END.match(self.html, at)):
            attribute = _ATTRIBUTE.match(self.html, at)
            if attribute is None or attribute.end() == at:
                self.found.unfinished = self.html[start : start + 60]
                return len(self.html)
            value = next((group for group in attribute.groups()[1:] if group is not None), "")
            attributes.append((attribute[1].lower(), unescape(value)))
            at = attribute.end()
        self._add(name[0].lower(), tuple(attributes), closing)
        if name[0].lower() in _RAW and not closing:
            close = self.lower.find(f"</{name[0].lower()}", end.end())
            if close < 0:
                self.found.unfinished = self.html[start : start + 60]
                return len(self.html)
            return close
        return end.end()

    def _add(self, name: str, attributes: tuple[tuple[str, str], ...], closing: bool) -> None:
        nth = self.counts.get((name, closing), 0)
        self.counts[name, closing] = nth + 1
        self.found.tags.append(Tag(name, attributes, closing, nth))
        if name not in _INLINE:
            self.texts.append("\n")
            self.prose.append("\n\n")
        if name in _CODE:
            self.in_code = max(0, self.in_code + (-1 if closing else 1))

    def _until(self, end: str, start: int, after: int) -> int:
        close = self.html.find(end, after)
        stop = len(self.html) if close < 0 else close + len(end)
        self.found.hidden.append(self.html[start:stop])
        return stop

    def _text(self, piece: str) -> None:
        shown = unescape(piece) if "&" in piece else piece
        self.texts.append(shown)
        self.prose.append("\0" * min(len(shown), 1) if self.in_code else shown)
