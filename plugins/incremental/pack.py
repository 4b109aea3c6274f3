"""Bytes of earlier builds by key, in a few append-only files: an accelerator, never the truth.

Each process appends to a file of its own, so that two builds never write to one. An item is
``key (16 bytes) · length (4) · CRC-32 (4) · payload``: an entry (``plugins.incremental.entry``), or
a part of several entries, compressed. A file that is finished ends with what it holds
(``plugins.incremental.contents``). One that ends in the middle of an item, or has another head, is
read as far as it makes sense; a payload that is damaged is not there.
"""

from __future__ import annotations

import mmap
import os
import secrets
import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.incremental.contents import ITEM, Listed, ending, listed, walked
from plugins.incremental.entry import Coder, Kept, decode, named, parts_named

HEAD = b"portal-pack 2\n"
ENDING = ".pack"
MOST_BYTES = 512 * 1024 * 1024
"""Ten thousand news are some 190 MB: a site of that size keeps all, and the one before it."""
MOST_FILES = 24
SMALL = MOST_BYTES // 16
"""Smaller files are put together when there are many; larger ones stay as they are until then."""
_MOST_WAITING = 1024 * 1024
_MOST_PARTS = 256
_MOST_MAPPED = 8 * 1024 * 1024
"""Bytes looked at before their pages are given back: a map of 200 MB need not be memory of ours."""


class _Place(NamedTuple):
    """Where a payload is."""

    file: str
    start: int
    length: int
    check: int


