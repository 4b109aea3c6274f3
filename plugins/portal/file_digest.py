"""One digest for the bytes of many files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

_BELOW = "**/"


def digest_of_files(root: Path, folders: Mapping[str, str]) -> str:
    """Return the digest of the files below ``root`` that match: a pattern for each folder.

    A pattern is that of a name (``*.py``), in the folder itself or, after ``**/``, anywhere below.
    What Python compiled, and what a link to a folder leads to, is left out.
    """
    total = hashlib.blake2b(digest_size=16)
    for folder, pattern in folders.items():
        name, prefix = pattern.removeprefix(_BELOW), f"{folder}/" if folder else ""
        found = _files(f"{root}/{folder}", prefix, is_deep=pattern.startswith(_BELOW))
        for path, place in sorted(found):
            if fnmatchcase(path.rpartition("/")[2], name):
                content = Path(place).read_bytes()
                total.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                total.update(content)
    return total.hexdigest()


def _files(folder: str, prefix: str, *, is_deep: bool) -> Iterator[tuple[str, str]]:
    """Yield the path of each file below ``folder``, after ``prefix``, and where it is."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if is_deep and entry.name != "__pycache__":
                yield from _files(entry.path, f"{prefix}{entry.name}/", is_deep=True)
        elif entry.is_file():
            yield prefix + entry.name, entry.path
