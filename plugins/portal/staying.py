"""A build that stays in memory, so that an edited text is shown at once and the rest soon after."""

from __future__ import annotations

import io
import json
import re
import select
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from plugins.content_model.finding import Finding
from plugins.portal.increment import Increment
from plugins.portal.settings_check import resolve

# A build that finds nothing changed never needs them, and they are slow to load.
if TYPE_CHECKING:
    from plugins.content_model.catalogue import Entry
    from plugins.content_model.fields import Record
    from plugins.content_model.source import Source
    from plugins.portal.build import Build

PATIENCE_SECONDS = 1.5
"""How long nothing has to be asked for before what was left for later is made."""

_TEXTS = re.compile(r"content/(?:noticias|tramites|paginas)/.+\.md")

Known: TypeAlias = "tuple[Source, Entry[Record]]"
Again: TypeAlias = (
    "Callable[[Path, Known, Sequence[Finding]], tuple[Source, Entry[Record], list[Finding]] | None]"
)
"""``(root, what is known of a file, all findings)`` → the same now; None: all must be run again."""


@dataclass
class Standing:
    """The last whole build: its parts, what it found, and from when that holds."""

    build: Build
    findings: list[Finding]
    since: datetime

    @cached_property
    def until(self) -> datetime:
        """Return until when that holds."""
        return self.build.loaded.stands_until

    @cached_property
    def files(self) -> dict[str, Known]:
        """Return what is known of each text."""
        sources = {source.path: source for source in self.build.loaded.sources}
        return {e.path: (sources[e.path], e) for e in self.build.catalogue.entries()}

    def get_ready(self) -> None:
        """Work out what the first edit is compared with, while nobody waits for it."""
        _ = self.until, self.files

    def retouch(
        self,
        paths: Sequence[str],
        root: Path,
        now: datetime,
        settings: Mapping[str, Any],
        increment: Increment,
    ) -> bool:
        """Show the new text of the files at ``paths``; False: the site must be built.

        That is when more than words may have changed. What else holds those texts (search, data,
        feeds) is left to the next whole build.
        """
        name = settings.get("PORTAL_CHECKS_AGAIN")
        if (
            not name
            or not paths
            or not self.since <= now < self.until
            or not self.files.keys() >= {*paths}
        ):
            return False
        again: Again = resolve(name, "PORTAL_CHECKS_AGAIN")
        files, findings = dict(self.files), self.findings
        for path in paths:
            found = again(root, files[path], findings)
            if found is None:
                return False
            source, entry, findings = found
            files[path] = source, entry
        # Only now, when nothing is wrong with any of them, is anything shown.
        if not all(self.build.retouch(increment, files[path][1]) for path in paths):
            return False
        self.files, self.findings = files, findings
        return True


def are_texts(paths: Sequence[str]) -> bool:
    """Whether ``paths`` are files of which people see nothing but pages."""
    return bool(paths) and all(_TEXTS.fullmatch(path) for path in paths)


class GaveWay(Exception):
    """There is an order: what nobody waits for can be made later."""


def is_asked(lines: TextIO) -> bool:
    """Whether there is an order, or the end of them."""
    return bool(select.select([lines], [], [], 0)[0])


@contextmanager
def giving_way(lines: TextIO, increment: Increment) -> Iterator[None]:
    """Have what ``increment`` makes in the block end with GaveWay where there is an order.

    What is said meanwhile was said before, and is kept to ourselves.
    """

    def pause() -> None:
        if is_asked(lines):
            raise GaveWay

    increment.heed(pause)
    try:
        with _unheard():
            yield
    finally:
        increment.heed(lambda: None)


def orders(lines: TextIO, is_behind: Callable[[], bool]) -> Iterator[Sequence[str] | None]:
    """Yield the edited paths of each order to build, until the input ends; the first has none.

    None: there was no order for a while, and ``is_behind`` says that something is left to do.
    """
    yield ()
    while True:
        if is_behind() and not select.select([lines], [], [], PATIENCE_SECONDS)[0]:
            yield None
            continue
        line = lines.readline()
        if not line:
            return
        yield _paths(line)


def _paths(line: str) -> Sequence[str]:
    """Return the paths an order names; none where it names none that make sense."""
    try:
        told = json.loads(line)
    except ValueError:
        return ()
    return [str(path) for path in told] if isinstance(told, list) else ()


@contextmanager
def _unheard() -> Iterator[None]:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        yield
