"""The files of ``content/`` that published records show or offer; no others are read."""

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


def attachments(content: Path, entries: Iterable[Entry[Record]]) -> Iterator[tuple[str, bytes]]:
    """Yield the cited files of ``adjuntos`` as they are."""
    for path in _safe(content, entries, "adjuntos"):
        yield path, (content / path).read_bytes()


def pictures(content: Path, entries: Iterable[Entry[Record]]) -> tuple[str, ...]:
    """Return the cited files of ``imagenes``, relative to ``content``."""
    return tuple(_safe(content, entries, "imagenes"))


def _safe(content: Path, entries: Iterable[Entry[Record]], folder: str) -> Iterator[str]:
    """Yield the cited files of ``folder`` that are really there, not behind a link elsewhere."""
    base = content.resolve()
    for path in cited(entries):
        source = base / path
        if path.split("/")[0] == folder and source.is_file() and source.resolve() == source:
            yield path


def _files(entry: Entry[Record]) -> Iterator[str]:
    record = entry.record
    if isinstance(record, Noticia):
        pictures = [*([record.imagen] if record.imagen else []), *record.galeria]
        yield from (f"imagenes/{picture.archivo}" for picture in pictures)
    yield from (f"adjuntos/{file.archivo}" for file in getattr(record, "adjuntos", ()))
    if entry.body.cites_files:
        yield from in_text(entry.html)


def may_cite(entry: Entry[Record]) -> bool:
    """Whether an entry may show or offer files: most do not, and need not be read to find out."""
    record = entry.record
    if isinstance(record, Noticia):
        shows = record.imagen or record.galeria or record.adjuntos
        return bool(shows) or entry.body.cites_files
    named = (getattr(record, field, None) for field in ("adjuntos", "imagen", "galeria"))
    return entry.body.cites_files or any(named)


def in_text(html: str) -> Iterator[str]:
    """Yield the files that sanitised HTML shows or offers, relative to ``content``."""
    if "/imagenes/" in html or "/adjuntos/" in html:
        yield from (unquote(unescape(found)) for found in _IN_BODY.findall(html))
