"""Bytes of earlier builds by key, in a few append-only files: an accelerator, never the truth.

A page is cut where its style, its header and its footer begin and end: those parts are the same on
thousands of pages and are kept once. What is left is compressed.

Each process appends to a file of its own, so that two builds never write to one. An entry is
``key (16 bytes) · length (4 bytes) · payload``; a file that ends in the middle of an entry, or has
another head, is read as far as it makes sense.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import re
import secrets
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

Files = list[tuple[str, bytes]]

HEAD = b"portal-pack 1\n"
ENDING = ".pack"
MOST_BYTES = 256 * 1024 * 1024
MOST_FILES = 24
_MOST_WAITING = 4 * 1024 * 1024
_ENTRY = struct.Struct("<16sI")
_SEAMS = re.compile(rb"<style>|</style>|<body|<main|</main>")
# Smaller parts cost more to refer to than to keep.
_SHARED_FROM = 512
_OUTSIDE = (b"<style>", b"<body", b"</main>")


class Pack:
    """A map from digests to lists of files; what it cannot read is simply not there."""

    def __init__(self, folder: Path) -> None:
        """Read the index of ``folder``, which need not exist."""
        self._folder = folder
        self._maps: dict[str, mmap.mmap] = {}
        self._index: dict[bytes, tuple[str, int, int]] = {}
        self._name = ""
        self._waiting = bytearray()
        self._on_disk = 0
        self.refresh()

    def __contains__(self, key: str) -> bool:
        """Whether there is an entry for ``key`` (32 hexadecimal digits)."""
        return bytes.fromhex(key) in self._index

    def refresh(self) -> None:
        """Learn what other processes have added."""
        for path in sorted(self._folder.glob(f"*{ENDING}")):
            if path.name not in self._maps and path.name != self._name:
                self._read(path)

    def get(self, key: str) -> Files | None:
        """Return the files kept under ``key``; None when there are none or they are damaged."""
        try:
            return _decoded(self._payload(bytes.fromhex(key)), self._payload)
        except (KeyError, ValueError, struct.error, zlib.error):
            return None

    def put(self, key: str, files: Iterable[tuple[str, bytes]]) -> None:
        """Keep files under ``key``."""
        if key in self:
            return
        payload, shared = _encoded(files)
        for name, part in shared.items():
            if name not in self._index:
                self._append(name, part)
        self._append(bytes.fromhex(key), payload)

    def flush(self) -> None:
        """Write out what was put, so that other processes see it."""
        if self._name:
            self._spill()
            name, self._name = self._name, ""
            self._read(self._folder / name)

    def forget_own(self) -> None:
        """Begin a file of one's own: called in a process that was just forked."""
        self._name, self._waiting = "", bytearray()

    def shrink(self, alive: Collection[str]) -> None:
        """Keep only the entries of ``alive`` when there are too many files, or too large ones."""
        total = sum(len(found) for found in self._maps.values())
        keys = {bytes.fromhex(key) for key in alive} & self._index.keys()
        if len(self._maps) <= MOST_FILES and total <= MOST_BYTES:
            return
        old = list(self._maps)
        kept, size = [], 0
        for key in sorted(keys):
            size += self._index[key][2]
            if size > MOST_BYTES // 2:
                break
            kept.append(key)
        needed = {name for key in kept for name in _shared_names(self._payload(key))}
        self.forget_own()
        payloads = {
            key: self._payload(key) for key in [*sorted(needed & self._index.keys()), *kept]
        }
        self._index = {}
        for key, payload in payloads.items():
            self._append(key, payload)
        self.flush()
        for name in old:
            self._maps.pop(name, None)
            (self._folder / name).unlink(missing_ok=True)

    def _append(self, key: bytes, payload: bytes) -> None:
        if not self._name:
            self._name = f"{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
            self._waiting, self._on_disk = bytearray(HEAD), 0
        place = self._on_disk + len(self._waiting) + _ENTRY.size
        self._waiting += _ENTRY.pack(key, len(payload))
        self._waiting += payload
        self._index[key] = (self._name, place, len(payload))
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
        self._maps[path.name] = found
        place, end = len(HEAD), len(found)
        if found[: len(HEAD)] != HEAD:
            return
        while place + _ENTRY.size <= end:
            key, length = _ENTRY.unpack_from(found, place)
            place += _ENTRY.size
            if place + length > end:
                return
            self._index[key] = (path.name, place, length)
            place += length

    def _payload(self, key: bytes) -> bytes:
        name, place, length = self._index[key]
        if name != self._name:
            return self._maps[name][place : place + length]
        if place >= self._on_disk:
            begin = place - self._on_disk
            return bytes(self._waiting[begin : begin + length])
        with (self._folder / name).open("rb") as file:
            file.seek(place)
            return file.read(length)


def _encoded(files: Iterable[tuple[str, bytes]]) -> tuple[bytes, dict[bytes, bytes]]:
    """Return one payload for ``files``, and the parts it refers to by their digest."""
    layout: list[bytes] = []
    inline: list[bytes] = []
    shared: dict[bytes, bytes] = {}
    for path, content in files:
        name = path.encode()
        parts = list(_parts(content))
        layout.append(struct.pack("<HH", len(name), len(parts)) + name)
        for part, common in parts:
            if common:
                digest = hashlib.blake2b(part, digest_size=16).digest()
                shared[digest] = zlib.compress(part, 1)
                layout.append(b"\1" + digest)
            else:
                layout.append(b"\0" + struct.pack("<I", len(part)))
                inline.append(part)
    head = b"".join(layout)
    return struct.pack("<I", len(head)) + head + zlib.compress(b"".join(inline), 1), shared


def _decoded(payload: bytes, part_of: object) -> Files:
    files: Files = []
    text, at = zlib.decompress(payload[4 + struct.unpack_from("<I", payload)[0] :]), 0
    for path, refs in _layout(payload):
        parts = []
        for ref in refs:
            if isinstance(ref, bytes):
                parts.append(zlib.decompress(part_of(ref)))  # type: ignore[operator]
            else:
                parts.append(text[at : at + ref])
                at += ref
        files.append((path, b"".join(parts)))
    return files


def _layout(payload: bytes) -> Iterator[tuple[str, list[bytes | int]]]:
    """Yield the path of each file and its parts: a digest, or a length of the compressed text."""
    place, end = 4, 4 + struct.unpack_from("<I", payload)[0]
    while place < end:
        name_length, count = struct.unpack_from("<HH", payload, place)
        place += 4
        path = payload[place : place + name_length].decode()
        place += name_length
        refs: list[bytes | int] = []
        for _ in range(count):
            if payload[place] == 1:
                refs.append(payload[place + 1 : place + 17])
                place += 17
            else:
                refs.append(struct.unpack_from("<I", payload, place + 1)[0])
                place += 5
        yield path, refs


def _shared_names(payload: bytes) -> Iterator[bytes]:
    for _, refs in _layout(payload):
        yield from (ref for ref in refs if isinstance(ref, bytes))


def _parts(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """Cut a page at its seams; tell of each part whether other pages are likely to have it."""
    if not content.startswith(b"<!doctype html>"):
        yield content, False
        return
    start = 0
    for seam in [*_SEAMS.finditer(content), None]:
        end = seam.start() if seam else len(content)
        part = content[start:end]
        if part:
            yield part, len(part) >= _SHARED_FROM and part.startswith(_OUTSIDE)
        start = end
