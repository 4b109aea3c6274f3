"""A build that remembers nothing and makes every file: what all others are measured by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.portal.increment import BatchJob, Increment, OpenIncrement, PageJob
from plugins.portal.settings_check import resolve


@dataclass(frozen=True)
class PlainRow:
    """The note of a page."""

    note: Any


@dataclass
class Plain:
    """Hands each file to ``take``, or keeps them all in ``files`` where there is no ``take``."""

    take: Callable[[str, bytes], None] | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _root: Path = Path()

    def arrive(self) -> None:
        """Nobody else is at work."""

    def told(self, key: str, now: datetime) -> None:
        """Nothing is known of earlier builds."""
        del key, now

    def tell(self, key: str, since: datetime, until: datetime, told: Any) -> None:  # noqa: ANN401
        """Remember nothing."""
        del key, since, until, told

    def summary(self, whole: str) -> str:
        """Nothing is known of earlier builds."""
        del whole
        return ""

    @property
    def is_gone(self) -> bool:
        """Nothing is known of earlier builds."""
        return False

    def lend(self, staging: Path) -> bool:
        """There is no older site."""
        del staging
        return False

    def begin(self, staging: Path) -> None:
        """Write below ``staging``."""
        self._root = staging
        self.take = self._write

    def same(self) -> bool:
        """Nothing is known of earlier builds."""
        return False

    def returned(self) -> None:
        """Nothing was the same."""
        raise NotImplementedError

    def pages(self, jobs: Sequence[PageJob], begin: Callable[[int], None]) -> list[PlainRow]:
        """Make every page."""
        begin(len(jobs))
        rows = []
        for job in jobs:
            prepared = job.prepare()
            self._keep(job.path, prepared.make())
            rows.append(PlainRow(prepared.note))
        return rows

    def unchanged(self, name: str, key: str) -> None:
        """Nothing is known of earlier builds."""
        del name, key

    def expect(self, name: str, key: str, paths: Sequence[str]) -> None:
        """Nothing is remembered."""

    def batches(self, jobs: Sequence[BatchJob]) -> list[tuple[str, ...]]:
        """Make the files of every job."""
        found = []
        for job in jobs:
            paths = []
            for path, content in job.make():
                self._keep(path, content)
                paths.append(path)
            found.append(tuple(paths))
        return found

    def remembered(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Make it."""
        del name, key
        return make()

    def foresee(self, name: str, key: Callable[[], str], make: Callable[[], bytes]) -> None:
        """Everything is made when it is asked for."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of this build."""
        return self.files[path] if path in self.files else (self._root / path).read_bytes()

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every file so far."""
        return self._digests

    def carry(self) -> None:
        """Nothing stays."""

    def heed(self, pause: Callable[[], None]) -> None:
        """Make all at once."""

    def complete(self) -> None:
        """Everything is new."""

    def settle(self, *, whole: str, summary: str) -> None:
        """Remember nothing."""

    def retouch(self, job: PageJob) -> None:
        """Nothing stays from which a page could differ."""
        raise NotImplementedError

    def rest(self) -> None:
        """There is nothing to write down."""

    def _keep(self, path: str, content: bytes) -> None:
        self._digests[path] = digest(content)
        if self.take is None:
            self.files[path] = content
        else:
            self.take(path, content)

    def _write(self, path: str, content: bytes) -> None:
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)


def digest(content: bytes) -> str:
    """Return a short name for these bytes and no others."""
    return hashlib.sha256(content).hexdigest()[:16]


def open_increment(settings: Mapping[str, Any], root: Path, output: Path) -> Increment:
    """Return what is remembered of ``output``; nothing where the settings name no memory."""
    name = settings.get("PORTAL_INCREMENT")
    if not name:
        return Plain()
    open_it: OpenIncrement = resolve(name, "PORTAL_INCREMENT")
    return open_it(root, output)
