"""Writes lines word by word: titles share most of their words, and drawing letters is slow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PIL import Image, ImageDraw, ImageFont

WORDS_KEPT = 1000
"""Words that stay drawn: at most some 20 MB a face."""

BOX = 1.4
"""Height of a line's box, in sizes of the font: room for every accent and every tail."""

_HANG = 4
"""Pixels that a letter may stand out to the left of its place."""


@dataclass(frozen=True)
class Word:
    """A drawn word: no more than its letters, where they begin, how far the next word stands."""

    ink: Image.Image
    left: int
    top: int
    advance: float


class Face:
    """One font at one size and weight, in one colour on one ground."""

    def __init__(self, font: ImageFont.FreeTypeFont, colors: Sequence[int]) -> None:
        """Use ``font``, whose letters are drawn when they are first asked for.

        ``colors`` are 256 values of pixels: from the ground's to that of a letter.
        """
        self._font = font
        self._colors = list(colors)
        self._space = font.getlength(" ")
        self._word = lru_cache(maxsize=WORDS_KEPT)(self._draw)

    @property
    def size(self) -> float:
        """Pixels of an em."""
        return self._font.size

    def write(self, ink: Image.Image, left: int, top: int, line: str) -> None:
        """Write ``line`` on ``ink``, of mode L or P; what stands outside it is cut.

        A word replaces what stood in the box of its letters.
        """
        place = float(left)
        for text in line.split():
            word = self._word(text)
            ink.paste(word.ink, (round(place) + word.left, top + word.top))
            place += word.advance + self._space
            if place > ink.width:
                return

    def wrap(self, text: str, width: int) -> list[str]:
        """Return ``text`` in lines of at most ``width`` pixels; a longer word has its own."""
        lines: list[list[str]] = []
        used = 0.0
        for text_ in text.split():
            needed = self._space + self._word(text_).advance
            if lines and used + needed <= width:
                lines[-1].append(text_)
                used += needed
            else:
                lines.append([text_])
                used = needed - self._space
        return [" ".join(words) for words in lines]

    def _draw(self, text: str) -> Word:
        advance = self._font.getlength(text)
        ink = Image.new("L", (ceil(advance) + 2 * _HANG, round(self.size * BOX)))
        ImageDraw.Draw(ink).text((_HANG, 0), text, font=self._font, fill=255)
        # Only the letters: a tail of the line above must not be painted over.
        box = ink.getbbox() or (0, 0, 0, 0)
        return Word(ink.crop(box).point(self._colors), box[0] - _HANG, box[1], advance)


def lines_end(face: Face, tops: Sequence[int]) -> int:
    """Return the row below the last of lines that begin at ``tops``."""
    return max(tops, default=0) + round(face.size * BOX)
