"""Writes lines word by word: titles share most of their words, and drawing letters is slow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PIL import Image, ImageDraw, ImageFont

WORDS_KEPT = 500
"""Words that stay drawn: at most some 10 MB a face."""

BOX = 1.4
"""Height of a line's box, in sizes of the font: room for every accent and every tail."""

_HANG = 4
"""Pixels that a letter may stand out to the left of its place."""


@dataclass(frozen=True)
class Word:
    """A drawn word: how dark each pixel is, and how far the next one stands."""

    ink: Image.Image
    advance: float


class Face:
    """One font at one size and weight."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        """Use ``font``, whose letters are drawn when they are first asked for."""
        self._font = font
        self._space = font.getlength(" ")
        self._word = lru_cache(maxsize=WORDS_KEPT)(self._draw)

    @property
    def size(self) -> float:
        """Pixels of an em."""
        return self._font.size

    def write(self, ink: Image.Image, left: int, top: int, line: str) -> None:
        """Write ``line`` on ``ink``, an image of mode L; what stands outside it is cut."""
        place = float(left)
        for text in line.split():
            word = self._word(text)
            # Through itself: a tail of the line above must not be painted over.
            ink.paste(255, (round(place) - _HANG, top), word.ink)
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
        return Word(ink, advance)


def lines_end(face: Face, tops: Sequence[int]) -> int:
    """Return the row below the last of lines that begin at ``tops``."""
    return max(tops, default=0) + round(face.size * BOX)
