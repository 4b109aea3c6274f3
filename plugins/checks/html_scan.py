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
_SIMPLE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*="[^"<>]*")*)>')
"""Tags as programs write them."""
_PAIR = re.compile(r' ([a-z0-9-]+)="([^"]*)"')
_PLAIN = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
"""Most tags: a name in small letters and nothing else."""
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


class Tag(NamedTuple):
    """One tag as written; ``nth`` counts the tags of this name and direction from 0."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    closing: bool
    nth: int

    def get(self, attribute: str) -> str | None:
        """Return the value of an attribute, or None."""
        return dict(self.attributes).get(attribute)


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


def _scan_simple(html: str) -> Scan | None:
    """Return what ``html`` is made of if all its tags are simple, else None; a test compares."""
    pieces = _SIMPLE.split(html)
    texts, names = pieces[::4], pieces[2::4]
    if "<" in "".join(texts) or not _SPECIAL.isdisjoint(names):
        return None
    if "&" in html:
        texts = [unescape(text) for text in texts]
    tags = []
    counts: dict[str, int] = {}
    for slash, name, attributes in zip(pieces[1::4], names, pieces[3::4], strict=True):
        nth = counts.get(slash + name, 0)
        counts[slash + name] = nth + 1
        if attributes:
            tags.append(Tag(name, _attributes(attributes), slash == "/", nth))
        else:
            tags.append(_bare(slash, name, nth))
    breaks = ["" if name in _INLINE else "\n" for name in names]
    text, prose = (_joined(texts, gaps) for gaps in (breaks, [2 * gap for gap in breaks]))
    return Scan(tags, text=text, prose=prose)


@lru_cache(maxsize=4096)
def _bare(slash: str, name: str, nth: int) -> Tag:
    """Return a tag without attributes: the same few stand in every text."""
    return Tag(name, (), slash == "/", nth)


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    pairs = _PAIR.findall(written)
    return tuple((name, unescape(value)) for name, value in pairs)


def _joined(texts: list[str], gaps: list[str]) -> str:
    """Return the texts with what stands between them, which is one piece less."""
    parts = [""] * (len(texts) + len(gaps))
    parts[::2], parts[1::2] = texts, gaps
    return "".join(parts)


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