class Pack:
    """A map from digests to lists of files; what it cannot read is simply not there.

    ``say`` is told once, in Spanish, that something could not be read.
    """

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda _line: None) -> None:
        """Read the index of ``folder``, which need not exist."""
        self._folder, self._say = folder, say
        self.is_damaged = False
        """Whether something could not be read so far."""
        self._maps: dict[str, mmap.mmap] = {}
        self._foreign: set[str] = set()
        self._index: dict[bytes, _Place] = {}
        self._coder = Coder()
        self._parts: dict[bytes, bytes] = {}
        self._name = ""
        self._waiting = bytearray()
        self._listed: list[Listed] = []
        self._on_disk = 0
        self._looked_at = 0
        self.refresh()

    def __contains__(self, key: str) -> bool:
        """Whether there is an entry for ``key`` (32 hexadecimal digits)."""
        return bytes.fromhex(key) in self._index

    def refresh(self) -> None:
        """Learn what other processes have added."""
        for path in sorted(self._folder.glob(f"*{ENDING}")):
            known = path.name in self._maps or path.name in self._foreign
            if not known and path.name != self._name:
                self._read(path)

    def get(self, key: str) -> list[Kept] | None:
        """Return the files kept under ``key``; None when there are none or they are damaged."""
        name = bytes.fromhex(key)
        if name not in self._index:
            return None
        try:
            return decode(self._payload(name), self._part)
        except (KeyError, ValueError, IndexError, struct.error, zlib.error):
            # So that it can be put again.
            self._index.pop(name, None)
            return None

    def put(self, key: str, files: Iterable[tuple[str, bytes]]) -> list[Kept]:
        """Keep files under ``key``; return them with the names of their bytes."""
        kept = named(files)
        self.keep(key, kept)
        return kept

    def keep(self, key: str, kept: Sequence[Kept]) -> None:
        """Keep files under ``key``, where there are none yet."""
        if key not in self:
            payload, shared = self._coder.encode(kept)
            for name, part in shared.items():
                if name not in self._index:
                    self._append(name, zlib.compress(part, 1))
            self._append(bytes.fromhex(key), payload)

    def flush(self) -> None:
        """Write out what was put, so that other processes see it."""
        if self._name:
            self._waiting += ending(self._listed, self._on_disk + len(self._waiting))
            self._spill()
            name, self._name = self._name, ""
            self._read(self._folder / name)

    def forget_own(self) -> None:
        """Begin a file of one's own: called in a process that was just forked."""
        self._name, self._waiting, self._listed = "", bytearray(), []

    def hush(self) -> None:
        """Say nothing from now on: called in a process whose parent tells."""
        self._say = lambda _line: None

    def shrink(self, alive: Callable[[], Collection[str]]) -> None:
        """Make one of the small files where there are too many.

        Where all are too large only the entries of ``alive`` are kept.
        """
        for name in self._foreign:
            (self._folder / name).unlink(missing_ok=True)
        self._foreign.clear()
        sizes = {name: len(found) for name, found in self._maps.items()}
        if sum(sizes.values()) > MOST_BYTES:
            self._keep(alive())
        elif len(sizes) > MOST_FILES:
            self._join({name for name, size in sizes.items() if size < SMALL})

    def _join(self, small: Collection[str]) -> None:
        """Put all that is in the files ``small`` into one: of others it may be a part."""
        self.flush()
        for key, place in list(self._index.items()):
            if place.file in small:
                try:
                    self._append(key, self._checked(place))
                except KeyError:
                    del self._index[key]
        self.flush()
        self._remove(small)

    def _keep(self, alive: Collection[str]) -> None:
        """Keep only the entries of ``alive``, as far as there is room."""
        self.flush()
        old, places, size = list(self._maps), self._index, 0
        self._index = {}
        for key in sorted({bytes.fromhex(key) for key in alive} & places.keys()):
            size += places[key].length
            # Some room, so that the next builds need not do this again.
            if size > MOST_BYTES * 3 // 4:
                break
            self._copy(key, places)
        self.flush()
        self._remove(old)

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            self._maps.pop(name, None)
            (self._folder / name).unlink(missing_ok=True)

    def _copy(self, key: bytes, places: Mapping[bytes, _Place]) -> None:
        """Put an entry of ``places`` into the file of this process, with its parts."""
        try:
            payload = self._checked(places[key])
            for name in parts_named(payload):
                if name not in self._index:
                    self._append(name, self._checked(places[name]))
        except (KeyError, ValueError, IndexError, struct.error):
            return
        self._append(key, payload)

    def _append(self, key: bytes, payload: bytes) -> None:
        if not self._name:
            self._name = f"{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
            self._waiting, self._on_disk, self._listed = bytearray(HEAD), 0, []
        place = self._on_disk + len(self._waiting) + ITEM.size
        check = zlib.crc32(payload)
        self._waiting += ITEM.pack(key, len(payload), check)
        self._waiting += payload
        self._index[key] = _Place(self._name, place, len(payload), check)
        self._listed.append((key, place, len(payload), check))
        if len(self._waiting) > _MOST_WAITING:
            self._spill()

    def _spill(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / self._name).open("ab") as file:
            file.write(self._waiting)
        self._on_disk += len(self._waiting)
        self._waiting = bytearray()

    def _read(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                found = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return
        if found[: len(HEAD)] != HEAD:
            self._foreign.add(path.name)
            self.tell()
            return
        self._maps[path.name] = found
        items = listed(found)
        if items is None:
            items = self._as_far_as_it_goes(found)
        name, index = path.name, self._index
        for key, start, length, check in items:
            index[key] = _Place(name, start, length, check)
        _give_back(found)

    def _as_far_as_it_goes(self, found: mmap.mmap) -> Iterator[Listed]:
        try:
            for item in walked(found, len(HEAD)):
                yield item
                self._look_at(found, item[2])
        except ValueError:
            self.tell()

    def _look_at(self, found: mmap.mmap, length: int) -> None:
        self._looked_at += length
        if self._looked_at > _MOST_MAPPED:
            self._looked_at = 0
            _give_back(found)

    def _payload(self, key: bytes) -> bytes:
        """Return a payload; raise KeyError where there is none that is whole."""
        try:
            return self._checked(self._index[key])
        except KeyError:
            self._index.pop(key, None)
            raise

    def _checked(self, place: _Place) -> bytes:
        payload = self._bytes(place)
        if zlib.crc32(payload) != place.check:
            self.tell()
            raise KeyError(place)
        return payload

    def _bytes(self, place: _Place) -> bytes:
        name, start, length, _ = place
        if name != self._name:
            found = self._maps[name]
            self._look_at(found, length)
            return found[start : start + length]
        if start >= self._on_disk:
            begin = start - self._on_disk
            return bytes(self._waiting[begin : begin + length])
        with (self._folder / name).open("rb") as file:
            file.seek(start)
            return file.read(length)

    def tell(self) -> None:
        """Say, once, that something could not be read."""
        if not self.is_damaged:
            self.is_damaged = True
            self._say("Memoria de páginas: una parte no sirve y se hace de nuevo.")

    def _part(self, name: bytes) -> bytes:
        """Return a part of several entries, which is likely to be asked for again."""
        if name not in self._parts:
            if len(self._parts) >= _MOST_PARTS:
                self._parts.clear()
            self._parts[name] = zlib.decompress(self._payload(name))
        return self._parts[name]


def _give_back(found: mmap.mmap) -> None:
    """Let the system count the pages of a map as its own again; they are read when asked for."""
    if hasattr(mmap, "MADV_DONTNEED"):
        found.madvise(mmap.MADV_DONTNEED)
