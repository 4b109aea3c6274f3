"""Small numbers as single characters: a file of them is a quarter smaller than JSON's numbers.

The browser's half is ``numberOf`` in ``index-file.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub

_FIRST = 35
_BACKSLASH = 92
_LAST_ASCII = 126
_SKIPPED = 34
"""From ``#`` on, without the backslash, which JSON doubles, and the control codes after ``~``."""

LIMIT = 50_000
"""Well below the surrogates, which are no characters."""


def symbol(number: int) -> str:
    """Return the one character that stands for ``number``.

    Raises:
        ValueError: the number is negative or has no character.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"no symbol for {number}")
    code = number + _FIRST
    code += code >= _BACKSLASH
    return chr(code + _SKIPPED if code > _LAST_ASCII else code)


def text_of(places: Sequence[int], values: Iterable[int]) -> str:
    """Return pairs as symbols: how far each place is from the one before, and its value.

    Raises:
        ValueError: a number is negative or has no character; places must be sorted.
    """
    far = map(sub, places, chain((0,), places))
    # Each kind at once: pair by pair it would take twice as long.
    signs = [""] * (2 * len(places))
    signs[::2] = map(_SYMBOLS.__getitem__, far)
    signs[1::2] = map(_SYMBOLS.__getitem__, values)
    return "".join(signs)


class _Symbols(dict[int, str]):
    """The characters that were asked for."""

    def __missing__(self, number: int) -> str:
        self[number] = found = symbol(number)
        return found


_SYMBOLS = _Symbols()
