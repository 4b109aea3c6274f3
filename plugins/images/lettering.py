"""Writes lines word by word: titles share most of their words, and drawing letters is slow.

Rows are those of a PNG of 4 bits a pixel, two pixels a byte, with the filter *Up*: each row says
how it differs from the one above. So rows without letters are zeros, and so is most of a letter,
which compresses quickly and well; and the rows of a line are those of its words, one after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import ceil
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFont

WORDS_KEPT = 500
"""Words that stay drawn: at most some 10 MB a face, and hardly fewer hits than with thousands."""

LENGTHS_KEPT = 10_000
"""How long a word is says in which size a title fits; it is drawn in that size only."""

BOX = 1.4
"""Height of a line's box, in sizes of the font: room for every accent and every tail."""

UP = b"\2"
"""The filter of every row (PNG, 9.2)."""

_HANG = 4
"""Pixels that a letter may stand out to the left of its place."""


class Written(NamedTuple):
    """Some rows, the first of which is the row ``top``; above and below there is only ground."""

    top: int
    rows: Sequence[bytes]

    def moved(self, down: int) -> Written:
        """Return them so many rows further down."""
        return Written(self.top + down, self.rows)

    @property
    def end(self) -> int:
        """The row below the last."""
        return self.top + len(self.rows)


@dataclass(frozen=True)
class Word:
    """A drawn word: how its rows change, and where they begin."""

    changes: Sequence[bytes]
    left: int
    top: int

    def column(self, top: int, end: int) -> list[bytes]:
        """Return what changes from the row ``top`` up to ``end``."""
        blank = [bytes(len(self.changes[0]))]
        below = end - self.top - len(self.changes)
        return [*blank * (self.top - top), *self.changes, *blank * below]


class Face:
    """One font at one size and weight, in one colour on one ground."""

    def __init__(self, font: ImageFont.FreeTypeFont, colors: Sequence[int]) -> None:
        """Use ``font``, whose letters are drawn when they are first asked for.

        ``colors`` are 256 values of pixels, 0 to 15: from the ground's to that of a letter.
        """
        self._font = font
        self._colors = bytes(colors)
        self._space = font.getlength(" ")
        self._word = lru_cache(maxsize=WORDS_KEPT)(self._draw)
        self._advance = lru_cache(maxsize=LENGTHS_KEPT)(font.getlength)

    @property
    def ground(self) -> int:
        """The value of a pixel without any letter."""
        return self._colors[0]

    def write(self, left: int, width: int, line: str) -> Written:
        """Return ``line`` from ``left`` on in rows of ``width`` pixels (even), cut at their end.

        There is always a row of ground above it.
        """
        place, at = float(left), 0
        words: list[tuple[int, Word]] = []
        for text in line.split():
            word = self._word(text)
            if word.changes:
                # Two pixels are a byte, and a byte belongs to one word.
                begin = max(at, (round(place) + word.left) // 2)
                words.append((begin, word))
                at = begin + len(word.changes[0])
            place += self._advance(text) + self._space
            if place > width:
                break
        return _side_by_side(words, width // 2)

    def wrap(self, text: str, width: int) -> list[str]:
        """Return ``text`` in lines of at most ``width`` pixels; a longer word has its own."""
        lines: list[list[str]] = []
        used = 0.0
        for text_ in text.split():
            needed = self._space + self._advance(text_)
            if lines and used + needed <= width:
                lines[-1].append(text_)
                used += needed
            else:
                lines.append([text_])
                used = needed - self._space
        return [" ".join(words) for words in lines]

    def _draw(self, text: str) -> Word:
        ink = Image.new("L", (ceil(self._advance(text)) + 2 * _HANG, round(self._font.size * BOX)))
        ImageDraw.Draw(ink).text((_HANG, 0), text, font=self._font, fill=255)
        ink.paste(0, (0, 0, ink.width, 1))
        box = ink.getbbox()
        if box is None:
            return Word((), 0, 0)
        left, top, right, bottom = box
        wide = (right - left + 1) // 2
        # Between rows of ground, from which and to which the letters change.
        letters = Image.new("L", (2 * wide, bottom - top + 2))
        letters.paste(ink.crop(box), (0, 1))
        pixels = letters.tobytes().translate(self._colors)
        packed = Image.frombytes("P", letters.size, pixels).tobytes("raw", "P;4")
        rows = Image.frombytes("L", (wide, letters.height), packed)
        below = rows.crop((0, 1, wide, letters.height))
        changes = ImageChops.subtract_modulo(below, rows.crop((0, 0, *below.size))).tobytes()
        listed = [changes[at : at + wide] for at in range(0, len(changes), wide)]
        return Word(listed, left - _HANG, top)


def joined(lines: Iterable[Written]) -> Written:
    """Return lines as one; letters of two may stand in one row."""
    held = [line for line in lines if line.rows]
    if not held:
        return Written(0, ())
    top, end = min(line.top for line in held), max(line.end for line in held)
    rows = [UP + bytes(len(held[0].rows[0]) - 1)] * (end - top)
    free = top
    for line in held:
        at, met = line.top - top, max(0, min(free, line.end) - line.top)
        both = [_sum(*pair) for pair in zip(rows[at : at + met], line.rows[:met], strict=True)]
        rows[at : line.end - top] = [*both, *line.rows[met:]]
        free = max(free, line.end)
    return Written(top, rows)


def _side_by_side(words: Sequence[tuple[int, Word]], width: int) -> Written:
    """Return rows of ``width`` bytes from words and where they begin."""
    if not words:
        return Written(0, ())
    top = min(word.top for _, word in words)
    end = max(word.top + len(word.changes) for _, word in words)
    columns: list[Iterable[bytes]] = [repeat(UP)]
    at = 0
    for begin, word in words:
        columns += repeat(bytes(begin - at)), word.column(top, end)
        at = begin + len(word.changes[0])
    columns.append(repeat(bytes(max(0, width - at))))
    rows = list(map(b"".join, zip(*columns, strict=False)))
    return Written(top, rows if at <= width else [row[: 1 + width] for row in rows])


def _sum(one: bytes, other: bytes) -> bytes:
    changes = zip(one[1:], other[1:], strict=True)
    return UP + bytes((first + second) & 255 for first, second in changes)
