"""Search documents → a compact index that lunr.js loads in the browser.

Terms weigh what lunr would weigh them; only those vectors are shipped, as short text, and the
browser rebuilds lunr's postings from them. lunr's own pipelines stay empty: it is given stems and
asked for stems.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from plugins.search_index.analyzer import Analyzer, stopwords, typed_words
from plugins.search_index.documents import SearchDocument
from plugins.search_index.front_coding import front_code
from plugins.search_index.phrases import phrase_code
from plugins.search_index.symbols import text_of
from plugins.search_index.weigh import Weights, weigh

FIELDS = {"titulo": 6, "sinonimos": 5, "claves": 3, "resumen": 1}
"""Indexed fields and their weight, found on the development queries (see the search benchmark)."""

NORMALISATION = 0.4
"""BM25's ``b``: guides with many synonyms are not punished for their length."""

SMALLEST_SCORE = 0.1
SCORE_STEP = 1.1
"""Scores are shipped on a scale whose steps are a tenth apart: the order of results stays."""

Posting = tuple[int, int]
Vectors = dict[str, list[list[Posting]]]
"""Per field and document, sorted: a term's place in the part's list, and its score's step."""


@dataclass(frozen=True)
class IndexPart:
    """One file of the index: terms, their scores per field and document, phrases per document."""

    terms: Sequence[str]
    vectors: Vectors
    phrases: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the form that ``index-file.js`` reads."""
        return {
            "campos": list(self.vectors),
            "terminos": front_code(self.terms),
            "vectores": [[text_of(row) for row in rows] for rows in self.vectors.values()],
            "frases": self.phrases,
        }


def build_parts(parts: Sequence[Sequence[SearchDocument]], analyzer: Analyzer) -> list[IndexPart]:
    """Weigh all documents together, then split them: scores of the parts can be compared."""
    every = [document for part in parts for document in part]
    weights = weigh([_fields(document, analyzer) for document in every], FIELDS, NORMALISATION)
    result, first = [], 0
    for part in parts:
        rows = {name: found[first : first + len(part)] for name, found in weights.items()}
        made = _part(rows)
        phrases = [_phrases(document, at, made, analyzer) for at, document in enumerate(part)]
        result.append(IndexPart(made.terms, made.vectors, phrases if any(phrases) else ()))
        first += len(part)
    return result


def vocabulary(documents: Iterable[SearchDocument]) -> list[str]:
    """Return the words citizens may be offered as a correction, as they are most often written.

    Words without meaning of their own are not among them: the browser has their list anyway.
    """
    spellings: dict[str, Counter[str]] = {}
    for document in documents:
        text = " ".join([document.titulo, document.sinonimos, document.claves, document.resumen])
        for folded, written in typed_words(text):
            if len(folded) > 2 and not folded.isdigit() and folded not in stopwords():
                spellings.setdefault(folded, Counter())[written] += 1
    best = [min(c, key=lambda word: (-c[word], word)) for c in spellings.values()]
    return sorted(best)


def _fields(document: SearchDocument, analyzer: Analyzer) -> dict[str, list[str]]:
    text = {
        "titulo": document.titulo,
        "sinonimos": document.sinonimos,
        "claves": document.claves,
        "resumen": f"{document.resumen} {document.texto}",
    }
    return {name: analyzer.stems(value) for name, value in text.items()}


def _phrases(document: SearchDocument, at: int, part: IndexPart, analyzer: Analyzer) -> str:
    if not document.frases:
        return ""
    held = {position for rows in part.vectors.values() for position, _ in rows[at]}
    places = {part.terms[position]: place for place, position in enumerate(sorted(held))}
    return phrase_code((analyzer.stems(phrase) for phrase in document.frases), places)


def _part(weights: Mapping[str, Sequence[Weights]]) -> IndexPart:
    used = sorted({term for rows in weights.values() for row in rows for term in row})
    place = {term: position for position, term in enumerate(used)}
    vectors = {
        name: [
            sorted([(place[term], _step(weight)) for term, weight in row.items()]) for row in rows
        ]
        for name, rows in weights.items()
    }
    return IndexPart(used, vectors)


@lru_cache(maxsize=100_000)
def _step(score: float) -> int:
    # A term that half of ten thousand news hold weighs nothing at all.
    return round(math.log(max(score, SMALLEST_SCORE) / SMALLEST_SCORE, SCORE_STEP))
