"""Moves what is new from beside the output to its place there: all of it, or nothing.

A file is replaced in one step. Only who is killed in these milliseconds leaves some files of the
old site among the new ones: then the staging folder stays as well, which tells so, and the next
build finds every file that is not as it was left.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path

from plugins.portal.errors import OutputError
from plugins.portal.swap import put_in_place

_BEFORE = ".antes"
"""Folder in staging for what was there; no address of the site begins so."""


def put(staging: Path, output: Path, gone: Collection[str] | None) -> None:
    """Put a whole site in the place of ``output``, or, with paths ``gone``, only what is new.

    Raises:
        OutputError: that failed; ``output`` is as it was.
    """
    if gone is None:
        put_in_place(staging, output)
    else:
        move_in(staging, output, gone)


def move_in(staging: Path, output: Path, gone: Collection[str]) -> None:
    """Put all files below ``staging`` in their places below ``output``, and remove those ``gone``.

    Pages come after what they load, and what is gone goes last.

    Raises:
        OutputError: a file could not be put in its place; ``output`` is as it was.
    """
    fresh = sorted(_below(staging), key=lambda path: (path.endswith(".html"), path))
    if not fresh and not gone:
        return
    moving = _Moving(staging, output)
    try:
        for path in fresh:
            moving.put(path)
        for path in gone:
            moving.take(path)
    except OSError as cause:
        moving.undo()
        raise OutputError(
            f"no se pudo poner el sitio nuevo en «{output}»: {cause.strerror}; sigue el anterior"
        ) from cause
    moving.prune(gone)


class _Moving:
    """What was done so far: each path, and where the file is now that was there, if any."""

    def __init__(self, staging: Path, output: Path) -> None:
        self._staging, self._output = os.fspath(staging), os.fspath(output)
        self._before = f"{self._staging}/{_BEFORE}"
        self._done: list[tuple[str, str]] = []

    def put(self, path: str) -> None:
        """Put a file of ``staging`` in its place."""
        source, target = f"{self._staging}/{path}", f"{self._output}/{path}"
        try:
            was = self._held(target)
        except FileNotFoundError:
            was = ""
            Path(target).parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            # A folder, and an empty one: the output is known to have no other files.
            shutil.rmtree(target)
            was = ""
        self._done.append((target, was))
        os.replace(source, target)  # noqa: PTH105 - a path takes longer

    def take(self, path: str) -> None:
        """Take a file away."""
        target = f"{self._output}/{path}"
        was = self._place()
        os.replace(target, was)  # noqa: PTH105 - a path takes longer
        self._done.append((target, was))

    def undo(self) -> None:
        """Put back what was there."""
        for target, was in reversed(self._done):
            if was:
                Path(was).replace(target)
            else:
                Path(target).unlink(missing_ok=True)

    def prune(self, gone: Collection[str]) -> None:
        """Remove the folders that hold nothing without what is ``gone``."""
        folders = {path.rpartition("/")[0] for path in gone}
        for folder in sorted(folders, key=len, reverse=True):
            while folder:
                try:
                    Path(self._output, folder).rmdir()
                except OSError:
                    break
                folder = folder.rpartition("/")[0]

    def _held(self, target: str) -> str:
        """Keep what is at ``target``, too; return where."""
        place = self._place()
        try:
            os.link(target, place)
        except FileNotFoundError:
            raise
        except OSError:  # a disk that knows no links
            shutil.copy2(target, place)
        return place

    def _place(self) -> str:
        if not self._done:
            os.makedirs(self._before, exist_ok=True)  # noqa: PTH103 - a path takes longer
        return f"{self._before}/{len(self._done)}"


def _below(folder: Path) -> list[str]:
    """Return the paths of all files below ``folder``."""
    found: list[str] = []
    left = [("", os.fspath(folder))]
    while left:
        inner, place = left.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = inner + entry.name
                if entry.is_dir(follow_symlinks=False):
                    left.append((f"{path}/", entry.path))
                else:
                    found.append(path)
    return found
