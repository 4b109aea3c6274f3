"""Front coding: a sorted word list as text in which each word says how much it shares."""

from __future__ import annotations

from collections.abc import Iterable

_BASE = 48
"""Code of ``0``: lengths 0 to 40 become ``0`` … ``X``, which JSON leaves alone."""


def front_code(words: Iterable[str]) -> str:
    """Return sorted ``words`` joined by blanks, each without the prefix it shares."""
    coded, before = [], ""
    for word in words:
        shared = 0
        limit = min(len(word), len(before), 40)
        while shared < limit and word[shared] == before[shared]:
            shared += 1
        coded.append(chr(_BASE + shared) + word[shared:])
        before = word
    return " ".join(coded)


def front_decode(text: str) -> list[str]:
    """Return the words again (the browser's half is in ``index-file.js``)."""
    words: list[str] = []
    before = ""
    for part in text.split(" ") if text else []:
        before = before[: ord(part[0]) - _BASE] + part[1:]
        words.append(before)
    return words
