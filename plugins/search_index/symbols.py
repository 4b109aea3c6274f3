"""Small numbers as single characters: a file of them is a quarter smaller than JSON's numbers.

The browser's half is ``numberOf`` in ``index-file.js``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_FIRST = 35
_BACKSLASH = 92
_LAST_ASCII = 126
_SKIPPED = 34
"""From ``#`` on, without the backslash, which JSON doubles, and the control codes after ``~``."""

_COMMON = 1024
"""Most numbers are smaller: their characters are looked up."""

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


def text_of(row: Iterable[tuple[int, int]]) -> str:
    """Return pairs as symbols: how far the first is from that of the pair before, and the second.

    Raises:
        ValueError: a number is negative or has no character; pairs must be sorted.
    """
    known, text, before = _common(), [], 0
    for first, second in row:
        far = first - before
        text.append(known[far] if 0 <= far < _COMMON else symbol(far))
        text.append(known[second] if 0 <= second < _COMMON else symbol(second))
        before = first
    return "".join(text)


@cache
def _common() -> list[str]:
    return [symbol(number) for number in range(_COMMON)]
