"""Search documents → a compact index that lunr.js loads in the browser.

lunr (the PyPI package) weighs the terms; only its vectors are shipped, as short text, and the
browser rebuilds the postings from them. lunr's own pipelines stay empty on both sides: it is given
stems and asked for stems.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lunr.builder import Builder

from plugins.search_index.analyzer import Analyzer, stopwords, typed_words
from plugins.search_index.documents import SearchDocument
from plugins.search_index.front_coding import front_code
from plugins.search_index.phrases import phrase_code
from plugins.search_index.symbols import symbol

FIELDS = {"titulo": 6, "sinonimos": 5, "claves": 3, "resumen": 1}
"""Indexed fields and their weight, found on the development queries (see the search benchmark)."""

LENGTH_NORMALISATION = 0.4
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
            "vectores": [[_row_text(row) for row in rows] for rows in self.vectors.values()],
            "frases": self.phrases,
        }


def build_parts(parts: Sequence[Sequence[SearchDocument]], analyzer: Analyzer) -> list[IndexPart]:
    """Weigh all documents together, then split them: scores of the parts can be compared."""
    every = [document for part in parts for document in part]
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("ref")
    builder.b(LENGTH_NORMALISATION)
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for ref, document in enumerate(every):
        builder.add({"ref": str(ref), **_fields(document, analyzer)})
    if not every:
        return [IndexPart((), {name: [] for name in FIELDS}) for _ in parts]
    built = builder.build().serialize()
    all_terms = {postings["_index"]: term for term, postings in built["invertedIndex"]}
    scores = dict(built["fieldVectors"])
    result, first = [], 0
    for part in parts:
        made = _part(range(first, first + len(part)), scores, all_terms)
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


def _fields(document: SearchDocument, analyzer: Analyzer) -> dict[str, str]:
    text = {
        "titulo": document.titulo,
        "sinonimos": document.sinonimos,
        "claves": document.claves,
        "resumen": f"{document.resumen} {document.texto}",
    }
    return {name: " ".join(analyzer.stems(value)) for name, value in text.items()}


def _phrases(document: SearchDocument, at: int, part: IndexPart, analyzer: Analyzer) -> str:
    held = {position for rows in part.vectors.values() for position, _ in rows[at]}
    places = {part.terms[position]: place for place, position in enumerate(sorted(held))}
    return phrase_code((analyzer.stems(phrase) for phrase in document.frases), places)


def _part(refs: range, scores: dict[str, Any], all_terms: dict[int, str]) -> IndexPart:
    raw: dict[str, list[list[tuple[int, float]]]] = {}
    for name in FIELDS:
        rows = []
        for ref in refs:
            flat = scores.get(f"{name}/{ref}", [])
            rows.append(sorted(zip(flat[0::2], flat[1::2], strict=True)))
        raw[name] = rows
    used = sorted(
        {i for rows in raw.values() for row in rows for i, _ in row}, key=lambda i: all_terms[i]
    )
    place = {index: position for position, index in enumerate(used)}
    vectors = {
        name: [sorted((place[index], _step(score)) for index, score in row) for row in rows]
        for name, rows in raw.items()
    }
    return IndexPart([all_terms[i] for i in used], vectors)


def _step(score: float) -> int:
    return max(0, round(math.log(score / SMALLEST_SCORE, SCORE_STEP)))


def _row_text(row: Sequence[Posting]) -> str:
    """Return pairs of symbols: how far the term is from the one before, and its score's step."""
    text, before = [], 0
    for position, step in row:
        text += [symbol(position - before), symbol(step)]
        before = position
    return "".join(text)
