"""What the index knows of each news item alone, kept on shelves: an edit analyses one shelf.

Reading a text and finding its stems takes most of the time that a year of news needs, and follows
from that text only. The news of a year are spread over many shelves by their ids, so that nobody
but the few on the same shelf is analysed with one that was edited, added or removed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from plugins.content_model.catalogue import Entry
from plugins.content_model.fields import Record
from plugins.content_model.fingerprint import digest_of
from plugins.content_model.publication import Piece
from plugins.search_index.index import Bags
from plugins.search_index.weigh import Bag

R = TypeVar("R", bound=Record)

SHELVES = 128
"""At a thousand news a year: eight on a shelf."""

Analysed = tuple[str, Bags]
"""A document's record for the browser, as JSON, and its terms."""


def shelves(entries: Iterable[Entry[R]], analysed: Callable[[Entry[R]], Analysed]) -> list[Piece]:
    """Return the shelves of ``entries``, each item on it as ``analysed`` says."""
    found: dict[int, list[Entry[R]]] = {}
    for entry in entries:
        found.setdefault(zlib.crc32(entry.id.encode()) % SHELVES, []).append(entry)
    return [
        Piece(str(number), " ".join(map(digest_of, held)), partial(_text, held, analysed))
        for number, held in sorted(found.items())
    ]


def unshelved(contents: Iterable[bytes]) -> Mapping[str, Analysed]:
    """Return what stands on the shelves, by the ids of the entries."""
    found: dict[str, Analysed] = {}
    for content in contents:
        for id_, record, rows in json.loads(content):
            found[id_] = record, [_bag(row) for row in rows]
    return found


def _text(entries: Sequence[Entry[R]], analysed: Callable[[Entry[R]], Analysed]) -> bytes:
    told = []
    for entry in entries:
        record, bags = analysed(entry)
        told.append((entry.id, record, list(map(_row, bags))))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _row(bag: Bag) -> tuple[str, list[tuple[int, int]]]:
    # Terms are letters and digits, so that blanks may part them: a long text is read quickly.
    return " ".join(bag.terms), [*bag.repeated.items()]


def _bag(row: tuple[str, list[tuple[int, int]]]) -> Bag:
    terms, repeated = row
    return Bag(terms.split(" ") if terms else (), dict(repeated))
