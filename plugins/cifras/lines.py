"""Bytes of a log → chunks of whole lines, whatever was done to the file.

A file may be plain or gzip (told by its first bytes, not its name), cut off, damaged, in mixed line
ends, with a BOM, with bytes that are no UTF-8, or with a line that never ends. Nothing of that
stops the reading, and nothing is dropped without being counted.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

BLOCK = 1 << 20
CHUNK = 4 << 20
"""Bytes of text that are handed on together: what is in memory at once is a few of these."""

LONGEST = 1 << 16
"""No request that a CDN accepts makes a longer line; longer ones are counted as malformed."""

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"


@dataclass
class Health:
    """What was noticed while reading one file.

    ``lines`` are all lines read. ``cut`` and ``endless`` are those that never became text: the last
    one of a file that ends in the middle, and those over a chunk's size. ``repaired`` held bytes
    that are no UTF-8 and were read all the same. ``broken`` says in Spanish why a file ends early.
    """

    lines: int = 0
    cut: int = 0
    endless: int = 0
    repaired: int = 0
    broken: str = ""
    consumed: int = field(default=0, repr=False)


def chunks(stream: BinaryIO, health: Health, size: int = CHUNK) -> Iterator[str]:
    """Yield texts of whole lines joined by line feeds; fill in ``health`` on the way.

    The sum of the lines yielded, ``health.cut`` and ``health.endless`` is ``health.lines``.
    """
    held = b""
    skipping = False  # inside a line that is too long to hold
    for block in _plain(stream, health):
        held += block
        if skipping:
            _, found, held = held.partition(b"\n")
            if not found:
                held = b""
                continue
            skipping = False
        if len(held) < size:
            continue
        end = held.rfind(b"\n")
        if end >= 0:
            yield _text(held[:end], health)
            held = held[end + 1 :]
        if len(held) >= size:
            health.lines += 1
            health.endless += 1
            held, skipping = b"", True
    if health.broken and held:
        # What is left of the last line would be read as something that it is not.
        whole, found, _ = held.rpartition(b"\n")
        health.lines += 1
        health.cut += 1
        if found:
            yield _text(whole, health)
    elif held and not skipping:
        yield _text(held[:-1] if held.endswith(b"\n") else held, health)


def _text(data: bytes, health: Health) -> str:
    health.lines += data.count(b"\n") + 1
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").removesuffix(b"\r")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        health.repaired += sum("\ufffd" in line for line in text.split("\n"))
    return text.replace("\0", "\ufffd") if "\0" in text else text


def _plain(stream: BinaryIO, health: Health) -> Iterator[bytes]:
    """Yield the file's bytes, unpacked, without its BOM."""
    first = True
    for block in _unpacked(stream, health):
        if first:
            first = False
            block = block.removeprefix(_BOM)
        yield block


def _unpacked(stream: BinaryIO, health: Health) -> Iterator[bytes]:
    block = _read(stream, health)
    if not block.startswith(_GZIP):
        while block:
            yield block
            block = _read(stream, health)
        return
    unpack = zlib.decompressobj(wbits=31)
    while block:
        try:
            data = unpack.decompress(block, BLOCK)
        except zlib.error:
            health.broken = "gzip dañado"
            return
        if data:
            yield data
        block = unpack.unconsumed_tail
        if unpack.eof:
            # One gzip may follow another; zeros between them are padding.
            block = unpack.unused_data.lstrip(b"\0")
            while not block:
                more = _read(stream, health)
                if not more:
                    return
                block = more.lstrip(b"\0")
            if not block.startswith(_GZIP[: len(block)]):
                health.broken = "hay algo más después del gzip"
                return
            unpack = zlib.decompressobj(wbits=31)
        elif not block:
            block = _read(stream, health)
    if data := unpack.flush():
        yield data
    if not unpack.eof:
        health.broken = "gzip cortado"


def _read(stream: BinaryIO, health: Health) -> bytes:
    block = stream.read(BLOCK)
    health.consumed += len(block)
    return block
