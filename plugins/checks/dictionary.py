"""Spanish of Mexico as Hunspell's dictionary has it, with the words of the city.

The dictionary (RLA-ES, es_MX) comes from npm when the environment is made; nothing of it is kept
in the repository.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import hunspell

FOLDER = Path(__file__).resolve().parents[2] / "node_modules" / "dictionary-es-mx"

_ENCLITIC = re.compile(r"(?:[mts]e|nos|l[aeo]s?)(?:l[aeo]s?)?$")
_ACUTE = str.maketrans("áéíóú", "aeiou")
_LETTERS = "abcdefghijlmnopqrstuvxyzáéíóúñü"
# Letters that sound alike here: the slips of people who write by ear.
_ALIKE = (
    *(("s", "c"), ("c", "s"), ("s", "z"), ("z", "s"), ("z", "c"), ("c", "z"), ("b", "v")),
    *(("v", "b"), ("ll", "y"), ("y", "ll"), ("g", "j"), ("j", "g"), ("h", ""), ("x", "s")),
    *(("n", "ñ"), ("m", "n"), ("n", "m"), ("qu", "k"), ("k", "qu"), ("xc", "c"), ("sc", "c")),
    *(
        ("cs", "x"),
        ("c", "sc"),
        ("c", "xc"),
        ("u", "ü"),
        ("cc", "c"),
        ("c", "cc"),
        ("rr", "r"),
        ("r", "rr"),
    ),
)
_TWICE = 40

LONGEST = 20
"""Letters of a word for which a correction is looked for: what is longer is no slip."""


class Dictionary:
    """Knows words and what a misspelt one was meant to be."""

    def __init__(self, is_word: Callable[[str], bool], own: Iterable[str] = ()) -> None:
        """``is_word`` is the dictionary's answer, ``own`` the words of the city, as written."""
        self._is_word = is_word
        self._own = {word.lower(): word for word in own}
        self._by_letters = {bare(word): word for word in own}
        self._known: dict[str, bool] = {}
        self._spellings: dict[str, str | None] = {}

    def knows(self, word: str) -> bool:
        """Tell whether a word is right, written large or small."""
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def own_spelling(self, word: str) -> str | None:
        """Return the city's word that differs from ``word`` in its accents only, or None."""
        if word not in self._spellings:
            own = self._by_letters.get(bare(word))
            is_other = own is not None and own.lower() != word.lower()
            self._spellings[word] = own if is_other else None
        return self._spellings[word]

    def suggest(self, word: str, common: Callable[[str], int]) -> str:
        """Return what ``word`` was probably meant to be, or an empty text.

        An accent comes before letters that sound alike, and these before any other slip; among
        equals, the word that the site uses most (``common`` counts) and the one that keeps the
        first letter.
        """
        small = word.lower()
        if len(small) > LONGEST:
            return ""
        best: tuple[int, int, bool, str] | None = None
        for kind, candidates in enumerate(_meant(small)):
            for candidate in candidates:
                if candidate != small and self._look_up(candidate):
                    rank = (kind, -common(candidate), candidate[0] != small[0], candidate)
                    best = rank if best is None or rank < best else best
            if best is not None:
                return self._own.get(best[3], _cased(best[3], word))
        return ""

    def _look_up(self, word: str) -> bool:
        small = word.lower()
        if any(form in self._own for form in (small, small.removesuffix("s"), _singular(small))):
            return True
        if self._is_word(word) or self._is_word(small):
            return True
        return any(self._is_word(base) for base in _without_pronoun(small))


@cache
def load_words(folder: Path = FOLDER) -> Callable[[str], bool] | None:
    """Return the dictionary's answer to “is this a word?”; None when it is not installed."""
    if not (folder / "index.dic").is_file():
        return None
    words: Any = hunspell.Hunspell("index", hunspell_data_dir=str(folder))
    spell: Callable[[str], bool] = words.spell
    return spell


def bare(word: str) -> str:
    """Return a word in small letters without accents; ``ñ`` stays."""
    parts = unicodedata.normalize("NFD", word.lower().replace("ñ", "\0"))
    return re.sub(r"[\u0300-\u036f]", "", parts).replace("\0", "ñ")


def _without_pronoun(word: str) -> Iterator[str]:
    """Yield the verb of «vacúnate», «págalo», «naturalizarte»: what comes before its pronouns."""
    if found := _ENCLITIC.search(word):
        base = word[: found.start()]
        plain = base.translate(_ACUTE)
        if len(base) > 2 and (base != plain or plain.endswith(("ar", "er", "ir"))):
            yield plain


def _singular(word: str) -> str:
    return word.removesuffix("es")


def _meant(word: str) -> Iterator[Iterable[str]]:
    """Yield groups of words near ``word``, the likeliest slips first."""
    yield _accents(word)
    alike = list(dict.fromkeys(_alike(word)))
    yield (form for one in alike for form in (one, *_accents(one)))
    yield (form for one in alike[:_TWICE] for two in _alike(one) for form in (two, *_accents(two)))
    yield (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))
    yield _one_slip(word)


def _accents(word: str) -> Iterator[str]:
    """Yield ``word`` with its accent taken away, or put on each vowel in turn."""
    plain = word.translate(_ACUTE)
    yield plain
    for place, letter in enumerate(plain):
        if letter in "aeiou":
            yield plain[:place] + "áéíóú"["aeiou".index(letter)] + plain[place + 1 :]


def _alike(word: str) -> Iterator[str]:
    for old, new in _ALIKE:
        start = word.find(old)
        while start >= 0:
            yield word[:start] + new + word[start + len(old) :]
            start = word.find(old, start + 1)
    # The letter that nobody hears.
    yield from (word[:place] + "h" + word[place:] for place in (0, *range(1, len(word))))


def _one_slip(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        yield from (before + letter + after for letter in _LETTERS)


def _cased(candidate: str, word: str) -> str:
    return candidate.capitalize() if word[:1].isupper() else candidate
