"""Which guide a search that found nothing is most like, by the letters they share."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.cifras.vocabulary import words_of
from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma

LEAST_ALIKE = 0.3
"""Below this the likeness is chance, and naming a guide would mislead."""


@dataclass(frozen=True)
class Near:
    """A guide by its file and id."""

    id: str
    path: str


class Nearest:
    """Finds the nearest guide to a text; made once for many."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._phrases = [
            (_grams(phrase), Near(entry.id, entry.path))
            for entry in catalogue.tramites
            if entry.idioma is Idioma.ES
            for phrase in (entry.record.titulo, *entry.record.sinonimos)
        ]

    def find(self, text: str) -> Near | None:
        """Return the guide with the phrase that shares most letters in a row with ``text``."""
        wanted = _grams(text)
        best, found = LEAST_ALIKE, None
        for grams, near in self._phrases:
            alike = 2 * len(wanted & grams) / max(1, len(wanted) + len(grams))
            if alike > best:
                best, found = alike, near
        return found


def _grams(text: str) -> frozenset[str]:
    padded = [f" {word} " for word in words_of(text)]
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))
