"""What the portal asks of a plugin that remembers earlier builds, and what it hands to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True)
class Prepared:
    """A page whose view is made.

    ``key`` is the digest of exactly what it shows, "" where its template may read more than its
    view. ``note`` are plain values that other outputs need of the page (see ``notes``).
    """

    key: str
    note: object
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class PageJob:
    """One page. ``inputs`` is a quick digest of all it is made from, "" when that is not known."""

    path: str
    inputs: str
    prepare: Callable[[], Prepared]


@dataclass(frozen=True, slots=True)
class BatchJob:
    """Files made together from what ``key`` is the digest of ("": made in every build)."""

    name: str
    key: str
    make: Callable[[], Files]


class Row(Protocol):
    """What is known of one page after the build."""

    @property
    def note(self) -> object:
        """The note of ``Prepared``, of this build or of an earlier one."""


class Increment(Protocol):
    """One build of one output folder; see ``plugins/incremental/engine.py``."""

    def arrive(self) -> None:
        """Wait until no other build of the output is at work, and begin to look at it."""

    def told(self, key: str, now: datetime) -> Any | None:  # noqa: ANN401 - any plain value
        """Return what ``tell`` was given; None if a build of ``key`` at ``now`` has to run.

        See ``is_gone``.
        """

    def tell(self, key: str, since: datetime, until: datetime, told: Any) -> None:  # noqa: ANN401
        """Remember what the build of ``key`` said, which holds until ``until``."""

    def summary(self, whole: str) -> str:
        """Return what the last build said if ``whole`` is its digest of everything, else ""."""

    @property
    def is_gone(self) -> bool:
        """Whether the output of the last build was lost, and ``lend`` gives what there was of it.

        What ``told`` and ``summary`` return then holds as soon as that is in its place again.
        """

    def lend(self, staging: Path) -> bool:
        """Put what is on its way back (``is_gone``) at ``staging``; False: there is nothing."""

    def begin(self, staging: Path) -> None:
        """Build into ``staging``."""

    def same(self) -> bool:
        """Keep every file as it was; False where one is not there: then make all again."""

    def returned(self) -> None:
        """Remember that what was the ``same`` is in place."""

    def pages(self, jobs: Sequence[PageJob], begin: Callable[[int], None]) -> Sequence[Row]:
        """Make or keep each page; ``begin`` is told how many have to be looked at, if any."""

    def unchanged(self, name: str, key: str) -> Iterable[tuple[str, object]] | None:
        """Keep the pages expected under ``name`` and return path and note of each.

        None when ``key`` is another than it was, or a page is not as it was left.
        """

    def expect(self, name: str, key: str, paths: Sequence[str]) -> None:
        """Know the pages of ``paths``, which are asked for one by one, under ``name``."""

    def batches(self, jobs: Sequence[BatchJob]) -> Sequence[tuple[str, ...]]:
        """Make or keep the files of each job; return their paths."""

    def remembered(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, or did when ``key`` was the same."""

    def foresee(self, name: str, key: Callable[[], str], make: Callable[[], bytes]) -> None:
        """Know that ``remembered`` will be asked for this, and may have it made meanwhile."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of this build."""

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every file so far."""

    def carry(self) -> None:
        """Keep every other file that is no page as it is."""

    def heed(self, pause: Callable[[], None]) -> None:
        """Call ``pause`` between pieces of work from now on; what it raises ends the build."""

    def complete(self) -> Collection[str] | None:
        """Have the staging folder hold the whole site: None. Or only what is new.

        Then it is to be moved into the output, and what is returned are the paths that this loses.
        """

    def settle(self, *, whole: str, summary: str) -> None:
        """Remember this build, whose files are in place."""

    def retouch(self, job: PageJob) -> None:
        """Put a page of the output in the place of what it was, between two builds."""

    def rest(self) -> None:
        """Write down what is remembered, and let others build."""


OpenIncrement = Callable[[Path, Path], Increment]
"""``(root of the project, output)`` → what is remembered of that output."""
