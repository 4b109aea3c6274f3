"""Keeps what was made of a few files for as long as they look the same: an accelerator, no more."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from plugins.content_model.marks import SAME_MOMENT, file_time, write_at_once
from plugins.content_model.safe_pickle import Refused, dumps, loads
from plugins.content_model.source import named
from plugins.content_model.tree import Item

T = TypeVar("T")


def remembered(file: Path, version: str, items: Sequence[Item], make: Callable[[], T]) -> T:
    """Return what ``make`` makes of the files that look like ``items``.

    That is what ``file`` holds if it was made of the same by the same ``version`` of the code.
    Otherwise it is made, and left there, unless one of the files is so young that it might be
    written again and look the same. A disk that refuses only costs time.
    """
    key = named(version.encode(), repr(items).encode("utf-8", "backslashreplace")).encode()
    with suppress(OSError, Refused, ValueError):
        kept = file.read_bytes()
        check, packed = kept[len(key) : len(key) + 4], kept[len(key) + 4 :]
        if kept.startswith(key) and check == zlib.crc32(packed).to_bytes(4, "little"):
            found: T = loads(packed)
            return found
    now = 0
    with suppress(OSError):
        now = file_time(file.parent)
    made = make()
    if all(max(item.mark[1:3]) + SAME_MOMENT < now for item in items):
        packed = dumps(made)
        with suppress(OSError):
            write_at_once(file, key + zlib.crc32(packed).to_bytes(4, "little") + packed)
    return made
