"""What the index knows of each news item alone, kept on shelves: an edit analyses one shelf.

Reading a text and finding its stems takes most of the time that a year of news needs, and follows
from that text only. The news of a year are spread over many shelves by their ids, so that nobody
but the few on the same shelf is analysed with one that was edited, added or removed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
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
        for line in content.decode().split("\n"):
            id_, record, *told = line.split("\t")
            found[id_] = record, list(map(_bag, told[::2], told[1::2]))
    return found


def _text(entries: Sequence[Entry[R]], analysed: Callable[[Entry[R]], Analysed]) -> bytes:
    lines = []
    for entry in entries:
        record, bags = analysed(entry)
        # JSON holds neither tabs nor ends of lines as they are, ids and terms none at all.
        lines.append("\t".join((entry.id, record, *chain.from_iterable(map(_row, bags)))))
    return "\n".join(lines).encode()


def _row(bag: Bag) -> tuple[str, str]:
    # Terms are letters and digits, so that blanks may part them: a long text is read quickly.
    return " ".join(bag.terms), " ".join(map(str, chain.from_iterable(bag.repeated.items())))


def _bag(terms: str, repeated: str) -> Bag:
    numbers = list(map(int, repeated.split()))
    return Bag(terms.split(), dict(zip(numbers[::2], numbers[1::2], strict=True)))
