"""Gathers every file of the site and refuses that two parts claim one address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from plugins.content_model.publication import Assembly, Group, LateGroup
from plugins.portal.errors import BuildError, OutputError

T = TypeVar("T")
Files = Iterable[tuple[str, bytes]]
Part = tuple[str, bytes] | Group | LateGroup | Assembly
"""What an output hook yields: a file, or files to be made only where they would be others."""

_PATH = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")


@dataclass
class Claims:
    """Who writes which path, compared as file systems do that ignore case.

    ``_owners`` go by the path in small letters (``_written`` has those that are written otherwise),
    ``_folders`` name such a path below each folder.
    """

    _owners: dict[str, str] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)

    def claim(self, path: str, owner: str) -> None:
        """Note that ``owner`` writes ``path`` (relative, forward slashes).

        Raises:
            OutputError: the path leaves the output folder, has odd characters, or is taken.
        """
        check_path(path, owner)
        key = path.casefold()
        if key == path:
            key = path  # one text for both
        owners, folders = self._owners, self._folders
        taken = key if key in owners else folders.get(key)
        folder, parents = key.rpartition("/")[0], []
        # Where something is in a folder already, its parents are known to be folders.
        while folder and folder not in folders:
            parents.append(folder)
            if folder in owners:
                taken = taken or folder
            folder = folder.rpartition("/")[0]
        if taken is not None:
            other, other_path = self._owners[taken], self._written.get(taken, taken)
            raise OutputError(
                f"dos partes del sitio quieren la misma dirección: «{other_path}» de {other} y "
                f"«{path}» de {owner}; cambia el nombre de una"
            )
        owners[key] = owner
        if key != path:
            self._written[key] = path
        for parent in parents:
            folders[parent] = key

    def paths(self) -> frozenset[str]:
        """Return every claimed path."""
        return frozenset(self._written.get(key, key) for key in self._owners)


def check_path(path: str, owner: str) -> None:
    """Raise OutputError when ``path`` leaves the output folder or has odd characters."""
    # A part that is «.» or «..» begins with a dot, as few parts do.
    if not _PATH.fullmatch(path) or (
        (path[0] == "." or "/." in path) and {".", ".."} & {*path.split("/")}
    ):
        raise OutputError(f"{owner} quiere escribir en «{path}», que no es una ruta válida")


def checked(owner: str, make: Callable[[], Files]) -> Files:
    """Yield the files of ``owner`` whose paths are right; its failure becomes one that names it.

    Raises:
        BuildError: ``make`` failed, or wants to write where it may not.
    """
    for path, content in named(owner, make):
        check_path(path, owner)
        yield path, content


def named(owner: str, make: Callable[[], Iterable[T]]) -> Iterator[T]:
    """Yield what ``make`` does; a failure of another plugin becomes a BuildError that names it."""
    try:
        yield from make()
    except (BuildError, OSError):
        raise
    except Exception as failure:
        raise BuildError(f"{owner}: {type(failure).__name__}: {failure}") from failure
