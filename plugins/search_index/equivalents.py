"""Everyday words that mean the same to a citizen, whatever the guide says.

A general list of Mexican Spanish, not of queries: it says *coche* is *carro*, never which guide a
phrase belongs to (that is what a guide's own ``sinonimos`` are for).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path

from plugins.content_model.common import Idioma
from plugins.search_index.analyzer import Analyzer

Group = tuple[list[str], list[str]]


@cache
def equivalents(idioma: Idioma) -> list[Group]:
    """Return groups of words: each of the first may stand for each of the second.

    In ``equivalents.<idioma>.txt`` a line ``a b c`` makes all of them equal, ``a b > c d`` lets a
    and b stand for c and d but not the other way round. Most languages have no list.
    """
    path = Path(__file__).with_name(f"equivalents.{idioma}.txt")
    if not path.is_file():
        return []
    groups = []
    for line in path.read_text("utf-8").splitlines():
        left, arrow, right = line.split("#", 1)[0].partition(">")
        first = left.split()
        second = right.split() if arrow else first
        if first and second:
            groups.append((first, second))
    return groups


def coded(groups: Iterable[Group], known: Container[str], analyzer: Analyzer) -> list[str]:
    """Return groups as ``a b>c d`` (``a b`` when both sides are one) without useless words.

    What stands for something must be in the index (``known`` are its stems), or it could find
    nothing. Words, not stems, are shipped: misspelt ones are compared with them too.
    """
    lines = []
    for first, second in groups:
        useful = [word for word in second if _is_known(word, known, analyzer)]
        if useful and (len(useful) > 1 or first != useful):
            lines.append(" ".join(first) + (f">{' '.join(useful)}" if useful != first else ""))
    return lines


def _is_known(word: str, known: Container[str], analyzer: Analyzer) -> bool:
    stems = analyzer.stems(word)
    return bool(stems) and all(stem in known for stem in stems)
