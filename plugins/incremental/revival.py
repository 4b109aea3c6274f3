"""The last site of an output that is gone, made again from the pack while others work.

Another process begins at once; this one joins in when it has nothing else to do. A file is there
with the bytes that the memory says it had, or it is not there.
"""

from __future__ import annotations

import os
import secrets
import shutil
import weakref
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from plugins.incremental.errand import Errand
from plugins.incremental.pack import Pack
from plugins.incremental.state import Row, State
from plugins.incremental.tickets import Tickets
from plugins.incremental.tree import Stat, write_new

Share = list[tuple[str, tuple[str, ...]]]
"""Entries of the pack, each with the paths of its files."""

_PER_FILE = 60_000
"""Making a file takes as long as writing so many bytes into one."""
_NOWHERE = (0, 0, 0)
_END, _END_WITH_DAMAGE = -1, -2


def shares_of(state: State, pack: Pack) -> list[Share]:
    """Return what ``pack`` has of the files of ``state``, in shares; what takes longest is first.

    What is in one folder is in one share: two processes that make files there wait for each other.
    """
    shares: dict[str, Share] = {}
    weights: dict[str, int] = {}
    taken: set[str] = set()
    for key, paths in _entries(state):
        if key not in pack or not taken.isdisjoint(paths) or not all(map(_is_below, paths)):
            continue
        taken.update(paths)
        place = _place_of(paths[0])
        shares.setdefault(place, []).append((key, paths))
        size = sum(state.rows[path].stat[0] + _PER_FILE for path in paths)
        weights[place] = weights.get(place, 0) + size
    return [shares[place] for place in sorted(shares, key=lambda one: (-weights[one], one))]


def _entries(state: State) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path, row in state.rows.items():
        if row.key:
            yield row.key, (path,)
    for batch in state.batches.values():
        if batch.paths and all(path in state.rows for path in batch.paths):
            yield batch.key, batch.paths


def _is_below(path: str) -> bool:
    """Whether a path leads nowhere else than below the folder that it begins in."""
    whole = f"/{path}/"
    return not ("//" in whole or "/../" in whole or "/./" in whole)


def _place_of(path: str) -> str:
    """Return the folder whose entries change most when ``path`` is made."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[0] if name == "index.html" else folder


def new_place(cache: Path, stem: str) -> Path:
    """Return where in ``cache`` a folder may be made; its name begins with ``stem``."""
    return cache / f"{stem}-{secrets.token_hex(4)}"


def clear_places(cache: Path, stem: str) -> None:
    """Remove the folders that killed builds left at such places."""
    for folder in cache.glob(f"{stem}-*/"):
        shutil.rmtree(folder, ignore_errors=True)


def revive(
    folder: Path, output: Path, state: State, pack: Pack, begin: Callable[[], None]
) -> Revival | None:
    """Begin to make in ``folder``, which must not be there, what ``output`` was.

    ``begin`` is that of ``Errand``. None where it cannot be made, or not be moved to ``output``.
    """
    shares = shares_of(state, pack)
    try:
        if not shares or folder.parent.stat().st_dev != output.parent.stat().st_dev:
            return None
        revival = Revival(folder, shares, state.rows, pack, begin)
    except OSError:
        return None
    if not revival.is_shared:
        revival.close()
        return None
    return revival


class Revival:
    """Makes the files of ``shares`` in ``folder``, which must not be there; see ``revive``.

    Raises:
        OSError: the folder cannot be made.
    """

    def __init__(
        self,
        folder: Path,
        shares: Sequence[Share],
        rows: Mapping[str, Row],
        pack: Pack,
        begin: Callable[[], None],
    ) -> None:
        self._shares, self._rows, self._pack, self._begin = shares, rows, pack, begin
        self._folder = folder
        self._made = {""}
        self._found: dict[str, Stat] | None = None
        folder.mkdir(parents=True)
        # Whoever holds it open finds it under any name.
        self._root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        self._tickets = Tickets(len(self._shares))
        self._parent = os.getpid()
        self._other = Errand(self._elsewhere, self._let_go)
        self._left = [folder]
        self.close = weakref.finalize(
            self, _end, self._other, self._root, self._tickets, self._left
        )
        """Stop, and remove the folder unless it was moved."""

    def move(self, place: Path) -> bool:
        """Have the folder at ``place``, even while it is being filled; False where that fails."""
        try:
            self._folder.rename(place)
        except OSError:
            return False
        self._folder = place
        self._left.clear()
        return True

    @property
    def is_shared(self) -> bool:
        """Whether another process is at work, or was."""
        return self._other.is_sent

    @property
    def is_whole(self) -> bool:
        """Whether every file is there; waits until that is known."""
        return len(self.found) == len(self._rows)

    @property
    def found(self) -> dict[str, Stat]:
        """How every file that is there looks; waits, and helps, until all are made."""
        if self._found is None:
            try:
                told = self._here()
                told.frombytes(b64decode(self._other.line()))
                self._found = self._looks(told)
            except (OSError, ValueError):
                # Of which files are whole nothing is known.
                self._found = {}
                self._other.dismiss()
                _empty(self._folder)
            self._other.dismiss()
        return self._found

    def _let_go(self) -> None:
        self._begin()
        self._pack.hush()

    def _elsewhere(self) -> Iterator[str]:
        told = self._here()
        told.append(_END_WITH_DAMAGE if self._pack.is_damaged else _END)
        yield b64encode(told.tobytes()).decode()

    def _here(self) -> array[int]:
        """Make what falls to this process; tell of each share its number and how its files look."""
        told = array("q")
        for number in self._tickets:
            if self._parent not in {os.getpid(), os.getppid()}:
                raise OSError("nobody waits for it any more")
            told.append(number)
            for key, paths in self._shares[number]:
                for stat in self._files(key, paths):
                    told.extend(stat)
        return told

    def _files(self, key: str, paths: tuple[str, ...]) -> Iterable[Stat]:
        kept = self._pack.get(key)
        if kept is None or len(kept) != len(paths):
            return [_NOWHERE] * len(paths)
        return [
            self._write(path, one.content)
            if one.digest == self._rows[path].digest and one.path in {"", path}
            else _NOWHERE
            for path, one in zip(paths, kept, strict=True)
        ]

    def _write(self, path: str, content: bytes) -> Stat:
        self._make_folder(path.rpartition("/")[0])
        return write_new(path, content, self._root)

    def _make_folder(self, folder: str) -> None:
        if folder in self._made:
            return
        with suppress(FileExistsError):
            try:
                os.mkdir(folder, dir_fd=self._root)
            except FileNotFoundError:
                self._make_folder(folder.rpartition("/")[0])
                os.mkdir(folder, dir_fd=self._root)
        self._made.add(folder)

    def _looks(self, told: array[int]) -> dict[str, Stat]:
        """Return how the files look of which both processes told.

        Raises:
            ValueError: the other has not told of all.
        """
        found: dict[str, Stat] = {}
        place = heard = 0
        while (number := told[place]) >= 0 if place < len(told) else False:
            place += 1
            heard += 1
            for _, paths in self._shares[number]:
                for path in paths:
                    size, changed, inode = told[place : place + 3]
                    place += 3
                    if inode:
                        found[path] = (size, changed, inode)
        if place >= len(told) or heard != len(self._shares):
            raise ValueError("the other process has not told of all")
        if told[place] == _END_WITH_DAMAGE:
            self._pack.tell()
        return found


def _end(other: Errand, root: int, tickets: Tickets, left: Sequence[Path]) -> None:
    other.dismiss()
    os.close(root)
    tickets.close()
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()
