"""Puts compressed words together to compressed lines, and lines to a band of a picture.

What a word's rows are compressed to does not depend on where it stands (see ``half_bytes``), but
for the blanks at its left and right: a row is its words' texts with runs of blanks between them.
The check sum follows from those of the words.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from plugins.images.banded_png import ADLER, Band, joined_check
from plugins.images.half_bytes import code

UP = b"\2"
"""The filter of rows with letters (PNG, 9.2)."""

_BITS = 16
_FULL = (1 << _BITS) - 1


class Cast(NamedTuple):
    """A word as it is set: of each row the blanks before and behind, and between them its text.

    ``left`` and ``top`` are where it begins, ``wide`` its bytes. ``inked``, ``befores`` and
    ``behinds`` hold 16 bits for each row, those of the first are the lowest: so all rows are
    counted at once. ``inked`` is full where there is a text; where not, the others are 0.
    ``total`` and ``weighted`` are its part in the check sum: of its bytes, and of its bytes times
    how far they are from the end of its last row.
    """

    left: int
    top: int
    wide: int
    texts: Sequence[str]
    inked: int
    befores: int
    behinds: int
    total: int
    weighted: int

    @property
    def end(self) -> int:
        """The row below the last."""
        return self.top + len(self.texts)


Words = Sequence[tuple[int, Cast]]
"""What stands side by side, each with the byte where it begins."""


def cast(changes: Sequence[bytes], left: int, top: int, length: int) -> Cast:
    """Return the word with these rows, to be set in rows of ``length`` bytes.

    Of one that is wider only its place is known.
    """
    wide = len(changes[0]) if changes else 0
    if wide > length:
        return Cast(left, top, wide, (), 0, 0, 0, 0, 0)
    begun = [row.lstrip(b"\0") for row in changes]
    cores = [row.rstrip(b"\0") for row in begun]
    inked = _lanes([_FULL * bool(row) for row in begun])
    befores = _lanes([wide - len(row) for row in begun]) & inked
    behinds = _lanes([*map(sub, map(len, begun), map(len, cores))])
    check = zlib.adler32(b"".join([row.ljust(length, b"\0") for row in changes]))
    total, weighted = (check & 0xFFFF) - 1, (check >> 16) - length * len(changes)
    texts = code().texts(cores)
    return Cast(left, top, wide, texts, inked, befores, behinds, total, weighted)


def cast_of(words: Words, left: int, length: int) -> Cast:
    """Return words, or letters, as one; the first begins with the byte 0."""
    top, end = _band(words)
    rows = _rows(words, top, end - top, 0, length)
    texts = [*map("".join, zip(*[iter(rows.parts)] * rows.step, strict=True))]
    wide = words[-1][0] + words[-1][1].wide
    behinds = rows.behinds & rows.inked
    total, weighted = _sums(words, top, 0, (end - top) * length, length)
    return Cast(left, top, wide, texts, rows.inked, rows.befores, behinds, total, weighted)


class Line(NamedTuple):
    """Compressed rows, the first of which is the row ``top``; ``check`` is theirs alone."""

    top: int
    end: int
    text: str
    check: int

    def moved(self, down: int) -> Line:
        """Return them so many rows further down."""
        return Line(self.top + down, self.end + down, self.text, self.check)


def line_of(words: Words, length: int) -> Line | None:
    """Return words in rows of ``length`` bytes.

    None where they do not fit, or there are none.
    """
    if not words or 1 + words[-1][0] + words[-1][1].wide > length:
        return None
    top, end = _band(words)
    high = end - top
    every = _every(high)
    rows = _rows(words, top, high, _FULL * every, length)
    rows.parts[:: rows.step] = [code().literals[UP[0]]] * high
    last = words[-1][0] + words[-1][1].wide
    behinds = rows.behinds + (length - 1 - last) * every
    zeros = code().zeros(length).__getitem__
    rows.parts[rows.step - 1 :: rows.step] = _blanks(behinds, high, zeros)
    size = high * length
    total, weighted = _sums(words, top, 1, size, length)
    total += 1 + UP[0] * high
    # Each byte counts as often as there are bytes from it to the end.
    weighted += size + UP[0] * length * (high * (high + 1) // 2)
    return Line(top, end, "".join(rows.parts), weighted % ADLER << 16 | total % ADLER)


class _Rows(NamedTuple):
    """Rows from left to right: ``parts`` holds ``step`` of each, the first and the last empty.

    The numbers are as those of a ``Cast``; but ``behinds`` of rows without a text count, too.
    """

    parts: list[str]
    step: int
    inked: int
    befores: int
    behinds: int


def _rows(words: Words, top: int, high: int, inked: int, length: int) -> _Rows:
    """Return the rows of ``words``.

    What is blank before the first text of a row is among the parts only where ``inked`` is full.
    """
    every, step = _every(high), 2 * len(words) + 2
    zeros = code().zeros(length).__getitem__
    parts = [""] * (high * step)
    befores = behinds = at = 0
    for place, (begin, word) in enumerate(words):
        behinds += (begin - at) * every
        down, rows = word.top - top, len(word.texts)
        texts = word.inked << _BITS * down
        blanks = (behinds & texts) + (word.befores << _BITS * down)
        written = blanks & inked
        befores += blanks - written
        inked |= texts
        behinds += word.wide * every
        behinds += (word.behinds << _BITS * down) - (behinds & texts)
        at = begin + word.wide
        first, end = down * step + 2 * place + 1, (down + rows) * step
        parts[first:end:step] = _blanks(written >> _BITS * down, rows, zeros)
        parts[first + 1 : end : step] = word.texts
    return _Rows(parts, step, inked, befores, behinds)


def _band(words: Words) -> tuple[int, int]:
    """Return the first row that one of ``words`` has, and the row below the last."""
    return min([word.top for _, word in words]), max([word.end for _, word in words])


@lru_cache(maxsize=256)
def _every(high: int) -> int:
    """Return 1 for each row."""
    return ((1 << _BITS * high) - 1) // _FULL


def _lanes(numbers: Sequence[int]) -> int:
    """Return a number for each row as one."""
    return int.from_bytes(struct.pack(f"<{len(numbers)}H", *numbers), "little")


def _blanks(lanes: int, high: int, zeros: Callable[[int], str]) -> list[str]:
    """Return the texts of as many zeros as each row has."""
    counts = struct.unpack(f"<{high}H", lanes.to_bytes(2 * high, "little"))
    return [*map(zeros, counts)]


def _sums(words: Words, top: int, left: int, size: int, length: int) -> tuple[int, int]:
    """Return what ``words`` add to the check sum (RFC 1950) of ``size`` bytes.

    ``left`` is how many bytes of a row are before the first of the words.
    """
    total = weighted = 0
    for begin, word in words:
        offset = (word.top - top) * length + left + begin
        total += word.total
        weighted += word.weighted + word.total * (size - offset - length * len(word.texts))
    return total, weighted


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


@lru_cache(maxsize=256)
def _blank(rows: int, length: int) -> str:
    """Return rows without letters: zeros, and no filter."""
    return code().run(0, rows * length)
