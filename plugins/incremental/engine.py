"""One build of one output folder: what is the same is kept, the rest is made, in two processes.

The folder that is built never shares a place with the one citizens see. It is the *spare*: the
site as it was before the last build, brought up to date by writing what is new and linking what
the visible folder already has; then the two change places in one step. Work is in proportion to
what changed, and whoever is killed when, the visible folder is always one whole site.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.incremental import tree
from plugins.incremental.entry import name_of
from plugins.incremental.foreseen import Foreseen
from plugins.incremental.jobs import Done, Made, OnePage, SomeFiles
from plugins.incremental.maker import Maker
from plugins.incremental.memory import Memory
from plugins.incremental.outlook import Outlook
from plugins.incremental.pack import Pack
from plugins.incremental.spares import Spares
from plugins.incremental.state import Batch, Row, State, differences
from plugins.incremental.workers import FEW, share_out

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
    drawn: int = 0
    _new: dict[str, Row] = field(default_factory=dict)
    _batches: dict[str, Batch] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _root: str = ""
    _lent: str = ""
    _looked: bool = False
    _base: dict[str, tree.Stat] = field(default_factory=dict)
    _own: str = ""
    _pause: Callable[[], None] = lambda: None

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
            if self._memory.size > LARGE * _ROW:
                self._outlook.meanwhile(self._spares.all(), self._memory.give_back)
            self._looked, self._own = False, ""

    def open(self) -> None:
        """Read what is remembered, and look at the output, once."""
        self._read()
        if not self._looked:
            self._looked = True
            left = {path: row.stat for path, row in self._state.rows.items()}
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

        The output must be exactly as it was left.
        """
        self._pause()
        self.arrive()
        last = self._memory.last.read()
        if last is not None and last.holds(key, now) and last.found == self._digest:
            return last.told
        self._read()
        if len(self._state.rows) > LARGE and not self._spares.serve(self._state):
            self._spares.twin_meanwhile(self.output, self._memory.give_back)
        return None

    def tell(self, key: str, since: datetime, until: datetime, told: Any) -> None:  # noqa: ANN401
        """Remember what the build of ``key`` said, which holds until ``until``."""
        self._memory.last.tell(key, since, until, told, self._digest)

    @property
    def _digest(self) -> str:
        return tree.digest_of(self._found) if self._looked else self._outlook.digest

    def summary(self, whole: str) -> str:
        """Return what the last build said if it need not run again, else "".

        That is when nothing the site is made from (``whole`` is the digest of it all) is another,
        and the folder is exactly as the last build left it.
        """
        self.open()
        same = whole and whole == self._state.whole and not self._odd
        return self._state.summary if same and len(self._found) == len(self._state.rows) else ""

    def lend(self, staging: Path) -> bool:
        """Put the spare at ``staging``; False when there is none."""
        self.open()
        self._pause()
        self._lent, self._base = "", {}
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
        self._root = root = os.fspath(staging)
        self._maker = Maker(self._state, self._pack, self._found, self.output, root, self._base)
        self._new, self._batches, self._written = {}, {}, set()
        self.drawn = 0

    def pages(
        self, jobs: Sequence[OnePage], begin: Callable[[int], None] = lambda _count: None
    ) -> list[Row]:
        """Make or keep one file for each job; return what is known of each.

        ``begin`` is told how many are not surely the same, if any, before they are shared out.
        """
        self._pause()
        done: dict[str, Made] = {}
        left = []
        for job in jobs:
            same = self._maker.same_page(job)
            if same is None:
                left.append(job)
            else:
                done[job.path] = same
        if left:
            begin(len(left))
        for answer in self._shared(left, self._maker.page):
            done.update((made.path, made) for made in answer.files)
        found = [done[job.path] for job in jobs]
        self._take(found)
        return [made.row for made in found]

    def unchanged(self, name: str, key: str) -> list[tuple[str, object]] | None:
        """Keep the pages expected under ``name`` and return path and note of each.

        None when ``key`` is another than it was, or a page is not as it was left.
        """
        self._pause()
        known = self._state.batches.get(name)
        if known is None or known.key != key:
            return None
        rows, intact = self._state.rows, self._maker.intact
        if not all(path in rows and intact(path, rows[path]) for path in known.paths):
            return None
        self._batches[name] = known
        found = [Made(path, rows[path], written=False) for path in known.paths]
        self._take(found)
        return [(made.path, made.row.note) for made in found]

    def expect(self, name: str, key: str, paths: Sequence[str]) -> None:
        """Know the pages of ``paths``, which are asked for one by one, under ``name``."""
        self._batches[name] = Batch(key, tuple(paths))

    def batches(self, jobs: Sequence[SomeFiles]) -> list[tuple[str, ...]]:
        """Make or keep the files of each job; return their paths."""
        self._pause()
        known = [self._maker.same(job) for job in jobs]
        left = [job for job, files in zip(jobs, known, strict=True) if files is None]
        # What one edited text makes anew takes less than a second process does.
        made = iter(self._shared(left, self._maker.batch, few=3))
        found = [next(made).files if files is None else files for files in known]
        for job, files in zip(jobs, found, strict=True):
            self._take(files)
            if job.key:
                self._batches[job.name] = Batch(job.key, tuple(one.path for one in files))
        return [tuple(one.path for one in files) for files in found]

    def remembered(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, or what it returned when ``key`` was the same."""
        self._batches[name] = Batch(key, ())
        return self._foreseen.value(self._pack, key, make)

    def foresee(self, name: str, key: Callable[[], str], make: Callable[[], bytes]) -> None:
        """Have another process make what ``remembered`` will be asked for the first time."""
        self._read()
        if self.processes > 1 and name not in self._state.batches:
            self._foreseen.begin(self._pack, key(), make)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of this build."""
        root = self._root if path in self._written else os.fspath(self.output)
        return Path(root, path).read_bytes()

    def digests(self) -> Mapping[str, str]:
        """Return the name of the bytes of every file so far, by its path."""
        return {path: row.digest for path, row in self._new.items()}

    def carry(self) -> None:
        """Keep every other file that is no page as it is: the next build looks at it again."""
        for path, row in self._state.rows.items():
            if row.note is None and path in self._found:
                self._new.setdefault(path, row)
        self._batches = {**self._state.batches, **self._batches}

    def complete(self) -> bool:
        """Bring the staging folder up to date; False when the output needs no change at all."""
        self._pack.flush()
        gone = self._found.keys() - self._new.keys()
        if not self._written and not gone and self._found:
            return False
        for path, row in self._new.items():
            base = self._base.get(path)
            if path not in self._written and base != row.stat:
                tree.link(os.fspath(self.output), self._root, path, is_there=base is not None)
        tree.remove(self._root, self._base.keys() - self._new.keys())
        return True

    def settle(self, staging: Path, *, swapped: bool, whole: str, summary: str) -> None:
        """Remember this build; ``staging`` holds the site before it, or, unswapped, the spare."""
        fresh = State(self._new, self._batches, whole=whole, summary=summary)
        if swapped and not self._odd and staging.is_dir():
            fresh.differs = differences(self._state.rows, self._new)
            fresh.spare = self._spares.keep(staging)
        elif not swapped and self._lent:
            fresh.spare, fresh.differs = self._spares.keep(staging), self._state.differs
        if not fresh.spare:
            fresh.differs = {}
        self._memory.remember(fresh)
        self._own = fresh.spare
        self._found = {path: row.stat for path, row in self._new.items()}
        self._odd, self._base, self._lent, self._written = False, {}, "", set()

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
        for one in (self._spares, self._outlook, self._foreseen):
            one.close()
        self._memory.give_back()

    def _note_spare(self, name: str) -> None:
        """Remember a folder that is now the same as the output; "" is none."""
        if name:
            self._state.spare, self._own, self._state.differs = name, name, {}
            self._memory.is_unsaved = True

    def _shared(
        self, jobs: Sequence[Any], work: Callable[[Any], Done], few: int = FEW
    ) -> list[Done]:
        # A forked process must find on the disk what this one has put.
        self._pack.flush()
        answers = share_out(
            jobs,
            work,
            processes=self.processes,
            begin=self._pack.forget_own,
            end=self._pack.flush,
            done=self.progress,
            few=few,
        )
        self._pack.refresh()
        self.drawn += sum(answer.drawn for answer in answers)
        return answers

    def _take(self, found: Iterable[Made]) -> None:
        for made in found:
            self._new[made.path] = made.row
            if made.written:
                self._written.add(made.path)
