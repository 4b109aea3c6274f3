"""What an engine is asked to make, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from plugins.incremental.state import Row

Files = Iterable[tuple[str, bytes]]


class Prepared(Protocol):
    """A page whose view is made: ``key`` is the digest of all that it shows ("": not known)."""

    @property
    def key(self) -> str:
        """The digest."""

    @property
    def note(self) -> object:
        """Plain values to remember with the page."""

    @property
    def make(self) -> Callable[[], bytes]:
        """Draws the page."""


class OnePage(Protocol):
    """One file; ``inputs`` is a quick digest of what it is made from ("": not known)."""

    @property
    def path(self) -> str:
        """Where it goes."""

    @property
    def inputs(self) -> str:
        """The digest."""

    @property
    def prepare(self) -> Callable[[], Prepared]:
        """Makes the view."""


class SomeFiles(Protocol):
    """Files that are made together from what ``key`` is the digest of ("": made each time)."""

    @property
    def name(self) -> str:
        """Tells these files from others; it stays from build to build."""

    @property
    def key(self) -> str:
        """The digest."""

    @property
    def make(self) -> Callable[[], Files]:
        """Makes the files."""


class Made(NamedTuple):
    """One file of this build; ``written`` tells whether it is new."""

    path: str
    row: Row
    written: bool


class Done(NamedTuple):
    """What became of one job: its files, and how many of them had to be drawn."""

    files: tuple[Made, ...]
    drawn: int
