"""How the output looks, found out while others work.

What another process says is only a digest: where it is not that of how they were left, this one
looks for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from plugins.incremental.errand import Errand
from plugins.incremental.tree import Stat, digest_of, likeness_of, scan


class Outlook:
    """``output`` as it looks now."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._scout: Errand | None = None
        self._digest = self._likeness = ""
        self._is_heard = False
        self._found: dict[str, Stat] | None = None

    def meanwhile(self, begin: Callable[[], None]) -> None:
        """Have another process look; ``begin`` is that of ``Errand``."""
        self._scout = Errand(partial(_digests, self._output), begin)

    @property
    def digest(self) -> str:
        """The digest of the output."""
        self._listen()
        if not self._digest:
            self._digest = digest_of(self.found({}))
        return self._digest

    def found(self, like: Mapping[str, Stat]) -> dict[str, Stat]:
        """Return how the output looks, which may be exactly ``like`` that."""
        if self._found is None:
            self._listen()
            same = self._likeness and self._likeness == likeness_of(like)
            self._found = dict(like) if same else scan(self._output)
        return self._found

    def close(self) -> None:
        """Look no further."""
        if self._scout is not None:
            self._scout.dismiss()

    def _listen(self) -> None:
        """Hear what is said of the output."""
        if not self._is_heard:
            self._is_heard = True
            self._digest, self._likeness = self._line(), self._line()

    def _line(self) -> str:
        return self._scout.line() if self._scout is not None else ""


def _digests(output: Path) -> Iterator[str]:
    found = scan(output)
    yield digest_of(found)
    yield likeness_of(found)
