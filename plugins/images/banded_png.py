"""Palette PNGs put together from bands of rows, so that rows which stay are compressed once.

A deflate stream may be cut between blocks (RFC 1951): compressed bands that end on a byte can stand
one after another. Only the check sums of the whole are counted anew for each picture.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ADLER = 65521
"""What the check sums of RFC 1950 are counted modulo."""

_ZLIB_HEADER = b"\x78\x9c"
_MEMORY = 8
"""zlib's ``memLevel``, as it is where nothing is said."""
_LAST_BLOCK = b"\x03\x00"
"""An empty last block with fixed codes."""


@dataclass(frozen=True)
class Band:
    """Some rows, deflated; ``size`` and ``check`` (Adler-32) are of the bytes as they were.

    A row is a filter byte and one palette index of 4 bits a pixel, the left one first. Where the
    filter of its first row is one that looks up, a band fits below one row only.
    """

    packed: bytes
    size: int
    check: int

    @classmethod
    def of(cls, rows: bytes, *, often: bool) -> Band:
        """Compress ``rows``: well when they are used ``often``, else quickly.

        Quickly is by runs of one byte only, which is what flat colours are.
        """
        level, strategy = (9, zlib.Z_DEFAULT_STRATEGY) if often else (1, zlib.Z_RLE)
        stream = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, strategy)
        packed = stream.compress(rows) + stream.flush(zlib.Z_FULL_FLUSH)
        return cls(packed, len(rows), zlib.adler32(rows))

    @classmethod
    def joined(cls, bands: Iterable[Band]) -> Band:
        """Return bands one below another as one."""
        packed, size, check = [], 0, 1
        for band in bands:
            packed.append(band.packed)
            size += band.size
            check = joined_check(check, band.check, band.size)
        return cls(b"".join(packed), size, check)


def png(width: int, height: int, palette: bytes, bands: Iterable[Band]) -> bytes:
    """Return the picture whose rows are those of ``bands``.

    ``palette`` is RGB after RGB, for at most 16 colours.
    """
    whole = Band.joined(bands)
    parts = (_ZLIB_HEADER, whole.packed, _LAST_BLOCK, whole.check.to_bytes(4, "big"))
    # 4 bits a pixel, palette, deflate, adaptive filters, not interlaced.
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", b"".join(parts)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def joined_check(check: int, more: int, size: int) -> int:
    """Return the Adler-32 of bytes with ``check`` and then ``size`` bytes with ``more``."""
    first, second = check & 0xFFFF, check >> 16
    low = (first + (more & 0xFFFF) - 1) % ADLER
    # Each byte behind adds once more what was there before it.
    high = (second + (more >> 16) + size * (first - 1)) % ADLER
    return high << 16 | low


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return len(data).to_bytes(4, "big") + kind + data + check.to_bytes(4, "big")
