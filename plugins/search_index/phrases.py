"""Whole phrases of a document as short text: each stem by its place among the document's own stems.

A query that says the same as one of a guide's phrases is meant for that guide; words scattered over
its text mean less. The browser's half is ``phrasesOf`` in ``index-file.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.search_index.symbols import symbol


def phrase_code(phrases: Iterable[Iterable[str]], places: Mapping[str, int]) -> str:
    """Return phrases of stems as text; ``places`` gives each stem's place. Repeats are dropped."""
    coded = {"".join(symbol(p) for p in sorted({places[s] for s in phrase})) for phrase in phrases}
    return " ".join(sorted(coded - {""}))
