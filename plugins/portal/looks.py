"""What the file system says of the files a site is made from, without opening any of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator

from plugins.content_model.tree import Mark, mark_of

SETTLED_NANOSECONDS = 2_000_000_000
"""A file written so shortly before it was looked at may be written again unnoticed."""


def looks_of(folders: Iterable[str], now: int) -> str:
    """Return the digest of name, size, times and number of every file below ``folders``.

    "" when a file changed so shortly before ``now`` (nanoseconds of the clock that stamps files)
    that a second change might look like the first.
    """
    total = hashlib.blake2b(digest_size=16)
    for folder in folders:
        found = sorted(_below(folder, ""))
        newest = max((max(mark[1:3]) for _, mark in found), default=0)
        if newest + SETTLED_NANOSECONDS >= now:
            return ""
        total.update(repr(found).encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _below(folder: str, inner: str) -> Iterator[tuple[str, Mark]]:
    with os.scandir(folder) as found:
        for entry in found:
            path = f"{inner}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield f"{path}/", (0, 0, 0, 0)
                    yield from _below(entry.path, f"{path}/")
            else:
                yield path, mark_of(entry.stat(follow_symlinks=False))
