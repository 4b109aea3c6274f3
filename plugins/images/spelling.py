"""Sets words from letters that were drawn and compressed before: a font takes long to draw.

A font puts every letter on a whole pixel, so a word is its letters side by side; but two of them
may be drawn as one (*fi*), and one may stand below the other (*Ta*). What two letters do is looked
at once, by drawing both; words with such letters are left to whoever asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from PIL import Image

from plugins.images.composing import Cast, cast, cast_of
from plugins.images.inking import HANG, Pen

_LETTERS_KEPT = 300
_PAIRS_KEPT = 3000
_NOTHING = (0, 0, 0, 0)
_LETTERS = re.compile("[!-ÿ‐-…]{2,}")
"""Those of Spanish: a font may make others of several marks, each on a pixel of its own."""


class Letter(NamedTuple):
    """A letter alone; ``box`` is what of ``ink`` is not ground."""

    ink: Image.Image
    box: tuple[int, int, int, int]
    advance: float


class Speller:
    """Words of one font, from letters."""

    def __init__(self, pen: Pen) -> None:
        """Use ``pen``, with which each letter and each two neighbours are drawn once."""
        self._pen = pen
        self._letter = lru_cache(maxsize=_LETTERS_KEPT)(self._drawn)
        self._cast = lru_cache(maxsize=2 * _LETTERS_KEPT)(self._cast_anew)
        self._step = lru_cache(maxsize=_PAIRS_KEPT)(self._step_anew)

    def spelled(self, text: str, long: float, length: int) -> Cast | None:
        """Return a word, to be set in rows of ``length`` bytes; ``long`` is what the font says.

        None where it might not look as the font draws it.
        """
        if not _LETTERS.fullmatch(text):
            return None
        steps = []
        for one, other in pairwise(text):
            step = self._step(one, other)
            if step is None:
                return None
            steps.append(step)
        places = [*accumulate(steps, initial=0.0)]
        letters = [self._letter(character) for character in text]
        if places[-1] + letters[-1].advance != long:
            return None
        left = letters[0].box[0]
        parts: list[tuple[int, Cast]] = []
        at = 0
        for character, letter, place in zip(text, letters, places, strict=True):
            begin, odd = divmod(_pixel(place) + letter.box[0] - left, 2)
            if begin < at:
                return None
            parts.append((begin, self._cast(character, odd, length)))
            at = begin + parts[-1][1].wide
        if at > length:
            return None
        return cast_of(parts, left - HANG, length)

    def _cast_anew(self, character: str, odd: int, length: int) -> Cast:
        word = self._pen.word(self._letter(character).ink, odd)
        return cast(word.changes, word.left, word.top, length)

    def _step_anew(self, one: str, other: str) -> float | None:
        """Return how far behind a letter another stands; None where both look different then."""
        first, second = self._letter(one), self._letter(other)
        step = self._pen.length(one + other) - second.advance
        both = self._pen.ink(one + other)
        alone = Image.new("P", both.size)
        for (ink, box, _), place in (first, 0.0), (second, step):
            # With less than that to the right of it, a longer word might cut it elsewhere.
            if box == _NOTHING or box[2] > ink.width - 2:
                return None
            alone.paste(ink.crop(box), (box[0] + _pixel(place), box[1]))
        return step if alone.tobytes() == both.tobytes() else None

    def _drawn(self, character: str) -> Letter:
        ink = self._pen.ink(character)
        return Letter(ink, ink.getbbox() or _NOTHING, self._pen.length(character))


def _pixel(place: float) -> int:
    """Return where a font sets a letter: places are multiples of 1/64, halves go up."""
    return int(place * 64 + 32) // 64
