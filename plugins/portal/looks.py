"""What the file system says of the files a site is made from, without opening any of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.tree import Item, Mark, mark_of, walk

SETTLED_NANOSECONDS = 2_000_000_000
"""A file written so shortly before it was looked at may be written again unnoticed."""
_COMPILED = "__pycache__"
_FEW = 100
"""Files that are worth reading twice, to know that nothing was written into them unnoticed."""


@dataclass(frozen=True)
class Looks:
    """``digest`` is of name, size, times and number of every file.

    ``young`` are the files that changed just before: where they are, how they looked, what they
    held. None: they are too many. ``tree`` is what is below the first of the folders.
    """

    digest: str
    young: tuple[tuple[str, Mark, bytes], ...] | None = ()
    tree: tuple[Item, ...] = field(default=(), compare=False, repr=False)

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


def looks_of(folders: Sequence[str], now: int) -> Looks:
    """Return how every file below ``folders`` looks at ``now`` (see ``Looks.hold``)."""
    total = hashlib.blake2b(digest_size=16)
    trees = [walk(Path(folder)) for folder in folders]
    young: list[tuple[str, Mark]] = []
    for tree in trees:
        found = [i for i in tree if _COMPILED not in i.inner or _COMPILED not in i.parts]
        since = now - SETTLED_NANOSECONDS
        young += [
            (item.place, item.mark)
            for item in found
            if item.mark[1] >= since or item.mark[2] >= since
        ]
        # No path holds a NUL. Item by item this would take twice as long.
        names = "\0".join([*(item.inner for item in found), ""])
        total.update(names.encode("utf-8", "surrogateescape"))
        total.update(repr([item.mark for item in found]).encode())
        total.update(" ".join([item.kind for item in found]).encode())
    if len(young) > _FEW:
        return Looks(total.hexdigest(), None, trees[0])
    try:
        named = tuple((place, mark, _name(place)) for place, mark in young)
    except OSError:
        return Looks(total.hexdigest(), None, trees[0])
    return Looks(total.hexdigest(), named, trees[0])


def key_of_looks(settings: Mapping[str, Any], constant: str, looks: Looks) -> str:
    """Return the digest of all that a build reads: files that look so, settings and code."""
    return fingerprint(looks.digest, constant, repr(settings.get("PORTAL_CHECKS")))


def _age(mark: Mark, now: int) -> int:
    return now - max(mark[1:3])


def _name(place: str) -> bytes:
    return hashlib.blake2b(Path(place).read_bytes(), digest_size=16).digest()
