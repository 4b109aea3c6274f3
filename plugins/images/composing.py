"""Puts compressed words together to compressed lines, and lines to a band of a picture.

What a word's rows are compressed to does not depend on where it stands (see ``half_bytes``), but
for the blanks at its left and right: a row is its words' texts with runs of blanks between them.
The check sum follows from those of the words.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from operator import add, sub
from typing import NamedTuple

from plugins.images.banded_png import ADLER, Band, joined_check
from plugins.images.half_bytes import code

UP = b"\2"
"""The filter of rows with letters (PNG, 9.2)."""


class Cast(NamedTuple):
    """A word as it is set: of each row the blanks before and behind, and between them its text.

    ``left`` and ``top`` are where it begins, ``wide`` its bytes. ``total`` and ``weighted`` are its
    part in the check sum: of its bytes, and of its bytes times how far they are from the end of its
    last row.
    """

    left: int
    top: int
    wide: int
    befores: Sequence[int]
    texts: Sequence[str]
    behinds: Sequence[int]
    total: int
    weighted: int

    @property
    def end(self) -> int:
        """The row below the last."""
        return self.top + len(self.texts)


def cast(changes: Sequence[bytes], left: int, top: int, length: int) -> Cast:
    """Return the word with these rows, to be set in rows of ``length`` bytes."""
    wide = len(changes[0]) if changes else 0
    begun = [row.lstrip(b"\0") for row in changes]
    cores = [row.rstrip(b"\0") for row in begun]
    befores = [wide - len(row) for row in begun]
    behinds = [*map(sub, map(len, begun), map(len, cores))]
    texts = code().texts(cores)
    check = zlib.adler32(b"".join([row.ljust(length, b"\0") for row in changes]))
    weighted = (check >> 16) - length * len(changes)
    return Cast(left, top, wide, befores, texts, behinds, (check & 0xFFFF) - 1, weighted)


@dataclass(frozen=True)
class Line:
    """Compressed rows, the first of which is the row ``top``; ``check`` is theirs alone."""

    top: int
    end: int
    text: str
    check: int

    def moved(self, down: int) -> Line:
        """Return them so many rows further down."""
        return Line(self.top + down, self.end + down, self.text, self.check)


def line_of(words: Sequence[tuple[int, Cast]], length: int) -> Line | None:
    """Return words, each with the byte where it begins, in rows of ``length`` bytes.

    None where they do not fit, or there are none.
    """
    if not words or 1 + words[-1][0] + words[-1][1].wide > length:
        return None
    edges = sorted({edge for _, word in words for edge in (word.top, word.end)})
    texts: list[str] = []
    for top, end in pairwise(edges):
        here = [one for one in words if one[1].top <= top and end <= one[1].end]
        texts += _rows(here, top, end, length)
    size = (edges[-1] - edges[0]) * length
    return Line(edges[0], edges[-1], "".join(texts), _check(words, edges[0], size, length))


def _rows(words: Sequence[tuple[int, Cast]], top: int, end: int, length: int) -> Iterable[str]:
    """Return the texts of rows that all of ``words`` have."""
    if not words:
        return [code().literals[UP[0]] + code().run(0, length - 1)] * (end - top)
    zeros = code().zeros(length).__getitem__
    columns: list[Iterable[str]] = [repeat(code().literals[UP[0]])]
    at = 0
    behinds: Iterable[int] = repeat(0)
    for begin, word in words:
        rows = slice(top - word.top, end - word.top)
        blanks = map(add, word.befores[rows], repeat(begin - at))
        columns += map(zeros, map(add, behinds, blanks) if at else blanks), word.texts[rows]
        behinds, at = word.behinds[rows], begin + word.wide
    columns.append(map(zeros, map(add, behinds, repeat(length - 1 - at))))
    return chain.from_iterable(zip(*columns, strict=False))


def _check(words: Sequence[tuple[int, Cast]], top: int, size: int, length: int) -> int:
    """Return the Adler-32 (RFC 1950) of the rows of ``words``."""
    high = size // length
    total = 1 + UP[0] * high
    # Each byte counts as often as there are bytes from it to the end.
    weighted = size + UP[0] * length * (high * (high + 1) // 2)
    for begin, word in words:
        offset = (word.top - top) * length + 1 + begin
        behind = size - offset - length * len(word.texts)
        total += word.total
        weighted += word.weighted + word.total * behind
    return weighted % ADLER << 16 | total % ADLER


def band(lines: Sequence[Line | None], most: int, length: int) -> Band | None:
    """Return lines as one band that ends above the row ``most``.

    None where one of them is None, or two share a row.
    """
    found = [line for line in lines if line is not None]
    if len(found) < len(lines) or not found or found[-1].end > most:
        return None
    texts, check, end = [found[0].text], found[0].check, found[0].end
    for line in found[1:]:
        between = line.top - end
        if between < 0:
            return None
        blank = between * length
        check = joined_check(check, blank % ADLER << 16 | 1, blank)
        check = joined_check(check, line.check, (line.end - line.top) * length)
        texts += _blank(between, length), line.text
        end = line.end
    return Band(code().closed("".join(texts)), (end - found[0].top) * length, check)


def _blank(rows: int, length: int) -> str:
    """Return rows without letters: zeros, and no filter."""
    return code().run(0, rows * length)
