"""Takes out of a search what could point at a person, before anybody reads it.

Numbers and addresses go by their form: CURP, RFC, telephone, mail, plates, any long run of digits.
Names go by lists (Faker's Mexican and Spanish given names and surnames, and Maya surnames of the
peninsula): words of those lists that stand together are a name, and so are the unknown words beside
them. A phrase that the portal itself uses ("Benito Juárez", "Playa del Carmen") is no name, nor is
one word alone that the portal uses ("luz", "flores").

What lists cannot know stays: a name of which no word is in them. That is why a search is kept only
when it came from five different addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote_plus

from faker.providers.person.es_ES import Provider as Spain
from faker.providers.person.es_MX import Provider as Mexico

from plugins.cifras.vocabulary import PARTICLES, Vocabulary, fold, words_of

LONGEST = 80
"""Longer searches are stories, not searches: they are left out whole."""

LONG_NUMBER = 5
MOST_ENCODINGS = 3
_MAYA = Path(__file__).with_name("apellidos_mayas.txt")

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"https?://\S+|www\.\S+",
        r"\S+\s?(?:@|\(at\)|\barroba\b)\s?\S+",
        # CURP (18), RFC of a person with or without its last three, of a company; spaced or not.
        r"\b[a-z]{4}[ -]?\d{6}[ -]?[hmx][ -]?[a-z]{5}[ -]?[a-z0-9]{2}\b",
        r"\b[a-zñ&]{3,4}[ -]?\d{6}(?:[ -]?[a-z0-9]{3})?\b",
        # Plates (ABC-123-D, UMZ 12 34) and folios: letters and three or more digits in one piece.
        r"\b[a-z]{2,3}[ -]\d{2,3}[ -]?\d{0,2}[ -]?[a-z]?\b(?<=\d[a-z])",
        r"\b(?=[a-z0-9-]*[a-z])(?=(?:[a-z-]*\d){3})[a-z0-9-]+\b",
    )
)
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_DIGITS = re.compile(r"\+?\d(?:[\s().,/_–—-]*\d)+")
_YEARS = re.compile(r"(?:(?:19|20)\d\d)(?:[\s,/–—-]+(?:19|20)\d\d)*")


@dataclass(frozen=True)
class Names:
    """Folded words that are given names or surnames."""

    words: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.words


@cache
def common_names() -> Names:
    """Return the words of all lists."""
    lists: list[Iterable[str]] = [_maya_surnames()]
    for provider in (Mexico, Spain):
        lists += [provider.first_names, provider.last_names]
    return Names(
        frozenset(
            word
            for names in lists
            for name in names
            for word in words_of(name)
            if word not in PARTICLES and len(word) > 1
        )
    )


def scrub(raw: str, known: Vocabulary, names: Names) -> str:
    """Return what a search says without what is personal in it; ``""`` when nothing is left.

    ``raw`` is the value of ``q`` as it stands in the address. The result is in lower case, without
    accents, its words apart by one space.
    """
    text = fold(_decoded(raw)).strip()
    if len(text) > LONGEST or "\ufffd" in text:
        return ""
    for form in _FORMS:
        text = form.sub(" ", text)
    text = _DIGITS.sub(_unless_short, text)
    words = list(_without_names(words_of(text), known, names))
    while words and words[-1] in PARTICLES:
        words.pop()
    return " ".join(words) if any(len(w) > 1 and not w.isdigit() for w in words) else ""


def _decoded(raw: str) -> str:
    """Return the words behind the percent signs, also where a log or a link wrote them twice.

    What is hidden by a second encoding would not look like a telephone or an address of mail.
    """
    text = unquote_plus(raw, errors="replace")
    for _ in range(MOST_ENCODINGS - 1):
        if not _ENCODED.search(text):
            break
        try:
            text = unquote_plus(text, errors="strict")
        except UnicodeDecodeError:  # a percentage, "50%de": the words as they are
            break
    return text.replace("+", " ")  # a space, encoded again


def _unless_short(found: re.Match[str]) -> str:
    if sum(c.isdigit() for c in found[0]) < LONG_NUMBER or _YEARS.fullmatch(found[0]):
        return found[0]
    return " "


def _without_names(words: list[str], known: Vocabulary, names: Names) -> Iterator[str]:
    gone: set[int] = set()
    for run in _runs(words, names):
        content = [place for place in run if words[place] not in PARTICLES]
        if _is_phrase(content, words, known):
            continue
        gone.update(run)
        # A rare surname is known by the company it keeps.
        for step in (-1, 1):
            place = (run[0] if step < 0 else run[-1]) + step
            while 0 <= place < len(words) and _is_unknown(words[place], known):
                gone.add(place)
                place += step
    return (word for place, word in enumerate(words) if place not in gone)


def _runs(words: list[str], names: Names) -> Iterator[list[int]]:
    """Yield the places of words of names that stand together, with the particles between them."""
    run: list[int] = []
    between: list[int] = []
    for place, word in enumerate(words):
        if word in names:
            run += [*between, place] if run else [place]
            between = []
        elif run and word in PARTICLES:
            between.append(place)
        else:
            if run:
                yield run
            run, between = [], []
    if run:
        yield run


def _is_phrase(places: list[int], words: list[str], known: Vocabulary) -> bool:
    if len(places) == 1 and words[places[0]] in known.words:
        return True
    content = [place for place, word in enumerate(words) if word not in PARTICLES]
    pairs = {
        place
        for first, second in pairwise(content)
        if (words[first], words[second]) in known.pairs
        for place in (first, second)
    }
    return set(places) <= pairs


def _is_unknown(word: str, known: Vocabulary) -> bool:
    return word not in known.words and word not in PARTICLES and not word.isdigit()


def _maya_surnames() -> list[str]:
    lines = _MAYA.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
