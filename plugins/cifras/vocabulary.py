"""The words and pairs of words that the portal itself uses: what a search may surely be about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma

PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "da", "van", "von"})
"""What may stand inside a name, or between the words of a phrase."""

_WORD = re.compile(r"[a-z0-9ñ]+")


@dataclass(frozen=True)
class Vocabulary:
    """Folded words, and pairs of neighbours (particles apart), of the portal's texts."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents; ñ stays, because año and ano are two words."""
    kept = text.lower().replace("ñ", "\0").replace("n\u0303", "\0")
    bare = (c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return "".join(bare).replace("\0", "ñ")


def words_of(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return _WORD.findall(fold(text))


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """Return the vocabulary of everything published in Spanish."""
    return vocabulary_of(_texts(catalogue))


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of some texts."""
    found: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        words = words_of(text)
        found.update(words)
        pairs.update(pairwise(word for word in words if word not in PARTICLES))
    return Vocabulary(frozenset(found), frozenset(pairs))


def _texts(catalogue: Catalogue) -> Iterable[str]:
    datos = catalogue.datos
    for entry in catalogue.tramites:
        if entry.idioma is Idioma.ES:
            record = entry.record
            yield from (record.titulo, record.resumen, entry.text)
            yield from (*record.sinonimos, *record.palabras_clave)
    for group in (catalogue.paginas, catalogue.noticias, catalogue.contingencias):
        for other in group:
            yield from (other.record.titulo, other.text)
    for named in (datos.oficinas, datos.dependencias, datos.temas, datos.requisitos):
        yield from (record.nombre for record in named.values())
