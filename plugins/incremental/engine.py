"""One build of one output folder: what is the same is kept, the rest is made, in two processes.

The folder that is built never shares a place with the one citizens see. It is the *spare*: the
site as it was before the last build, brought up to date by writing what is new and linking what
the visible folder already has; then the two change places in one step. Work is in proportion to
what changed, and whoever is killed when, the visible folder is always one whole site.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
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
from plugins.incremental.revival import Revival, revive
from plugins.incremental.spares import Spares
from plugins.incremental.state import Batch, Row, State, differences, stats_of
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
    _lent: str = ""
    _looked: bool = False
    _base: dict[str, tree.Stat] = field(default_factory=dict)
    _own: str = ""
    _pause: Callable[[], None] = lambda: None
    _revival: Revival | None = None
    _again: Last | None = None

    def __post_init__(self) -> None:
        self.output = self.output.resolve()
        self._memory = Memory(self.cache, self.output, self.say)
        self._spares = Spares(self.cache, self._memory.name)
        self._outlook = Outlook(self.output)
        self._foreseen = Foreseen(self._memory.give_back)

    def arrive(self) -> None:
        """Wait for other builds of this output, forget what they changed, begin to look at it."""
        if self._memory.arrive():
            self._outlook = Outlook(self.output)
            if self._memory.size > LARGE * _ROW and not tree.is_empty(self.output):
                self._outlook.meanwhile(self._spares.all(), self._memory.give_back)
            self._looked, self._own = False, ""

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
            place, begin = self._spares.new_path(), self._memory.give_back
            was_told = last is not None and last.found == tree.digest_of(stats_of(rows))
            self._revival = revive(place, self.output, self._state, self._pack, begin)
            if was_told and last is not None and self._revival and self._revival.is_whole:
                self._again = last
                return last.told
        elif not self._spares.serve(self._state):
            self._spares.twin_meanwhile(self.output, self._memory.give_back)
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
        """Put the spare, or the output that is on its way back, at ``staging``; False: neither."""
        self.open()
        self._pause()
        self._lent, self._base = "", {}
        if self._revival is not None:
            if self._revival.move(staging):
                self._spares.clear()
                return True
            self._drop_revival()
        self._note_spare(self._spares.made(lambda: self._found))
        name = self._state.spare
        self._spares.clear(but=name)
        if not name or self._odd:
            return False
        left = {**self._state.rows, **self._state.differs}
        like = {path: row.stat for path, row in left.items() if row is not None}
        place = self._spares.path(name)
        is_known = name == self._own or self._outlook.is_like(place, like)
        try:
            place.rename(staging)
        except OSError:
            return False
        # From here on it belongs to this build, which may fail.
        self._lent, self._state.spare = name, ""
        self._base = like if is_known else tree.scan(staging, self._found)
        return True

    def abandon(self, staging: Path) -> None:
        """Take back what was lent; how it looks by now is found out when it is lent again."""
        if self._lent:
            self._state.spare, self._lent, self._own = self._spares.keep(staging), "", ""

    def heed(self, pause: Callable[[], None]) -> None:
        """Call ``pause`` between pieces of work from now on; what it raises ends the build."""
        self._pause = pause

    def begin(self, staging: Path) -> None:
        """Build into ``staging``."""
        self.open()
        have, site = self._found, self.output
        if self._revival is not None:
            self._base = have = {}
            site = staging
        root = os.fspath(staging)
        maker = Maker(self._state, self._pack, have, site, root, self._base)
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

    def returned(self, staging: Path) -> None:
        """Remember that the output, where ``same`` was so, is as it was left."""
        was, last = self._state, self._again
        self.settle(staging, swapped=True, whole=was.whole, summary=was.summary)
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

    def complete(self) -> bool:
        """Bring the staging folder up to date; False when the output needs no change at all."""
        self._pack.flush()
        work, base = self._work, self._base
        work.hear()
        if not work.written and not work.have.keys() - work.rows.keys() and self._found:
            return False
        for path, row in work.rows.items():
            was = base.get(path)
            if path not in work.written and was != row.stat:
                tree.link(os.fspath(self.output), work.maker.root, path, is_there=was is not None)
        tree.remove(work.maker.root, base.keys() - work.rows.keys())
        return True

    def settle(self, staging: Path, *, swapped: bool, whole: str, summary: str) -> None:
        """Remember this build; ``staging`` holds the site before it, or, unswapped, the spare."""
        fresh = State(self._work.rows, self._work.batches, whole=whole, summary=summary)
        if swapped and not self._odd and staging.is_dir():
            fresh.differs = differences(self._state.rows, fresh.rows)
            fresh.spare = self._spares.keep(staging)
        elif not swapped and self._lent:
            fresh.spare, fresh.differs = self._spares.keep(staging), self._state.differs
        if not fresh.spare:
            fresh.differs = {}
        self._memory.remember(fresh)
        self._own = fresh.spare
        self._found = stats_of(fresh.rows)
        self._odd, self._base, self._lent = False, {}, ""
        self._drop_revival()

    def retouch(self, job: OnePage) -> None:
        """Put a page of the output in the place of what it was, between two builds.

        What else depends on the same is left to the next build.
        """
        self.open()
        prepared = job.prepare()
        content = prepared.make()
        old = self._state.rows.get(job.path)
        stat = tree.replace(os.fspath(self.output), job.path, content)
        row = Row(job.inputs, prepared.key, name_of(content), stat, prepared.note)
        self._state.rows[job.path] = row
        self._found[job.path] = stat
        if self._state.spare:
            self._state.differs.setdefault(job.path, old)
        self._state.whole, self._memory.is_unsaved = "", True
        self._memory.last.forget()

    def rest(self, *, ahead: bool = False) -> None:
        """Write down what is remembered, and let another build begin.

        With ``ahead`` the spare of the next build is made, too: nobody waits. Dying before the end
        is harmless: the folder is then other than remembered, and a spare without name is removed.
        """
        if self._memory.is_read:
            self.open()
            self._note_spare(self._spares.made(lambda: self._found))
        self._memory.note()
        if ahead and self._memory.is_read and not self._odd and not self._spares.serve(self._state):
            self._spares.clear()
            self._note_spare(self._spares.twin(self.output, self._state.rows))
            self._memory.note()
        self.leave()

    def leave(self) -> None:
        """Let another build begin."""
        self._drop_revival()
        for one in (self._spares, self._outlook, self._foreseen):
            one.close()
        self._memory.give_back()

    def _drop_revival(self) -> None:
        revival, self._revival, self._again = self._revival, None, None
        if revival is not None:
            revival.close()

    def _note_spare(self, name: str) -> None:
        """Remember a folder that is now the same as the output; "" is none."""
        if name:
            self._state.spare, self._own, self._state.differs = name, name, {}
            self._memory.is_unsaved = True
