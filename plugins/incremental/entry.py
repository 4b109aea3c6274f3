"""Some files as one payload of a pack, and back.

A page is cut where its style, its header and its footer begin and end: those parts are the same on
thousands of pages, so that a payload only names them. What is left is compressed with the text of
an earlier page of the same kind as its dictionary (RFC 1950, FDICT), which makes it half as long
and is quicker. What is compressed already (a picture) stays as it is.

A payload is ``length of the layout (4 bytes) · of the text (4) · layout · text · pictures``.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple


class Kept(NamedTuple):
    """A file: ``digest`` is the name of its bytes (see ``name_of``)."""

    path: str
    content: bytes
    digest: str


class _Part(NamedTuple):
    """A part of a file: how it is kept, and its name if that is what stands for it."""

    how: int
    content: bytes
    name: bytes


def name_of(content: bytes) -> str:
    """Return a short name for these bytes and no others."""
    return hashlib.sha256(content).hexdigest()[:16]


def named(files: Iterable[tuple[str, bytes]]) -> list[Kept]:
    """Return files with the names of their bytes."""
    return [Kept(path, content, name_of(content)) for path, content in files]


_SIZES = struct.Struct("<II")
_FILE = struct.Struct("<HH8s")
_LENGTH = struct.Struct("<I")
_NAME_BYTES = 16
_NOTHING = bytes(_NAME_BYTES)
_TEXT, _SHARED, _AS_IS = range(3)
# In this order they stand in a page.
_SEAMS = (b"<style>", b"</style>", b"<body", b"<main", b"</main>")
# Smaller parts cost more to refer to than to keep.
_SHARED_FROM = 512
_OUTSIDE = (b"<style>", b"<body", b"</main>")
_COMPRESSED = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"wOF2", b"%PDF")
_WINDOW = 32 * 1024
"""As far as deflate looks back: more of a dictionary is of no use."""
_MOST_KNOWN = 256
_MOST_AT_HAND = 8
"""Shared parts that are tried at one seam: a site has some headers, in each language."""
_MOST_PRIMED = 32
"""Compressors that have read their dictionary: a quarter of a megabyte each."""


class Coder:
    """Makes payloads; what it learns of one page makes the next one shorter, and quicker."""

    def __init__(self) -> None:
        self._names: dict[bytes, bytes] = {}
        self._dictionaries: dict[bytes, bytes] = {}
        self._primed: dict[bytes, zlib._Compress] = {}
        self._at_hand: list[list[_Part]] = [[] for _ in _SEAMS]

    def encode(self, files: Iterable[Kept]) -> tuple[bytes, dict[bytes, bytes]]:
        """Return one payload for ``files``, and by their names the parts that it refers to."""
        layout: list[bytes] = []
        text: list[bytes] = []
        as_is: list[bytes] = []
        shared: dict[bytes, bytes] = {}
        for path, content, digest in files:
            name, parts = path.encode(), self._parts(content)
            layout += _FILE.pack(len(name), len(parts), bytes.fromhex(digest)), name
            for how, part, named in parts:
                if how == _SHARED:
                    shared[named] = part
                    layout.append(bytes((how,)) + named)
                else:
                    (text if how == _TEXT else as_is).append(part)
                    layout.append(bytes((how,)) + _LENGTH.pack(len(part)))
        packed, dictionary = self._compressed(b"".join(text), next(iter(shared), b""))
        if dictionary:
            named = self._named(dictionary)
            shared[named] = dictionary
        head = b"".join((named if dictionary else _NOTHING, *layout))
        return b"".join((_SIZES.pack(len(head), len(packed)), head, packed, *as_is)), shared

    def _compressed(self, text: bytes, kind: bytes) -> tuple[bytes, bytes]:
        """Return ``text`` compressed, and with which dictionary; there is one for each ``kind``."""
        if not kind or not text:
            return zlib.compress(text, 1), b""
        if kind not in self._dictionaries:
            _make_room(self._dictionaries)
            self._dictionaries[kind] = text[-_WINDOW:]
        dictionary = self._dictionaries[kind]
        if dictionary not in self._primed:
            _make_room(self._primed, _MOST_PRIMED)
            self._primed[dictionary] = zlib.compressobj(1, zdict=dictionary)
        # To read the dictionary takes as long as to compress a page.
        stream = self._primed[dictionary].copy()
        return stream.compress(text) + stream.flush(), dictionary

    def _parts(self, content: bytes) -> list[_Part]:
        """Cut a page at its seams."""
        if not content.startswith(b"<!doctype html>"):
            return [_Part(_AS_IS if content.startswith(_COMPRESSED) else _TEXT, content, b"")]
        found: list[_Part] = []
        start, begun = 0, -1
        for number, seam in enumerate(_SEAMS):
            # What stood at this seam of another page is quicker compared than cut and named.
            part = self._known(content, start, seam, begun) if begun == number - 1 else None
            if part is None:
                end = content.find(seam, start)
                if end < 0:
                    continue
                if end > start:
                    part = self._kept(content[start:end], begun if begun == number - 1 else -1)
            if part is not None:
                found.append(part)
                start += len(part.content)
            begun = number
        found.append(self._known(content, start, b"", begun) or self._kept(content[start:], begun))
        return found

    def _known(self, content: bytes, start: int, seam: bytes, begun: int) -> _Part | None:
        """Return the part from ``start``, which is the seam ``begun``, to ``seam``, if at hand."""
        if begun < 0:
            return None
        for part in self._at_hand[begun]:
            end = start + len(part.content)
            if content.startswith(part.content, start) and (
                content.startswith(seam, end) if seam else end == len(content)
            ):
                return part
        return None

    def _kept(self, content: bytes, begun: int) -> _Part:
        """Tell how a part is kept; one that is shared is at hand from now on."""
        if len(content) < _SHARED_FROM or not content.startswith(_OUTSIDE):
            return _Part(_TEXT, content, b"")
        part = _Part(_SHARED, content, self._named(content))
        if begun >= 0:
            self._at_hand[begun] = [part, *self._at_hand[begun][: _MOST_AT_HAND - 1]]
        return part

    def _named(self, part: bytes) -> bytes:
        if part not in self._names:
            _make_room(self._names)
            self._names[part] = hashlib.blake2b(part, digest_size=_NAME_BYTES).digest()
        return self._names[part]


def decode(payload: bytes, part_of: Callable[[bytes], bytes]) -> list[Kept]:
    """Return the files of ``payload``; ``part_of`` returns a part by its name.

    Raises:
        ValueError, KeyError, struct.error, zlib.error: it is no payload, or a part is missing.
    """
    head_length, text_length = _SIZES.unpack_from(payload)
    end = _SIZES.size + head_length
    at, after = 0, end + text_length
    packed, dictionary = payload[end:after], _dictionary_of(payload)
    stream = zlib.decompressobj(zdict=part_of(dictionary)) if dictionary else zlib.decompressobj()
    text = stream.decompress(packed) + stream.flush()
    files: list[Kept] = []
    for path, digest, refs in _layout(payload, end):
        parts: list[bytes] = []
        for how, ref in refs:
            if isinstance(ref, bytes):
                parts.append(part_of(ref))
            elif how == _TEXT:
                parts.append(text[at : at + ref])
                at += ref
            else:
                parts.append(payload[after : after + ref])
                after += ref
        files.append(Kept(path, parts[0] if len(parts) == 1 else b"".join(parts), digest))
    return files


def parts_named(payload: bytes) -> Iterator[bytes]:
    """Yield the name of every part that a payload refers to."""
    dictionary = _dictionary_of(payload)
    if dictionary:
        yield dictionary
    end = _SIZES.size + _SIZES.unpack_from(payload)[0]
    for _, _, refs in _layout(payload, end):
        yield from (ref for _, ref in refs if isinstance(ref, bytes))


def _dictionary_of(payload: bytes) -> bytes:
    name = payload[_SIZES.size : _SIZES.size + _NAME_BYTES]
    return b"" if name == _NOTHING else name


def _layout(payload: bytes, end: int) -> Iterator[tuple[str, str, list[tuple[int, bytes | int]]]]:
    """Yield path, digest and parts of each file: a part's name, or its length."""
    place = _SIZES.size + _NAME_BYTES
    while place < end:
        name_length, count, digest = _FILE.unpack_from(payload, place)
        place += _FILE.size
        path = payload[place : place + name_length].decode()
        place += name_length
        refs: list[tuple[int, bytes | int]] = []
        for _ in range(count):
            how = payload[place]
            place += 1
            if how == _SHARED:
                refs.append((how, payload[place : place + _NAME_BYTES]))
                place += _NAME_BYTES
            else:
                refs.append((how, _LENGTH.unpack_from(payload, place)[0]))
                place += _LENGTH.size
        yield path, digest.hex(), refs


def _make_room(known: dict[bytes, Any], most: int = _MOST_KNOWN) -> None:
    if len(known) >= most:
        known.clear()
