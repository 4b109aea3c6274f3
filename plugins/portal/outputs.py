"""Gathers every file of the site and refuses that two parts claim one address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar

from plugins.content_model.publication import Assembly, Group, LateGroup
from plugins.portal.errors import BuildError, OutputError

T = TypeVar("T")
Files = Iterable[tuple[str, bytes]]
Part = tuple[str, bytes] | Group | LateGroup | Assembly
"""What an output hook yields: a file, or files to be made only where they would be others."""

PAGES = "las páginas"
"""Who writes what is a page, for whoever wants the same address."""

_PATH = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")


@dataclass
class Claims:
    """Who writes which path, compared as file systems do that ignore case.

    ``_owners`` go by the path in small letters (``_written`` has those that are written otherwise),
    ``_folders`` are all that hold one of them.
    """

    _owners: dict[str, str] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)

    def claim(self, path: str, owner: str) -> None:
        """Note that ``owner`` writes ``path`` (relative, forward slashes).

        Raises:
            OutputError: the path leaves the output folder, has odd characters, or is taken.
        """
        check_path(path, owner)
        self.claim_all([path], owner)

    def claim_all(self, paths: Sequence[str], owner: str) -> None:
        """Note that ``owner`` writes ``paths``, which ``check_path`` has looked at before.

        All at once, since each build asks for ten thousands of them.

        Raises:
            OutputError: one of them is taken.
        """
        if not paths:
            return
        # No path holds a NUL. One by one this would take several times as long.
        keys = "\0".join(paths).casefold().split("\0")
        folders = self._folders_of(keys)
        own, owners = dict.fromkeys(keys, owner), self._owners.keys()
        if (
            len(own) < len(keys)
            or not owners.isdisjoint(own.keys())
            or not owners.isdisjoint(folders)
            or not own.keys().isdisjoint(folders)
            or not own.keys().isdisjoint(self._folders)
        ):
            self._refuse(paths, keys, owner)
        self._owners |= own
        self._folders |= folders
        self._written |= {k: path for k, path in zip(keys, paths, strict=True) if k != path}

    def paths(self) -> frozenset[str]:
        """Return every claimed path."""
        return frozenset((self._owners.keys() - self._written.keys()) | {*self._written.values()})

    def _folders_of(self, keys: Iterable[str]) -> set[str]:
        """Return the folders of ``keys`` that hold nothing so far, at any depth."""
        found: set[str] = set()
        layer: Iterable[str] = keys
        while layer:
            # The parents of a folder that holds something are known to be folders, too.
            layer = {key.rpartition("/")[0] for key in layer} - self._folders - found - {""}
            found |= layer
        return found

    def _refuse(self, paths: Sequence[str], keys: Sequence[str], owner: str) -> NoReturn:
        """Raise the error of the first of ``paths`` that is taken, as one of them is."""
        owners = dict(self._owners)
        below = {key[:end]: key for key in owners for end in _slashes(key)}
        for path, key in zip(paths, keys, strict=True):
            parents = [key[:end] for end in _slashes(key)]
            taken = next((one for one in (key, *parents) if one in owners), below.get(key))
            if taken is not None:
                other, other_path = owners[taken], self._written.get(taken, taken)
                raise OutputError(
                    "dos partes del sitio quieren la misma dirección: "
                    f"«{other_path}» de {other} y «{path}» de {owner}; cambia el nombre de una"
                )
            owners[key], self._written[key] = owner, path
            below |= dict.fromkeys(parents, key)
        raise AssertionError("ninguna dirección está tomada")


def _slashes(key: str) -> list[int]:
    """Return where the folders of ``key`` end."""
    return [place for place, letter in enumerate(key) if letter == "/"]


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
