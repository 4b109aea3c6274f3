"""Keeps what was made from a file's bytes, by the name of those bytes: an accelerator, no more.

One file of segments, each written at once behind the ones before: a head (lengths, check sum), the
small parts of its records in one pickle, then the large parts one behind the other, which are only
read when asked for. What is broken, of another version, or not ours is left aside; deleting it all
changes nothing but time.
"""

from __future__ import annotations

import os
import struct
import weakref
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.file_lock import locked
from plugins.content_model.safe_pickle import Refused, dumps, loads

_START = struct.Struct("<8s32s")
_HEAD = struct.Struct("<4sIQI")
_MAGIC = b"estante1"
_SEGMENT = b"SEG1"
_SPARE = 2000
"""Records that nothing uses any more, and yet are not worth writing the file anew for."""

Tell = Callable[[str], None]


@dataclass(slots=True)
class Record:
    """One thing kept: its small part, and where its large part is."""

    small: Any
    start: int
    length: int
    check: int
    pending: bytes | None = None
    """The segment that holds it until it is written."""


def segment(records: Iterable[tuple[str, Any, str]]) -> bytes:
    """Return a segment of (name, small part, large part), as ``Shelf.add`` takes it."""
    index, texts, start = [], [], 0
    for name, small, large in records:
        text = large.encode()
        index.append((name, small, start, len(text), zlib.crc32(text)))
        texts.append(text)
        start += len(text)
    packed = dumps(index)
    return b"".join([_HEAD.pack(_SEGMENT, len(packed), start, zlib.crc32(packed)), packed, *texts])


