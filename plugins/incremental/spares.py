"""The folder kept beside the memory: the site as it was, for the next build to bring up to date."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from plugins.incremental import tree
from plugins.incremental.errand import Errand
from plugins.incremental.state import State


class Spares:
    """The folders of one output in ``cache``; their names begin with ``stem``."""

    def __init__(self, cache: Path, stem: str) -> None:
        self._cache, self._stem = cache, stem
        self._made = ""
        self._errand: Errand | None = None

    def all(self) -> list[Path]:
        """Return the folders there are."""
        return sorted(path for path in self._cache.glob(f"{self._stem}-*") if path.is_dir())

    def serve(self, state: State) -> bool:
        """Whether the folder that ``state`` names is there, and mostly the same site as it is now.

        Bringing another up to date is dearer than making a new one.
        """
        is_near = len(state.differs) * 2 < len(state.rows)
        return is_near and bool(state.spare) and self.path(state.spare).is_dir()

    def path(self, name: str) -> Path:
        """Return where the folder of that name is."""
        return self._cache / name

    def new_path(self) -> Path:
        """Return where a folder may be made that nobody remembers yet."""
        return self.path(self._new_name())

    def clear(self, but: str = "") -> None:
        """Remove the folders that nobody remembers."""
        for other in self.all():
            if other.name != but:
                shutil.rmtree(other, ignore_errors=True)

    def twin(self, source: Path, paths: Iterable[str]) -> str:
        """Make a folder of the same files; return its name, "" where that fails."""
        name = self._new_name()
        return name if tree.twin(source, self.path(name), paths) else ""

    def twin_meanwhile(self, source: Path, begin: Callable[[], None]) -> None:
        """Have another process make a folder of the files that ``source`` has now."""
        if self._errand is not None:
            return
        name = self._new_name()

        def work() -> Iterator[str]:
            self.clear()
            found = tree.scan(source)
            made = tree.twin(source, self.path(name), found)
            yield tree.likeness_of(found) if made else ""

        self._errand, self._made = Errand(work, begin), name

    def made(self, like: Callable[[], Mapping[str, tree.Stat]]) -> str:
        """Wait for the folder made meanwhile; return its name if it looks ``like`` that."""
        errand, self._errand = self._errand, None
        if errand is None:
            return ""
        same = errand.line() == tree.likeness_of(like())
        errand.dismiss()
        return self._made if same else ""

    def keep(self, folder: Path) -> str:
        """Keep ``folder``; return its name, or "" and no folder where it cannot be moved."""
        name = self._new_name()
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            folder.rename(self.path(name))
        except OSError:  # another disk: the next build starts with an empty folder
            shutil.rmtree(folder, ignore_errors=True)
            return ""
        return name

    def close(self) -> None:
        """Have nothing made any more."""
        if self._errand is not None:
            self._errand.dismiss()
            self._errand = None

    def _new_name(self) -> str:
        return f"{self._stem}-{secrets.token_hex(4)}"
