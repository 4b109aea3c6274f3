"""Draws words with a font, as rows of a PNG of 4 bits a pixel, two pixels a byte.

The rows have the filter *Up*: each says how it differs from the one above. So rows without letters
are zeros, and so is most of a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageChops, ImageDraw, ImageFont

BOX = 1.4
"""Height of a line's box, in sizes of the font: room for every accent and every tail."""

HANG = 4
"""Pixels that a letter may stand out to the left of its place."""


@dataclass(frozen=True)
class Word:
    """A drawn word: how its rows change, and where they begin."""

    changes: Sequence[bytes]
    left: int
    top: int

    @property
    def wide(self) -> int:
        """How many bytes a row has."""
        return len(self.changes[0]) if self.changes else 0

    def column(self, top: int, end: int) -> list[bytes]:
        """Return what changes from the row ``top`` up to ``end``."""
        blank = [bytes(len(self.changes[0]))]
        below = end - self.top - len(self.changes)
        return [*blank * (self.top - top), *self.changes, *blank * below]


class Pen:
    """One font at one size, in one colour on one ground."""

    def __init__(self, font: ImageFont.FreeTypeFont, colors: Sequence[int]) -> None:
        """``colors`` are 256 values of pixels, 0 to 15: from the ground's to that of a letter."""
        self._font = font
        self._colors = bytes(colors)

    @property
    def ground(self) -> int:
        """The value of a pixel without any letter."""
        return self._colors[0]

    def length(self, text: str) -> float:
        """Return how far the place behind ``text`` is, in pixels: a multiple of 1/64."""
        return self._font.getlength(text)

    def ink(self, text: str) -> Image.Image:
        """Return ``text`` in a box of a line; its place is ``HANG`` pixels from the left."""
        size = ceil(self.length(text)) + 2 * HANG, round(self._font.size * BOX)
        ink = Image.new("P", size)
        pen = ImageDraw.Draw(ink)
        pen.fontmode = "L"  # soft edges, as places in a palette of greys
        pen.text((HANG, 0), text, font=self._font, fill=255)
        ink.paste(0, (0, 0, ink.width, 1))
        return ink

    def word(self, ink: Image.Image, blank: int = 0) -> Word:
        """Return the rows of ``ink``, with so many pixels of ground to the left of its letters."""
        box = ink.getbbox()
        if box is None:
            return Word((), 0, 0)
        left, top, right, bottom = box
        left -= blank
        wide = (right - left + 1) // 2
        # Between rows of ground, from which and to which the letters change.
        letters = ink.crop((left, top - 1, left + 2 * wide, bottom + 1))
        pixels = letters.tobytes().translate(self._colors)
        packed = Image.frombytes("P", letters.size, pixels).tobytes("raw", "P;4")
        below, above = (
            Image.frombytes("L", (wide, bottom - top + 1), rows)
            for rows in (packed[wide:], packed[:-wide])
        )
        changes = ImageChops.subtract_modulo(below, above).tobytes()
        listed = [changes[at : at + wide] for at in range(0, len(changes), wide)]
        return Word(listed, left - HANG, top)
