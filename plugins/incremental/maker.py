"""Makes one file, or finds that the output or the pack has it already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.incremental import tree
from plugins.incremental.entry import Kept, name_of, named
from plugins.incremental.jobs import Done, Made, OnePage, SomeFiles
from plugins.incremental.pack import Pack
from plugins.incremental.state import Row, State


@dataclass
class Maker:
    """Builds into ``root`` what ``output`` does not have; ``found`` is how that looks.

    ``base`` is what there is in ``root`` to begin with.
    """

    state: State
    pack: Pack
    found: Mapping[str, tree.Stat]
    output: Path
    root: str
    base: Mapping[str, tree.Stat]

    def same_page(self, job: OnePage) -> Made | None:
        """Return the page that the output surely has as it would be made, else None."""
        row = self.state.rows.get(job.path)
        if not (row and job.inputs and row.inputs == job.inputs and self.intact(job.path, row)):
            return None
        return Made(job.path, self.state.rows[job.path], written=False)

    def page(self, job: OnePage) -> Done:
        """Make or keep one page."""
        row = self.state.rows.get(job.path)
        if row and job.inputs and row.inputs == job.inputs:
            kept = self.pack.get(row.key) if row.key else None
            if kept:
                return Done((self._file_of(job.path, kept[0], row),), 0)
        prepared = job.prepare()
        like = Row(job.inputs, prepared.key, "", (0, 0, 0), prepared.note)
        if row and prepared.key and row.key == prepared.key and self.intact(job.path, row):
            row = self.state.rows[job.path]
            same = row._replace(inputs=job.inputs, note=prepared.note)
            return Done((Made(job.path, same, written=False),), 0)
        kept = self.pack.get(prepared.key) if prepared.key else None
        if kept:
            return Done((self._file_of(job.path, kept[0], like),), 0)
        (made,) = self._put(prepared.key, [("", prepared.make())])
        if not prepared.key:
            like = like._replace(key=self._kept(made))
        return Done((self._file_of(job.path, made, like),), 1)

    def same(self, job: SomeFiles) -> tuple[str, ...] | None:
        """Return the paths of a job whose files the output has as they would be made, else None."""
        old = self.state.batches.get(job.name)
        if not (old and job.key and old.key == job.key and old.paths):
            return None
        return old.paths if self.are_intact(old.paths) else None

    def batch(self, job: SomeFiles) -> Done:
        """Make the files of a job, or take them from the pack."""
        files = self.pack.get(job.key) if job.key else None
        drawn = 0 if files is not None else 1
        if files is None:
            files = self._put(job.key, job.make())
        made = (self._file_of(kept.path, kept, self._alone(job, kept)) for kept in files)
        return Done(tuple(made), drawn)

    def _alone(self, job: SomeFiles, kept: Kept) -> Row:
        """Return what to remember of a file; of one that is made each time, what it holds now."""
        if job.key:
            return Row("", "", "", (0, 0, 0))
        return Row("", self._kept(kept), "", (0, 0, 0))

    def _kept(self, made: Kept) -> str:
        """Keep a file in the pack by its bytes, so that it comes back if the output is lost."""
        key = made.digest * 2
        self.pack.keep(key, [made._replace(path="")])
        return key

    def _put(self, key: str, files: Iterable[tuple[str, bytes]]) -> list[Kept]:
        """Keep files in the pack, but for those of no key."""
        return self.pack.put(key, files) if key else named(files)

    def _file_of(self, path: str, kept: Kept, like: Row) -> Made:
        """Write a file unless the output has it with the same bytes."""
        name = kept.digest
        row = self.state.rows.get(path)
        if row and row.digest == name and self.intact(path, row):
            known = self.state.rows[path]
            return Made(path, like._replace(digest=name, stat=known.stat), written=False)
        stat = tree.write(self.root, path, kept.content, is_there=path in self.base)
        return Made(path, like._replace(digest=name, stat=stat), written=True)

    def are_intact(self, paths: Iterable[str]) -> bool:
        """Whether the output has all these files, known ones, with the bytes that were written."""
        rows, found = self.state.rows, self.found
        try:
            return all(
                found.get(path) == rows[path].stat or self.intact(path, rows[path])
                for path in paths
            )
        except KeyError:
            return False

    def intact(self, path: str, row: Row) -> bool:
        """Whether the output has the file with the bytes that were written.

        A file that only looks newer (a restored copy of the folder) is read to find out.
        """
        found = self.found.get(path)
        if found == row.stat:
            return True
        if found is None or found[2] == -1 or found[0] != row.stat[0]:
            return False
        try:
            same = name_of((self.output / path).read_bytes()) == row.digest
        except OSError:
            same = False
        if same:
            self.state.rows[path] = row._replace(stat=found)
        return same
