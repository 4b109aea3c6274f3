"""One build of one output folder: what is the same is kept, the rest is made, in two processes.

Nothing is made in the folder that is seen. Where it is as the last build left it and less than half
of it is new, only what is new is made beside it, to be moved there when all is well; else a whole
site is, of what is new and of links to what is there already, to take its place in one step.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.incremental import tree
from plugins.incremental.entry import name_of
from plugins.incremental.foreseen import Foreseen
from plugins.incremental.jobs import OnePage, SomeFiles
from plugins.incremental.last import Last
from plugins.incremental.maker import Maker
from plugins.incremental.memory import Memory
from plugins.incremental.outlook import Outlook
from plugins.incremental.pack import Pack
from plugins.incremental.revival import Revival, clear_places, new_place, revive
from plugins.incremental.state import Batch, Row, State, stats_of
from plugins.incremental.work import Work

LARGE = 2000
"""Files of an output: from here on another process looks at it, and prepares, meanwhile."""
_ROW = 250
"""About so many bytes remember a file."""


@dataclass
class Engine:
    """Builds ``output`` with what ``cache`` remembers.

    ``say`` is told, in Spanish, what in the cache could not be used.
    """

    cache: Path
    output: Path
    processes: int = 1
    say: Callable[[str], None] = lambda _line: None
    progress: Callable[[int, int], None] = lambda _done, _total: None
    _batches: dict[str, Batch] = field(default_factory=dict)
    _looked: bool = False
    _pause: Callable[[], None] = lambda: None
    _revival: Revival | None = None
    _again: Last | None = None

    def __post_init__(self) -> None:
        self.output = self.output.resolve()
        self._memory = Memory(self.cache, self.output, self.say)
        self._outlook = Outlook(self.output)
        self._foreseen = Foreseen(self._memory.give_back)

    def arrive(self) -> None:
        """Wait for other builds of this output, forget what they changed, begin to look at it."""
        if self._memory.arrive():
            self._outlook = Outlook(self.output)
            if self._memory.size > LARGE * _ROW and not tree.is_empty(self.output):
                self._outlook.meanwhile(self._memory.give_back)
            self._looked = False

    def open(self) -> None:
        """Read what is remembered, and look at the output, once."""
        self._read()
        if not self._looked:
            self._looked = True
            left = stats_of(self._state.rows)
            self._found = self._outlook.found(left)
            self._odd = not self._found or not self._found.items() <= left.items()

    @property
    def _state(self) -> State:
        return self._memory.state

    @property
    def _pack(self) -> Pack:
        return self._memory.pack

    def _read(self) -> None:
        self.arrive()
        self._memory.read()

    def told(self, key: str, now: datetime) -> Any | None:  # noqa: ANN401 - any plain value
        """Return what ``tell`` was given if a build of ``key`` at ``now`` need not run, else None.

        The output must be exactly as it was left, or be gone and on its way back (``is_gone``).
        """
        self._pause()
        self.arrive()
        self._drop_revival()
        last = self._memory.last.read()
        if last is not None and not last.holds(key, now):
            last = None
        if last is not None and last.found == self._digest:
            return last.told
        self._read()
        rows = self._state.rows
        if len(rows) <= LARGE:
            return None
        if tree.is_empty(self.output):
            place, begin = new_place(self.cache, self._memory.name), self._memory.give_back
            was_told = last is not None and last.found == tree.digest_of(stats_of(rows))
            self._revival = revive(place, self.output, self._state, self._pack, begin)
            if was_told and last is not None and self._revival and self._revival.is_whole:
                self._again = last
                return last.told
        return None

    @property
    def is_gone(self) -> bool:
        """Whether there was an output and now is none, but what was there is being made again."""
        return self._revival is not None

    def tell(self, key: str, since: datetime, until: datetime, told: Any) -> None:  # noqa: ANN401
        """Remember what the build of ``key`` said, which holds until ``until``."""
        self._memory.last.tell(key, since, until, told, self._digest)

    @property
    def _digest(self) -> str:
        return tree.digest_of(self._found) if self._looked else self._outlook.digest

    def summary(self, whole: str) -> str:
        """Return what the last build said if it need not run again, else "".

        That is when nothing the site is made from (``whole`` is the digest of it all) is another,
        and the folder is exactly as the last build left it, or on its way back (``is_gone``).
        """
        self.open()
        if not whole or whole != self._state.whole:
            return ""
        if self._revival is not None:
            return self._state.summary if self._revival.is_whole else ""
        same = not self._odd and len(self._found) == len(self._state.rows)
        return self._state.summary if same else ""

    def lend(self, staging: Path) -> bool:
        """Put the output that is on its way back at ``staging``; False: there is none."""
        self.open()
        self._pause()
        is_lent = self._revival is not None and self._revival.move(staging)
        if not is_lent:
            self._drop_revival()
        clear_places(self.cache, self._memory.name)
        return is_lent

    def heed(self, pause: Callable[[], None]) -> None:
        """Call ``pause`` between pieces of work from now on; what it raises ends the build."""
        self._pause = pause

    def begin(self, staging: Path) -> None:
        """Build into ``staging``."""
        self.open()
        have, base, site = self._found, dict[str, tree.Stat](), self.output
        if self._revival is not None:
            have = base
            site = staging
        maker = Maker(self._state, self._pack, have, site, os.fspath(staging), base)
        self._batches = {}
        given = (self._batches, self._revival, self.processes, self.progress)
        self._work = Work(maker, have, *given)

    @property
    def drawn(self) -> int:
        """How many pages and groups of files had to be made."""
        return self._work.drawn if "_work" in vars(self) else 0

    def pages(
        self, jobs: Sequence[OnePage], begin: Callable[[int], None] = lambda _count: None
    ) -> list[Row]:
        """See ``Work.pages``."""
        self._pause()
        return self._work.pages(jobs, begin)

    def unchanged(self, name: str, key: str) -> list[tuple[str, object]] | None:
        """See ``Work.unchanged``."""
        self._pause()
        return self._work.unchanged(name, key)

    def expect(self, name: str, key: str, paths: Sequence[str]) -> None:
        """Know the pages of ``paths``, which are asked for one by one, under ``name``."""
        self._work.batches[name] = Batch(key, tuple(paths))

    def batches(self, jobs: Sequence[SomeFiles]) -> list[tuple[str, ...]]:
        """See ``Work.make``."""
        self._pause()
        return self._work.make(jobs)

    def read(self, path: str) -> bytes:
        """See ``Work.read``."""
        return self._work.read(path)

    def digests(self) -> Mapping[str, str]:
        """See ``Work.digests``."""
        return self._work.digests()

    def carry(self) -> None:
        """See ``Work.carry``."""
        self._work.carry()

    def same(self) -> bool:
        """See ``Work.same``."""
        return self._work.same()

    def returned(self) -> None:
        """Remember that the output, where ``same`` was so, is as it was left."""
        was, last = self._state, self._again
        self.settle(whole=was.whole, summary=was.summary)
        if last is not None:
            self.tell(last.key, last.since, last.until, last.told)

    def remembered(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, or what it returned when ``key`` was the same."""
        self._batches[name] = Batch(key, ())
        return self._foreseen.value(self._pack, key, make)

    def foresee(self, name: str, key: Callable[[], str], make: Callable[[], bytes]) -> None:
        """Have another process make what ``remembered`` will be asked for the first time."""
        self._read()
        if self.processes > 1 and name not in self._state.batches:
            self._foreseen.begin(self._pack, key(), make)

    def complete(self) -> Collection[str] | None:
        """Have the staging folder hold a whole site, to take the output's place: None.

        Or only what is new, to be moved into the output: then return what that has to lose.
        """
        self._pack.flush()
        work = self._work
        work.hear()
        root, gone = work.maker.root, work.have.keys() - work.rows.keys()
        if self._revival is not None:
            tree.remove(root, gone)
            return None
        count = len(work.written) + len(gone)
        is_little = count * 2 < len(work.rows) and not tree.clash(gone, work.written)
        if self._found and (not count or (is_little and not self._odd)):
            return gone
        for path in work.rows.keys() - work.written:
            tree.link(os.fspath(self.output), root, path)
        return None

    def settle(self, *, whole: str, summary: str) -> None:
        """Remember this build, whose files are in place."""
        fresh = State(self._work.rows, self._work.batches, whole=whole, summary=summary)
        self._memory.remember(fresh)
        self._found = stats_of(fresh.rows)
        self._odd = False
        self._drop_revival()

    def retouch(self, job: OnePage) -> None:
        """Put a page of the output in the place of what it was, between two builds.

        What else depends on the same is left to the next build.
        """
        self.open()
        prepared = job.prepare()
        content = prepared.make()
        stat = tree.replace(os.fspath(self.output), job.path, content)
        row = Row(job.inputs, prepared.key, name_of(content), stat, prepared.note)
        self._state.rows[job.path] = row
        self._found[job.path] = stat
        self._state.whole, self._memory.is_unsaved = "", True
        self._memory.last.forget()

    def rest(self) -> None:
        """Write down what is remembered, and let another build begin."""
        self._memory.note()
        self.leave()

    def leave(self) -> None:
        """Let another build begin."""
        self._drop_revival()
        for one in (self._outlook, self._foreseen):
            one.close()
        self._memory.give_back()

    def _drop_revival(self) -> None:
        revival, self._revival, self._again = self._revival, None, None
        if revival is not None:
            revival.close()
