"""Search documents → a compact index that lunr.js loads in the browser.

Terms weigh what lunr would weigh them; only those vectors are shipped, as short text, and the
browser rebuilds lunr's postings from them. lunr's own pipelines stay empty: it is given stems and
asked for stems.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from plugins.search_index.analyzer import Analyzer, stopwords, typed_words
from plugins.search_index.documents import SearchDocument
from plugins.search_index.front_coding import front_code
from plugins.search_index.phrases import phrase_code
from plugins.search_index.symbols import text_of
from plugins.search_index.weigh import Bag, weigh

FIELDS = {"titulo": 6, "sinonimos": 5, "claves": 3, "resumen": 1}
"""Indexed fields and their weight, found on the development queries (see the search benchmark)."""

NORMALISATION = 0.4
"""BM25's ``b``: guides with many synonyms are not punished for their length."""

SMALLEST_SCORE = 0.1
SCORE_STEP = 1.1
"""Scores are shipped on a scale whose steps are a tenth apart: the order of results stays."""

_LOG_OF_STEP = math.log(SCORE_STEP)

Bags = Sequence[Bag]
"""The terms of a document, field by field, in the order of ``FIELDS``."""

Vector = tuple[Sequence[int], Sequence[int]]
"""Of one field of one document: places of its terms in the part's list, sorted, and their steps."""

Vectors = dict[str, list[Vector]]


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
            "vectores": [[text_of(*row) for row in rows] for rows in self.vectors.values()],
            "frases": self.phrases,
        }


def build_parts(parts: Sequence[Sequence[SearchDocument]], analyzer: Analyzer) -> list[IndexPart]:
    """Weigh all documents together, then split them: scores of the parts can be compared."""
    made = index_parts([[bags_of(document, analyzer) for document in part] for part in parts])
    result = []
    for part, index in zip(parts, made, strict=True):
        phrases = [_phrases(document, at, index, analyzer) for at, document in enumerate(part)]
        result.append(replace(index, phrases=phrases) if any(phrases) else index)
    return result


def index_parts(parts: Sequence[Sequence[Bags]]) -> list[IndexPart]:
    """Do the same with the terms of documents that have no phrases."""
    every = [bags for part in parts for bags in part]
    fields = {name: [bags[n] for bags in every] for n, name in enumerate(FIELDS)}
    steps = weigh(fields, FIELDS, NORMALISATION, step_of)
    result, first = [], 0
    for part in parts:
        rows = slice(first, first + len(part))
        result.append(_part({name: (fields[name][rows], steps[name][rows]) for name in FIELDS}))
        first += len(part)
    return result


def bags_of(document: SearchDocument, analyzer: Analyzer) -> Bags:
    """Return the terms of a document: all that the index knows of it, and of it alone."""
    texts = {
        "titulo": document.titulo,
        "sinonimos": document.sinonimos,
        "claves": document.claves,
        "resumen": f"{document.resumen} {document.texto}",
    }
    return [Bag.of(analyzer.stems(texts[name])) for name in FIELDS]


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


def _phrases(document: SearchDocument, at: int, part: IndexPart, analyzer: Analyzer) -> str:
    if not document.frases:
        return ""
    held = {position for rows in part.vectors.values() for position in rows[at][0]}
    places = {part.terms[position]: place for place, position in enumerate(sorted(held))}
    return phrase_code((analyzer.stems(phrase) for phrase in document.frases), places)


def _part(rows: Mapping[str, tuple[Sequence[Bag], Sequence[Sequence[int]]]]) -> IndexPart:
    every = (bag.terms for bags, _ in rows.values() for bag in bags)
    used = sorted(set(chain.from_iterable(every)))
    place = {term: position for position, term in enumerate(used)}
    vectors: Vectors = {
        name: [
            (list(map(place.__getitem__, bag.terms)), row)
            for bag, row in zip(bags, steps, strict=True)
        ]
        for name, (bags, steps) in rows.items()
    }
    return IndexPart(used, vectors)


def step_of(score: float) -> int:
    """Return the step of the scale that is nearest to ``score``."""
    # A term that half of ten thousand news hold weighs nothing at all.
    return round(math.log(max(score, SMALLEST_SCORE) / SMALLEST_SCORE) / _LOG_OF_STEP)
