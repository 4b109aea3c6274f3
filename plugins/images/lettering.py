"""Writes lines word by word: titles share most of their words, and drawing letters is slow.

Rows are those of a PNG of 4 bits a pixel, two pixels a byte, with the filter *Up*: each row says
how it differs from the one above. So rows without letters are zeros, and so is most of a letter;
and the rows of a line are those of its words, one after another: as bytes, or compressed already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, Protocol, TypeVar

from PIL import ImageFont

from plugins.images.composing import UP, Cast, Line, cast, line_of
from plugins.images.inking import Pen, Word
from plugins.images.spelling import Speller

WORDS_KEPT = 1000
"""Words that stay drawn: at most some 10 MB a face, and hardly fewer hits than with thousands."""

LENGTHS_KEPT = 10_000
"""How long a word is says in which size a title fits; it is drawn in that size only."""


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


class Placed(Protocol):
    """A word in any form."""

    @property
    def left(self) -> int:
        """Pixels from its place to its first byte."""

    @property
    def wide(self) -> int:
        """How many bytes a row has."""


W = TypeVar("W", bound=Placed)


class Face:
    """One font at one size and weight, in one colour on one ground."""

    def __init__(self, font: ImageFont.FreeTypeFont, colors: Sequence[int]) -> None:
        """Use ``font``, whose letters are drawn when they are first asked for.

        ``colors`` are 256 values of pixels, 0 to 15: from the ground's to that of a letter.
        """
        self._pen = Pen(font, colors)
        self._speller = Speller(self._pen)
        self._space = font.getlength(" ")
        self._cast = lru_cache(maxsize=WORDS_KEPT)(self._cast_anew)
        self._advance = lru_cache(maxsize=LENGTHS_KEPT)(font.getlength)

    @property
    def ground(self) -> int:
        """The value of a pixel without any letter."""
        return self._pen.ground

    def write(self, left: int, width: int, line: str) -> Written:
        """Return ``line`` from ``left`` on in rows of ``width`` pixels (even), cut at their end.

        There is always a row of ground above it.
        """
        return _side_by_side(self._placed(left, width, line, self._draw), width // 2)

    def compose(self, left: int, width: int, line: str) -> Line | None:
        """Return the same compressed; None where a word does not fit, or there is none."""
        length = len(UP) + width // 2
        words = self._placed(left, width, line, lambda text: self._cast(text, length))
        return line_of(words, length)

    def _placed(
        self, left: int, width: int, line: str, form: Callable[[str], W]
    ) -> list[tuple[int, W]]:
        """Return each word's form, and the byte where it begins."""
        place, at = float(left), 0
        words: list[tuple[int, W]] = []
        for text in line.split():
            word = form(text)
            if word.wide:
                # Two pixels are a byte, and a byte belongs to one word.
                begin = max(at, (round(place) + word.left) // 2)
                words.append((begin, word))
                at = begin + word.wide
            place += self._advance(text) + self._space
            if place > width:
                break
        return words

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

    def _cast_anew(self, text: str, length: int) -> Cast:
        spelled = self._speller.spelled(text, self._advance(text), length)
        if spelled is not None:
            return spelled
        word = self._draw(text)
        return cast(word.changes, word.left, word.top, length)

    def _draw(self, text: str) -> Word:
        return self._pen.word(self._pen.ink(text))


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
