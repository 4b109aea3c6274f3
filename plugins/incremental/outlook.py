"""How the output and the folder kept for the next build look, found out while others work.

What another process says is only a digest: where it is not that of how they were left, this one
looks for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.incremental.errand import Errand
from plugins.incremental.tree import Stat, digest_of, scan


class Outlook:
    """``output`` as it looks now."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._left: list[Path] = []
        self._scout: Errand | None = None
        self._digest = ""
        self._found: dict[str, Stat] | None = None

    def meanwhile(self, spares: Sequence[Path], begin: Callable[[], None]) -> None:
        """Have another process look, at ``spares`` too; ``begin`` is that of ``Errand``."""
        self._left = list(spares)
        self._scout = Errand(partial(_digests, self._output, spares), begin)

    @property
    def digest(self) -> str:
        """The digest of the output."""
        if not self._digest:
            self._digest = self._line() or digest_of(self.found({}))
        return self._digest

    def found(self, like: Mapping[str, Stat]) -> dict[str, Stat]:
        """Return how the output looks, which may be exactly ``like`` that."""
        if self._found is None:
            same = like and self._scout is not None and self.digest == digest_of(like)
            self._found = dict(like) if same else scan(self._output)
        return self._found

    def is_like(self, spare: Path, like: Mapping[str, Stat]) -> bool:
        """Whether ``spare`` is known to look ``like`` that; False where it is not known."""
        if spare not in self._left:
            return False
        _ = self.digest
        while self._left:
            if self._left.pop(0) == spare:
                return self._line() == digest_of(like)
            self._line()
        return False

    def close(self) -> None:
        """Look no further."""
        if self._scout is not None:
            self._scout.dismiss()

    def _line(self) -> str:
        return self._scout.line() if self._scout is not None else ""


def _digests(output: Path, spares: Sequence[Path]) -> Iterator[str]:
    found = scan(output)
    yield digest_of(found)
    for spare in spares:
        yield digest_of(scan(spare, found))
