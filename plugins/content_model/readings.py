"""Reads the Markdown files: what is kept of their bytes is taken, the rest is read by all cores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.content_model import processes
from plugins.content_model.garbage import uncollected
from plugins.content_model.marks import Marks, read_marks, write_marks
from plugins.content_model.remembered import remembered
from plugins.content_model.shelf import Record, Shelf, segment
from plugins.content_model.source import (
    ContentChanged,
    Place,
    Source,
    Study,
    named,
    place_of,
    read,
    source_of,
)
from plugins.content_model.text_file import read_bytes
from plugins.content_model.tree import Item, Mark

T = TypeVar("T")
File = tuple[Place, Item]

_FEW = 0.005
"""The part of all files that may be read once more in each build, unless they are marked anew."""

WORTH_SHARING = 200
"""Up to here another process costs more than it saves."""


class Readings:
    """Reads files, and keeps what it read: in memory, or in ``folder`` for other processes too.

    ``study`` works out more from each file alone; what it returns is kept as well, so ``version``
    must name everything that a reading and a study depend on besides the file (the code).
    ``tell`` is given a line when what was kept is no use.
    """

    def __init__(
        self,
        study: Study | None = None,
        folder: Path | None = None,
        version: str = "",
        tell: Callable[[str], None] = lambda _line: None,
    ) -> None:
        self._study = study
        self._folder, self._version = folder, version
        self._shelf = Shelf(folder / "lecturas" if folder else None, version, tell)
        self._marks_file = folder / "marcas" if folder else None
        self._marks: Marks = read_marks(self._marks_file) if self._marks_file else {}
        self._known: dict[str, Source] = {}
        self._seen: dict[str, tuple[Item, Source]] = {}

    def sources(self, items: Sequence[Item]) -> list[Source]:
        """Return the source of each file that is a record by its name, in order.

        A file whose item is the very one of the last time is not looked at.
        """
        if any(self._is_seen(item) for item in items):
            return self._seen_again(items)
        files = [(place, item) for item in items if (place := place_of(item.inner)) is not None]
        found = self._looked_at(files)
        pairs = zip(files, found, strict=True)
        self._seen = {place.inner: (item, source) for (place, item), source in pairs}
        return found

    def remembered(self, name: str, items: Sequence[Item], make: Callable[[], T]) -> T:
        """Return what ``make`` makes of the files ``items``, perhaps as another process left it."""
        if self._folder is None:
            return make()
        return remembered(self._folder / name, self._version, items, make)

    def _is_seen(self, item: Item) -> bool:
        return item.inner in self._seen and self._seen[item.inner][0] is item

    def _seen_again(self, items: Sequence[Item]) -> list[Source]:
        """Return the sources of files few of which were written since; nothing is put down."""
        found = []
        for item in items:
            if not self._is_seen(item):
                place = place_of(item.inner)
                if place is None:
                    continue
                self._seen[item.inner] = item, self._fresh(place, item.place, item.size)
            found.append(self._seen[item.inner][1])
        return found

    def _looked_at(self, files: Sequence[File]) -> list[Source]:
        if self._marks_file is None and len(files) <= WORTH_SHARING:
            return [self._fresh(place, item.place, item.size) for place, item in files]
        digests = self._digests(files)
        marks = {
            item.inner: (item.mark, digest)
            for (_, item), digest in zip(files, digests, strict=True)
        }
        self._save(digests, marks)
        found = [
            self._known.get(digest) or self._source(place, item.place, digest)
            for (place, item), digest in zip(files, digests, strict=True)
        ]
        self._known = {source.digest: source for source in found if source.digest}
        return found

    def _digests(self, files: Sequence[File]) -> list[str]:
        """Return the digest of each file; what is in those that can be read is on the shelf."""
        if self._shelf.is_empty:
            # None is there: to read a file only for its digest would be to read it twice.
            return self._read(files)
        digests = [self._marked(item) for _, item in files]
        unsure = [number for number, digest in enumerate(digests) if digest is None]
        _fill(digests, unsure, _digests_in([files[number] for number in unsure]))
        found = [digest or "" for digest in digests]
        pairs = zip(files, found, strict=True)
        self._read([file for file, digest in pairs if self._shelf.find(digest) is None])
        return found

    def _marked(self, item: Item) -> str | None:
        known = self._marks.get(item.inner)
        return known[1] if known is not None and known[0] == item.mark else None

    def _read(self, files: Sequence[File]) -> list[str]:
        """Put what is in files on the shelf; return their digests."""
        digests = [""] * len(files)
        parts = _parts(files)
        for start, made in enumerate(processes.shared(self._segment, parts)):
            found = self._shelf.add(made)
            is_whole = len(found) == len(parts[start])
            # What cannot be read is not on the shelf, so the others must be told apart.
            digests[start :: len(parts)] = found if is_whole else _digests_in(parts[start])
        return digests

    def _segment(self, files: Sequence[File]) -> bytes:
        sources = (self._fresh(place, item.place, item.size) for place, item in files)
        with uncollected():
            return segment(
                (source.digest, source.gist, source.text.html())
                for source in sources
                if source.digest
            )

    def _fresh(self, place: Place, path: str, size: int = 0) -> Source:
        return read_file(place, path, self._study, size)

    def _source(self, place: Place, path: str, digest: str) -> Source:
        kept = self._shelf.find(digest)
        if kept is None:
            return self._fresh(place, path)
        return Source(place, digest, kept.small, _Shelved(self._shelf, kept, place, path, digest))

    def _save(self, used: Sequence[str], items: Mapping[str, tuple[Mark, str]]) -> None:
        self._shelf.save(used)
        if self._marks_file is None:
            return
        known, self._marks = self._marks, {}
        # Those read from the file are others in memory than what was just looked at.
        same = {inner: marked for inner, marked in items.items() if known.get(inner) == marked}
        if max(len(known), len(items)) - len(same) <= len(items) * _FEW:
            # To look into those few again costs less than to write all of them anew.
            self._marks = same
            return
        # Without them files are read to be known again: slower, not wrong.
        with suppress(OSError):
            self._marks = write_marks(self._marks_file, items)


class _Shelved(NamedTuple):
    """The text of a file that was read before; there are ten thousand of these."""

    shelf: Shelf
    record: Record
    place: Place
    path: str
    digest: str

    def html(self) -> str:
        """Return its safe HTML, without the addresses."""
        text = self.shelf.large(self.record)
        return read(self.place, self.raw()).safe.text if text is None else text

    def raw(self) -> bytes:
        """Return its bytes; raise ContentChanged if they are others now."""
        found, problems = read_bytes(self.path)
        if problems or _digest_of(self.place, found) != self.digest:
            raise ContentChanged(f"{self.place.path} cambió mientras se leía; inténtalo otra vez")
        return found


def _parts(files: Sequence[File]) -> list[Sequence[File]]:
    """Share files out: each process takes one in so many."""
    share = processes.count() if len(files) > WORTH_SHARING else 1
    return [files[start::share] for start in range(share) if files[start::share]]


def _digests_in(files: Sequence[File]) -> list[str]:
    """Return the digest of each file; empty where it cannot be read."""
    digests = [""] * len(files)
    parts = _parts(files)
    for start, made in enumerate(processes.shared(_digests_of, parts)):
        digests[start :: len(parts)] = made.decode().split("\n")
    return digests


def _digests_of(files: Sequence[File]) -> bytes:
    found = []
    for place, item in files:
        raw, problems = read_bytes(item.place, item.size)
        found.append("" if problems else _digest_of(place, raw))
    return "\n".join(found).encode()


def _fill(into: list[str | None], places: Sequence[int], values: Sequence[str]) -> None:
    for place, value in zip(places, values, strict=True):
        into[place] = value


def read_file(place: Place, path: str | Path, study: Study | None, size: int = 0) -> Source:
    """Return what is in a file now; one that cannot be read has no digest.

    ``size`` is what it probably has (see ``read_bytes``).
    """
    raw, problems = read_bytes(path, size)
    digest = "" if problems else _digest_of(place, raw)
    return source_of(place, digest, raw, read(place, raw, problems), study)


def _digest_of(place: Place, raw: bytes) -> str:
    return named(place.path.encode(), raw)
