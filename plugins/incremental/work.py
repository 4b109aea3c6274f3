"""The files of one build: each is kept or made, in two processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.incremental.jobs import Done, Made, OnePage, SomeFiles
from plugins.incremental.maker import Maker
from plugins.incremental.revival import Revival
from plugins.incremental.state import Batch, Row
from plugins.incremental.tree import Stat
from plugins.incremental.workers import FEW, share_out


@dataclass
class Work:
    """What is done between ``Engine.begin`` and ``complete``.

    ``have`` is how the files look that the last build left where ``maker`` looks for them. They may
    be on their way back: then ``revival`` tells which are there, as soon as that matters.
    ``batches`` is added to.
    """

    maker: Maker
    have: dict[str, Stat]
    batches: dict[str, Batch]
    revival: Revival | None
    processes: int
    progress: Callable[[int, int], None]
    rows: dict[str, Row] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    drawn: int = 0

    def hear(self) -> None:
        """Learn what of an output that was gone is there again."""
        if self.revival is None:
            return
        found, rows, self.revival = self.revival.found, self.maker.state.rows, None
        for path, stat in found.items():
            self.have[path] = stat
            inputs, key, digest, _, note = rows[path]
            rows[path] = Row(inputs, key, digest, stat, note)

    def same(self) -> bool:
        """Keep every file as it was left; False where one is not there."""
        self.hear()
        state = self.maker.state
        if self.have.keys() != state.rows.keys():
            return False
        self.rows, self.batches = dict(state.rows), dict(state.batches)
        return True

    def pages(self, jobs: Sequence[OnePage], begin: Callable[[int], None]) -> list[Row]:
        """Make or keep one file for each job; return what is known of each.

        ``begin`` is told how many are not surely the same, if any, before they are shared out.
        """
        self.hear()
        done: dict[str, Made] = {}
        left = []
        for job in jobs:
            same = self.maker.same_page(job)
            if same is None:
                left.append(job)
            else:
                done[job.path] = same
        if left:
            begin(len(left))
        for answer in self._shared(left, self.maker.page, are_sorted=True):
            done.update((made.path, made) for made in answer.files)
        found = [done[job.path] for job in jobs]
        self._take(found)
        return [made.row for made in found]

    def unchanged(self, name: str, key: str) -> list[tuple[str, object]] | None:
        """Keep the pages expected under ``name`` and return path and note of each.

        None when ``key`` is another than it was, or a page is not as it was left.
        """
        known = self.maker.state.batches.get(name)
        if known is None or known.key != key:
            return None
        self.hear()
        if not self.maker.are_intact(known.paths):
            return None
        self.batches[name] = known
        return [(path, row.note) for path, row in self._keep(known.paths).items()]

    def make(self, jobs: Sequence[SomeFiles]) -> list[tuple[str, ...]]:
        """Make or keep the files of each job; return their paths."""
        self.hear()
        known = [self.maker.same(job) for job in jobs]
        left = [job for job, paths in zip(jobs, known, strict=True) if paths is None]
        # What one edited text makes anew takes less than a second process does.
        made = iter(self._shared(left, self.maker.batch, few=3))
        found: list[tuple[str, ...]] = []
        for job, same in zip(jobs, known, strict=True):
            if same is None:
                files = next(made).files
                self._take(files)
                paths = tuple(one.path for one in files)
            else:
                self._keep(paths := same)
            if job.key:
                self.batches[job.name] = Batch(job.key, paths)
            found.append(paths)
        return found

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of this build."""
        root = self.maker.root if path in self.written else self.maker.output
        return Path(root, path).read_bytes()

    def digests(self) -> Mapping[str, str]:
        """Return the name of the bytes of every file so far, by its path."""
        return {path: row.digest for path, row in self.rows.items()}

    def carry(self) -> None:
        """Keep every other file that is no page as it is: the next build looks at it again."""
        self.hear()
        for path, row in self.maker.state.rows.items():
            if row.note is None and path in self.have:
                self.rows.setdefault(path, row)
        self.batches = {**self.maker.state.batches, **self.batches}

    def _shared(
        self,
        jobs: Sequence[Any],
        work: Callable[[Any], Done],
        *,
        few: int = FEW,
        are_sorted: bool = False,
    ) -> list[Done]:
        pack = self.maker.pack
        # A forked process must find on the disk what this one has put.
        pack.flush()
        answers = share_out(
            jobs,
            work,
            processes=self.processes,
            begin=pack.forget_own,
            end=pack.flush,
            done=self.progress,
            few=few,
            are_sorted=are_sorted,
        )
        pack.refresh()
        self.drawn += sum(answer.drawn for answer in answers)
        return answers

    def _keep(self, paths: Iterable[str]) -> dict[str, Row]:
        """Keep files that are as they were left; return what is known of them."""
        rows = self.maker.state.rows
        same = {path: rows[path] for path in paths}
        self.rows.update(same)
        return same

    def _take(self, found: Iterable[Made]) -> None:
        for made in found:
            self.rows[made.path] = made.row
            if made.written:
                self.written.add(made.path)
