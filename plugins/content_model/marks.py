"""Remembers which bytes a file held when the file system said the same of it as now."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from plugins.content_model.safe_pickle import Refused, dumps, loads
from plugins.content_model.tree import Mark

SAME_MOMENT = 2_000_000_000
"""Nanoseconds: a file written so shortly before we looked may be written again unnoticed."""

Marks = dict[str, tuple[Mark, str]]
"""By path: what the file system said, and the name of the bytes."""


def read_marks(file: Path) -> Marks:
    """Return what ``write_marks`` wrote, or nothing if that cannot be read."""
    try:
        paths, marks, names = loads(file.read_bytes())
        kinds = (set(map(type, column)) for column in (paths, marks, names))
        if [*kinds] != [{str}, {tuple}, {str}]:
            return {}
        return dict(zip(paths, zip(marks, names, strict=True), strict=True))
    except (OSError, Refused, ValueError, TypeError):
        return {}


def write_marks(file: Path, marks: Mapping[str, tuple[Mark, str]]) -> Marks:
    """Write the marks at once, without those of files changed just now, and return what is written.

    Raises OSError.
    """
    settled = _settled(marks, file_time(file.parent))
    marked = [*settled.values()]
    # Column by column: that is read in a third of the time.
    columns = [*settled], [mark for mark, _ in marked], [name for _, name in marked]
    write_at_once(file, dumps(columns))
    return settled


def file_time(folder: Path) -> int:
    """Return the time by the clock that stamps the files of ``folder``, not that of the process.

    The folder is made where there is none. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    touched = folder / f"hora.{os.getpid()}.tmp"
    try:
        touched.touch()
        return touched.stat().st_mtime_ns
    finally:
        touched.unlink(missing_ok=True)


def write_at_once(file: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``file``, which nobody sees half written. Raises OSError."""
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _settled(marks: Mapping[str, tuple[Mark, str]], now: int) -> Marks:
    return {
        path: (mark, name)
        for path, (mark, name) in marks.items()
        if max(mark[1], mark[2]) + SAME_MOMENT < now
    }
