"""Gathers every file of the site and refuses that two parts claim one address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plugins.portal.errors import OutputError

_SEGMENT = re.compile(r"[A-Za-z0-9._-]+")


@dataclass
class Claims:
    """Who writes which path, compared as file systems do that ignore case."""

    _owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    _folders: dict[str, tuple[str, str]] = field(default_factory=dict)

    def claim(self, path: str, owner: str) -> None:
        """Note that ``owner`` writes ``path`` (relative, forward slashes).

        Raises:
            OutputError: the path leaves the output folder, has odd characters, or is taken.
        """
        segments = path.split("/")
        if any(not _SEGMENT.fullmatch(s) or s in {".", ".."} for s in segments):
            raise OutputError(f"{owner} quiere escribir en «{path}», que no es una ruta válida")
        key = path.casefold()
        taken = self._owners.get(key) or self._folders.get(key)
        folded = key.split("/")
        parents = ["/".join(folded[:n]) for n in range(1, len(folded))]
        for parent in parents:
            taken = taken or self._owners.get(parent)
        if taken is not None:
            other, other_path = taken
            raise OutputError(
                f"dos partes del sitio quieren la misma dirección: «{other_path}» de {other} y "
                f"«{path}» de {owner}; cambia el nombre de una"
            )
        self._owners[key] = (owner, path)
        for parent in parents:
            self._folders.setdefault(parent, (owner, path))

    def paths(self) -> frozenset[str]:
        """Return every claimed path."""
        return frozenset(path for _, path in self._owners.values())


def claimed(
    claims: Claims, owner: str, files: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Yield ``files`` on, each claimed for ``owner``."""
    for path, content in files:
        claims.claim(path, owner)
        yield path, content
