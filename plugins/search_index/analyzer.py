"""The analyser: text → stems. ``theme/scripts/search/analyzer.js`` is its exact twin.

Lower-case → NFD without combining marks (ñ becomes n) → apostrophes dropped (they are letters'
marks in Maya) → runs of ``[a-z0-9]`` → stopwords dropped → Snowball, but for the exceptions of
``roots``. Folding comes before stemming on both sides: Snowball 3 then gives one stem to a word
with and without its accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import snowballstemmer

from plugins.search_index.roots import roots

# Combining marks, and apostrophes.
_DROPPED = re.compile("[\u0300-\u036f'\u2018\u2019\u02bc\u00b4\u0060]")
_WORD = re.compile(r"[a-z0-9]+")
_TYPED = re.compile(r"[^\W_]+(?:['\u2018\u2019\u02bc][^\W_]+)*")

MAX_WORD = 40
"""Longer runs are cut: no word is that long, and edit distance must stay cheap."""

_MOST_STEMS = 100_000
"""`serve` runs for days: ten years of news have some 40,000 different words."""

_MOST_PIECES = 30_000
"""Some 6 MB."""


def fold(text: str) -> str:
    """Return ``text`` lower-cased, without accents (ñ becomes n) and without apostrophes."""
    if text.isascii():
        # Most words are: there is nothing to take apart, and of apostrophes only these two.
        return text.lower().replace("'", "").replace("`", "")
    return _DROPPED.sub("", unicodedata.normalize("NFD", text.lower()))


def words(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return [word[:MAX_WORD] for word in _WORD.findall(fold(text))]


def typed_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word as ``(folded, as written in lower case)``, for suggestions with accents."""
    for match in _TYPED.finditer(unicodedata.normalize("NFC", text)):
        folded = words(match[0])
        if len(folded) == 1:
            yield folded[0], match[0].lower()


@cache
def stopwords() -> frozenset[str]:
    """Return the one list of words without meaning of their own, for both sides."""
    return frozenset(Path(__file__).with_name("stopwords.txt").read_text("ascii").split())


@dataclass(frozen=True)
class Analyzer:
    """An analyser for one language: ``spanish``, ``english``, or None to fold only (Maya)."""

    language: str | None = "spanish"

    def stem(self, word: str) -> str:
        """Return the stem of one folded word."""
        return word if self.language is None else _stem(self.language, word)

    def stems(self, text: str) -> list[str]:
        """Return the stems of ``text`` without stopwords."""
        # Blanks part words, whatever stands beside them: so each piece is folded once.
        known = _pieces(self.language)
        return list(chain.from_iterable(map(known.__getitem__, text.split())))


class _Stems(dict[str, str]):
    """The stem of each folded word that was asked for; "" for stopwords."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language, self._stopwords = language, stopwords()

    def __missing__(self, word: str) -> str:
        cut = word[:MAX_WORD]
        if cut in self._stopwords:
            stem = ""
        elif self._language is None or cut.isdecimal():  # no rule of Snowball looks at digits
            stem = cut
        else:
            stem = _stem(self._language, cut)
        self[word] = stem
        return stem


class _Pieces(dict[str, tuple[str, ...]]):
    """The stems in what stands between two blanks, as it is written: word, signs and accents."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._stems = _stems(language)

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) > _MOST_PIECES:
            self.clear()
        if len(self._stems) > _MOST_STEMS:
            self._stems.clear()
        found = map(self._stems.__getitem__, _WORD.findall(fold(piece)))
        self[piece] = stems = tuple(stem for stem in found if stem)
        return stems


@cache
def _pieces(language: str | None) -> _Pieces:
    return _Pieces(language)


@cache
def _stems(language: str | None) -> _Stems:
    return _Stems(language)


def _stem(language: str, word: str) -> str:
    return roots(language).get(word) or str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer.BaseStemmer:
    return snowballstemmer.stemmer(language)