class Shelf:
    """The records kept in ``file`` for one ``version`` of what makes them.

    Without a file all stays in memory. ``tell`` is given one line when what was kept is no use.
    """

    def __init__(self, file: Path | None, version: str, tell: Tell) -> None:
        self._file = file
        self._start = _START.pack(_MAGIC, version.encode()[:32].ljust(32))
        self._tell = tell
        self._records: dict[str, Record] = {}
        self._pending: list[tuple[bytes, list[Record]]] = []
        self._open: int | None = None
        self._is_spoilt = False
        self._end = 0
        if file is not None:
            self._read(file)

    def find(self, name: str) -> Record | None:
        """Return what is kept under a name."""
        return self._records.get(name)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept."""
        return not self._records

    def add(self, made: bytes) -> list[str]:
        """Keep a segment, which the next ``save`` writes; return the names in it, in order."""
        added = {}
        for name, small, start, length, check in _index(made, 0):
            self._records[name] = added[name] = Record(small, start, length, check, made)
        self._pending.append((made, [*added.values()]))
        return [*added]

    def large(self, record: Record) -> str | None:
        """Return the large part of a record, or None if it was damaged."""
        if record.pending is not None:
            text = record.pending[record.start : record.start + record.length]
        elif self._open is not None:
            text = _part(self._open, record.length, record.start)
        else:
            return None
        return text.decode() if zlib.crc32(text) == record.check else None

    def save(self, used: Collection[str]) -> None:
        """Write what was added; write all anew when much is not ``used`` any more.

        A disk that is full or closed to us only costs time the next time.
        """
        spare = len(self._records) - len(used)
        if self._file is None or not (self._pending or spare > len(used) + _SPARE):
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._file.with_suffix(".lock")):
                anew = self._is_spoilt or spare > len(used) + _SPARE
                if anew or not self._append(self._file):
                    self._write_anew(self._file, used)
                    self._records, self._is_spoilt = {}, False
                    self._read(self._file)
        except OSError as bad:
            self._tell(f"La memoria de lectura no se pudo guardar ({bad.strerror or bad}).")
            return
        self._pending = []

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._letting_go()
            self._open = None

    def _hold(self, file: Path) -> None:
        """Open the file, until ``close`` or until nobody needs these records any more."""
        self._open = _opened(file)
        self._letting_go = weakref.finalize(self, os.close, self._open)

    def _read(self, file: Path) -> None:
        self.close()
        try:
            self._hold(file)
            assert self._open is not None
            size = os.fstat(self._open).st_size
            if _part(self._open, _START.size, 0) != self._start:
                self._tell("La memoria de lectura es de otra versión: se lee todo de nuevo.")
                return
            end = self._take(size)
        except FileNotFoundError:
            return
        except (OSError, Refused, ValueError, KeyError, TypeError) as bad:
            self._records = {}
            self._is_spoilt = True
            self._tell(f"La memoria de lectura no sirve ({type(bad).__name__}): se lee de nuevo.")
            return
        if end != size:
            self._tell("La memoria de lectura está incompleta: se lee de nuevo lo que falta.")

    def _take(self, size: int) -> int:
        """Read the segments that are whole; return where the last of them ends."""
        assert self._open is not None
        at = _START.size
        for made, end in _segments(self._open, at, size):
            for name, part, start, length, check in _index(made, at):
                self._records[name] = Record(part, start, length, check)
            at = end
        self._end = at
        return at

    def _append(self, file: Path) -> bool:
        """Write behind what another process may have written since; False if that is no use."""
        with file.open("r+b") if file.exists() else file.open("w+b") as out:
            size = os.fstat(out.fileno()).st_size
            if size == 0:
                out.write(self._start)
                at = _START.size
            elif out.read(_START.size) != self._start:
                return False
            else:
                # What we read or wrote ourselves is whole.
                at = self._end if self._is_open(file) and size >= self._end else _START.size
                for _, end in _segments(out.fileno(), at, size):
                    at = end
            out.seek(at)
            out.truncate()  # half a segment of a process that was killed
            for made, records in self._pending:
                out.write(made)
                for record in records:
                    record.start, record.pending = record.start + at, None
                at += len(made)
        self._follow(file, at)
        return True

    def _is_open(self, file: Path) -> bool:
        """Tell whether the file that is open stands there yet: another may have replaced it."""
        return self._open is not None and os.path.samestat(os.fstat(self._open), file.stat())

    def _follow(self, file: Path, end: int) -> None:
        """Read from the file just written, and all of it if another process has replaced it."""
        if self._open is not None and not self._is_open(file):
            self._records = {}
            self._read(file)
            return
        if self._open is None:
            self._hold(file)
        self._end = end

    def _write_anew(self, file: Path, used: Collection[str]) -> None:
        kept = ((name, self._records[name]) for name in used if name in self._records)
        whole = [
            (name, record.small, text)
            for name, record in kept
            if (text := self.large(record)) is not None
        ]
        temporary = file.with_suffix(f".{os.getpid()}.tmp")
        try:
            temporary.write_bytes(self._start + segment(whole))
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def _segments(opened: int, at: int, size: int) -> Iterator[tuple[bytes, int]]:
    """Yield the beginning of each whole segment (head and small parts), and where it ends."""
    while at + _HEAD.size <= size:
        magic, small, large, check = _HEAD.unpack(_part(opened, _HEAD.size, at))
        end = at + _HEAD.size + small + large
        if magic != _SEGMENT or end > size:
            return
        made = _part(opened, _HEAD.size + small, at)
        if zlib.crc32(memoryview(made)[_HEAD.size :]) != check:
            return
        yield made, end
        at = end


def _index(made: bytes, at: int) -> Iterator[tuple[str, Any, int, int, int]]:
    """Yield the records of a segment (or its beginning) that stands at ``at`` of its file."""
    _, small, _, _ = _HEAD.unpack_from(made)
    base = at + _HEAD.size + small
    for name, part, start, length, check in loads(made[_HEAD.size : _HEAD.size + small]):
        yield name, part, base + start, length, check


def _opened(file: Path) -> int:
    return os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))


def _part(opened: int, length: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(opened, length, start)
    os.lseek(opened, start, os.SEEK_SET)
    return os.read(opened, length)
