"""What the file system says of the files a site is made from, without opening any of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.tree import Mark, mark_of

SETTLED_NANOSECONDS = 2_000_000_000
"""A file written so shortly before it was looked at may be written again unnoticed."""
_FEW = 100
"""Files that are worth reading twice, to know that nothing was written into them unnoticed."""


@dataclass(frozen=True)
class Looks:
    """``digest`` is of name, size, times and number of every file.

    ``young`` are the files that changed just before: where they are, how they looked, what they
    held. None: they are too many.
    """

    digest: str
    young: tuple[tuple[str, Mark, bytes], ...] | None = ()

    def hold(self, now: int) -> bool:
        """Whether all that was read since is what the digest stands for.

        ``now`` is in nanoseconds of the clock that stamps files. By then no file may be so young
        that a second change might look like the first.
        """
        if self.young is None:
            return False
        try:
            return all(
                _age(mark, now) > SETTLED_NANOSECONDS
                and mark_of(os.lstat(place)) == mark
                and _name(place) == name
                for place, mark, name in self.young
            )
        except OSError:
            return False


UNSEEN = Looks("", None)
"""Stands for files that nobody looked at."""


def looks_of(folders: Iterable[str], now: int) -> Looks:
    """Return how every file below ``folders`` looks at ``now`` (see ``Looks.hold``)."""
    total = hashlib.blake2b(digest_size=16)
    young: list[tuple[str, Mark]] = []
    for folder in folders:
        found = sorted(_below(folder))
        since = now - SETTLED_NANOSECONDS
        young += [
            (f"{folder}/{path}", mark)
            for path, mark in found
            if (mark[1] >= since or mark[2] >= since) and not path.endswith("/")
        ]
        # No path holds a NUL. Pair by pair this would take twice as long.
        names = "\0".join([*(path for path, _ in found), ""])
        total.update(names.encode("utf-8", "surrogateescape"))
        total.update(repr([mark for _, mark in found]).encode())
    if len(young) > _FEW:
        return Looks(total.hexdigest(), None)
    try:
        named = tuple((place, mark, _name(place)) for place, mark in young)
    except OSError:
        return Looks(total.hexdigest(), None)
    return Looks(total.hexdigest(), named)


def key_of_looks(settings: Mapping[str, Any], constant: str, looks: Looks) -> str:
    """Return the digest of all that a build reads: files that look so, settings and code."""
    return fingerprint(looks.digest, constant, repr(settings.get("PORTAL_CHECKS")))


def _age(mark: Mark, now: int) -> int:
    return now - max(mark[1:3])


def _name(place: str) -> bytes:
    return hashlib.blake2b(Path(place).read_bytes(), digest_size=16).digest()


def _below(folder: str) -> list[tuple[str, Mark]]:
    """Return every file and folder below ``folder``; the path of a folder ends with a slash."""
    found: list[tuple[str, Mark]] = []
    left = [("", folder)]
    while left:
        inner, place = left.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = inner + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    found.append((path, mark_of(entry.stat(follow_symlinks=False))))
                elif entry.name != "__pycache__":
                    found.append((f"{path}/", (0, 0, 0, 0)))
                    left.append((f"{path}/", entry.path))
    return found
