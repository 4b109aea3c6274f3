"""What a file of a pack holds, told at its end: to walk a file of 190 MB takes longer.

The list is an item like the others (``plugins.incremental.pack``), of a name of its own; behind it
stand its place and a mark. A file without them, or where the list is damaged, is walked.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from mmap import mmap

ITEM = struct.Struct("<16sII")
"""Before each payload: its key, its length and its check sum."""

Listed = tuple[bytes, int, int, int]
"""Key, place, length and check sum of a payload."""

_NAME = b"\0what is in here"
_LISTED = struct.Struct("<16sQII")
_END = struct.Struct("<Q8s")
_MARK = b"\0index1\n"


def ending(items: Iterable[Listed], size: int) -> bytes:
    """Return what comes behind the ``items`` of a file of ``size`` bytes."""
    told = b"".join([_LISTED.pack(*item) for item in items])
    return ITEM.pack(_NAME, len(told), zlib.crc32(told)) + told + _END.pack(size, _MARK)


def listed(found: bytes | mmap) -> Iterator[Listed] | None:
    """Return what a file holds, as told at its end; None where it does not tell."""
    end = len(found) - _END.size
    if end < 0:
        return None
    place, mark = _END.unpack_from(found, end)
    if mark != _MARK or place + ITEM.size > end:
        return None
    name, length, check = ITEM.unpack_from(found, place)
    told = found[place + ITEM.size : end]
    if name != _NAME or len(told) != length or zlib.crc32(told) != check:
        return None
    return _LISTED.iter_unpack(told)


def walked(found: bytes | mmap, begin: int) -> Iterator[Listed]:
    """Yield what a file holds, from ``begin`` on, one by one.

    Raises:
        ValueError: it ends in the middle of an item.
    """
    place, end = begin, len(found)
    while place + ITEM.size <= end:
        key, length, check = ITEM.unpack_from(found, place)
        place += ITEM.size
        if place + length > end:
            raise ValueError("half an item")
        if key != _NAME:
            yield key, place, length, check
        place += length
