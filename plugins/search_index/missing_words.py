"""Words that citizens use and that nothing in the portal answers: what is left to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MissingWord:
    """A word, in how many queries it stands, one of them, and what the search took it for."""

    word: str
    times: int
    example: str
    taken_for: str = ""


def missing_words(asked: Iterable[tuple[str, Mapping[str, Any]]]) -> list[MissingWord]:
    """Return the words that nobody wrote: those that find nothing first, then the most used.

    ``asked`` are queries with their answers (see ``run_in_node.search``). A word that stands for
    another one in the list of equivalents, and a beginning of a known word, are answered. Digits
    are left out.
    """
    found: dict[str, list[str]] = {}
    taken: dict[str, str] = {}
    for query, answer in asked:
        for term in answer["terms"]:
            word = term["word"]
            unknown = not term["exact"] and (term["corrected"] or not term["stems"])
            if unknown and not word.isdigit():
                found.setdefault(word, []).append(query)
                taken[word] = term["corrected"]
    missing = [MissingWord(w, len(used), used[0], taken[w]) for w, used in found.items()]
    return sorted(missing, key=lambda m: (bool(m.taken_for), -m.times, m.word))


def as_text(missing: Iterable[MissingWord]) -> Iterator[str]:
    """Yield one line a word, in Spanish."""
    for one in missing:
        times = "1 vez" if one.times == 1 else f"{one.times} veces"
        meaning = f"se toma por «{one.taken_for}»" if one.taken_for else "no encuentra nada"
        yield f"{one.word:<20} {times:<9} {meaning:<36} p. ej. «{one.example}»"
