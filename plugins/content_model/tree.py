"""Walks every file under ``content/``, hidden and stray ones too, without following links."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

_READ_BY_ALL = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH

Mark = tuple[int, int, int, int]
"""What the file system says of a file: size, both its times in nanoseconds, and its number."""


class ItemKind(StrEnum):
    """What the file system says an item is."""

    FILE = "file"
    FOLDER = "folder"
    SYMLINK = "symlink"
    OTHER = "other"
    UNREADABLE = "unreadable"


class Item(NamedTuple):
    """One file or folder; ``inner`` is its path below ``content/`` with forward slashes.

    ``place`` is where the system finds it. The mark of a folder is left out: it is what lies in it.
    """

    inner: str
    place: str
    kind: ItemKind
    size: int = 0
    mark: Mark = (0, 0, 0, 0)

    @property
    def path(self) -> Path:
        """Where the system finds it; made when asked for, since it takes its time and room."""
        return Path(self.place)

    @property
    def shown(self) -> str:
        """The path as findings name it: one line of printable text."""
        return printable(f"content/{self.inner}")

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.inner.rsplit("/", 1)[-1]

    @property
    def shown_name(self) -> str:
        """The name as findings quote it."""
        return printable(self.name)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the path below ``content/``."""
        return tuple(self.inner.split("/"))

    @property
    def suffix(self) -> str:
        """What follows the last dot, with it and in lower case; empty without one."""
        _, dot, last = self.name.rpartition(".")
        return f".{last.lower()}" if dot else ""


def printable(name: str) -> str:
    """Return a file's name on one line, with what cannot be printed escaped."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def walk(content: Path) -> tuple[Item, ...]:
    """Return every item below ``content``, in order of path."""
    found: list[Item] = []
    _gather(str(content), "", found)
    found.sort(key=attrgetter("inner"))
    return tuple(found)


def looked_at_again(
    content: Path, tree: Sequence[Item], changed: Collection[str]
) -> tuple[Item, ...] | None:
    """Return ``tree`` as it is now, when only the files ``changed`` were written since.

    Items of other files are the same objects. None when one of ``changed`` (paths below
    ``content/``) was no plain file, or is none now.
    """
    fresh = {}
    for inner in changed:
        path = content / inner
        try:
            info = path.lstat()
        except OSError:
            return None
        if not stat.S_ISREG(info.st_mode) or not os.access(path, os.R_OK):
            return None
        fresh[inner] = Item(inner, str(path), ItemKind.FILE, info.st_size, mark_of(info))
    found = tuple(fresh.pop(item.inner, item) for item in tree)
    return None if fresh else found


def mark_of(info: os.stat_result) -> Mark:
    """Return what tells a file that was written anew from the same file untouched."""
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino


def _gather(folder: str, inner: str, into: list[Item]) -> None:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        into.append(Item(inner, folder, ItemKind.UNREADABLE))
        return
    for entry in entries:
        path = f"{inner}/{entry.name}" if inner else entry.name
        item = _item(entry, path)
        into.append(item)
        if item.kind is ItemKind.FOLDER:
            _gather(item.place, path, into)


def _item(entry: os.DirEntry[str], inner: str) -> Item:
    place = entry.path
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError:
        return Item(inner, place, ItemKind.UNREADABLE)
    mode = info.st_mode
    if stat.S_ISDIR(mode):
        return Item(inner, place, ItemKind.FOLDER)
    if not stat.S_ISREG(mode):
        kind = ItemKind.SYMLINK if stat.S_ISLNK(mode) else ItemKind.OTHER
        return Item(inner, place, kind, 0, mark_of(info))
    # What everybody may read need not be asked for, file by file.
    is_readable = mode & _READ_BY_ALL == _READ_BY_ALL or os.access(place, os.R_OK)
    kind = ItemKind.FILE if is_readable else ItemKind.UNREADABLE
    return Item(inner, place, kind, info.st_size, mark_of(info))
