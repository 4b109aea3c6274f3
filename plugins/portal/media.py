"""The files of ``content/`` that published records show or offer; no others are copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from plugins.content_model.catalogue import Entry
from plugins.content_model.fields import Record
from plugins.content_model.noticia import Noticia

_IN_BODY = re.compile(r'(?:src|href)="/((?:imagenes|adjuntos)/[^"#?]+)')


def cited(entries: Iterable[Entry[Record]]) -> tuple[str, ...]:
    """Return the files, below ``content/``, that the given entries cite, sorted."""
    return tuple(sorted({path for entry in entries for path in _files(entry)}))


def media(
    content: Path, entries: Iterable[Entry[Record]], folders: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """Yield the cited files of ``folders`` (``imagenes``, ``adjuntos``) as they are."""
    base = content.resolve()
    for path in cited(entries):
        source = base / path
        if path.split("/")[0] in folders and source.is_file() and source.resolve() == source:
            yield path, source.read_bytes()


def _files(entry: Entry[Record]) -> Iterator[str]:
    record = entry.record
    if isinstance(record, Noticia):
        pictures = [*([record.imagen] if record.imagen else []), *record.galeria]
        yield from (f"imagenes/{picture.archivo}" for picture in pictures)
        yield from (f"adjuntos/{file.archivo}" for file in record.adjuntos)
    yield from (unquote(unescape(found)) for found in _IN_BODY.findall(entry.html))
