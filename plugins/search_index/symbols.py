"""Small numbers as single characters: a file of them is a quarter smaller than JSON's numbers.

The browser's half is ``numberOf`` in ``index-file.js``.
"""

from __future__ import annotations

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
