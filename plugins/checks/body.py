"""The body of one Markdown file as rules look at it: its scan, and the lines of what is in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from urllib.parse import quote, unquote

from plugins.checks.html_scan import SIGNPOSTS, Scan, Tag, scan, signposts_in_plain
from plugins.content_model.catalogue import Entry, Visibility
from plugins.content_model.fields import Record
from plugins.content_model.safe_html import fill
from plugins.content_model.source import Source

_MAX_ASKED = 400
_TICKS = re.compile(r"`+")
_SIGNS_OF_CODE = ("`", "    ", "\t")
_INDENTED = re.compile(r"(?:^|(?<=\n\n))((?:(?: {4}|\t)[^\n]*(?:\n|$))+)")


@dataclass(frozen=True)
class Body:
    """One body; ``entry`` is None when the header is not valid."""

    source: Source
    entry: Entry[Record] | None
    asked: list[re.Pattern[str]] = field(default_factory=list, compare=False, repr=False)
    """Patterns whose line was asked for."""

    @property
    def path(self) -> str:
        """The file, as findings name it."""
        return self.source.path

    @property
    def inner(self) -> str:
        """The file below ``content/``."""
        return self.source.path.removeprefix("content/")

    @property
    def text(self) -> str:
        """The Markdown as written."""
        return self.source.parsed.body

    @property
    def is_plain(self) -> bool:
        """Whether the text is of the commonest shape: without HTML or code, no word of it lost."""
        return self.source.reading.is_plain

    @property
    def is_public(self) -> bool:
        """Whether the record is published at the instant of the check."""
        return self.entry is not None and self.entry.visibility is Visibility.PUBLICADO

    @cached_property
    def scan(self) -> Scan:
        """The untrusted HTML taken apart."""
        return scan(self.source.raw_html)

    @cached_property
    def signposts(self) -> list[Tag]:
        """The tags that begin headings, links and images, in order."""
        if self.is_plain:
            return signposts_in_plain(self.source.raw_html)
        return [tag for tag in self.scan.tags if tag.name in SIGNPOSTS and not tag.closing]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors that the untrusted HTML offers."""
        if self.is_plain:  # only headings have one
            return frozenset(tag.attributes[0][1] for tag in self.signposts if tag.name != "a")
        return self.scan.ids

    @cached_property
    def published(self) -> str:
        """The safe HTML, with addresses as written."""
        safe = self.source.safe
        return fill(safe, [address for _, address in safe.asked])

    @cached_property
    def first_line(self) -> int:
        """The line on which the text begins, blank lines apart."""
        blank = len(self.text) - len(self.text.lstrip())
        return self._line(blank if self.text.strip() else 0)

    @cached_property
    def masked(self) -> str:
        """The text with code replaced by blanks, character for character."""
        if not any(sign in self.text for sign in _SIGNS_OF_CODE):
            return self.text
        letters = list(self.text)
        for start, end in _code(self.text):
            for place in range(start, end):
                if letters[place] != "\n":
                    letters[place] = " "
        return "".join(letters)

    def line_of(self, pattern: re.Pattern[str], nth: int = 0) -> int:
        """Return the line of the ``nth`` match outside code, of the last one, or the first line.

        After many questions about one body the answer is its first line: a text with thousands of
        faults must not take thousands of searches.
        """
        self.asked.append(pattern)
        if len(self.asked) > _MAX_ASKED:
            return self.first_line
        last = None
        for count, found in enumerate(pattern.finditer(self.masked)):
            last = found.start()
            if count == nth:
                break
        return self.first_line if last is None else self._line(last)

    def line_of_text(self, needle: str, nth: int = 0) -> int:
        """Return the line of the ``nth`` place where ``needle`` is written."""
        return self.line_of(re.compile(re.escape(needle)), nth)

    def line_of_tag(self, name: str, nth: int, *, closing: bool = False, having: str = "") -> int:
        """Return the line of the ``nth`` raw HTML tag of a name (that has an attribute)."""
        start = "</" if closing else "<"
        inside = rf"[^>]*?(?<![\w-]){re.escape(having)}(?![\w-])" if having else r"(?![\w-])"
        return self.line_of(re.compile(start + re.escape(name) + inside, re.IGNORECASE), nth)

    def line_of_address(self, address: str, nth: int) -> int:
        """Return the line of the ``nth`` link or image written with ``address``."""
        if len(self.asked) > _MAX_ASKED:
            return self.first_line
        for form in dict.fromkeys(
            (address, escape(address), unquote(address), quote(address, safe=":/?#&=%@+,;"))
        ):
            if not form.strip():
                continue
            if form in self.masked:
                edges = re.compile(rf"(?<![^\s(<\"'=\[]){re.escape(form)}(?![^\s)>\"'\]])")
                return self.line_of(edges, nth)
        bare = re.sub(r"^(?:mailto:|tel:)", "", address)
        if bare and bare in self.text:
            return self.line_of_text(bare, nth)
        disguised = [
            number
            for number, line in enumerate(self.masked.split("\n"))
            if address.strip() and _compact(address) in _compact(unescape(line))
        ]
        if disguised:
            return disguised[min(nth, len(disguised) - 1)] + self.source.body_line
        return self.line_of(re.compile(r"\]\(\s*<?\s*>?\s*\)"), nth)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1 + self.source.body_line


def _compact(text: str) -> str:
    """Return ``text`` without what disguises an address: blanks and backslashes."""
    return re.sub(r"[\s\\]+", "", text)


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code spans and indented code stand; linear in the length of the text."""
    for block in _INDENTED.finditer(text):
        yield block.span(1)
    runs = list(_TICKS.finditer(text))
    next_same: list[int | None] = [None] * len(runs)
    seen: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        next_same[index] = seen.get(length)
        seen[length] = index
    index = 0
    while index < len(runs):
        close = next_same[index]
        # A span ends within its paragraph.
        if close is None or "\n\n" in text[runs[index].end() : runs[close].start()]:
            index += 1
        else:
            yield runs[index].start(), runs[close].end()
            index = close + 1
