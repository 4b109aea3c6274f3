"""A content-addressed cache of made files: an accelerator, safe to delete at any time."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.images.variant import Variant


class VariantStore:
    """Keeps the variants of a photograph by its key; a damaged entry counts as absent."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``, which is made when the first entry is kept."""
        self._folder = folder

    def get(self, key: str, source: str, make: Callable[[], Iterable[Variant]]) -> list[Variant]:
        """Return the variants kept under ``key`` and ``source``, or make and keep them."""
        place = self._folder / f"{key}-{source.replace('/', '_')}"
        kept = self._read(place)
        if kept is not None:
            return kept
        made = list(make())
        self._write(place, made)
        return made

    def _read(self, place: Path) -> list[Variant] | None:
        try:
            rows = json.loads((place / "index.json").read_text("utf-8"))
            found = [
                Variant(name, kind, width, height, (place / file).read_bytes())
                for name, kind, width, height, file, _size in rows
            ]
        except (OSError, ValueError, TypeError, IndexError):
            return None
        whole = all(len(v.data) == row[-1] for v, row in zip(found, rows, strict=True))
        return found if whole else None

    def _write(self, place: Path, made: list[Variant]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=self._folder, prefix=".new-"))
        rows = []
        for number, variant in enumerate(made):
            (fresh / str(number)).write_bytes(variant.data)
            rows.append(
                [
                    variant.name,
                    variant.kind,
                    variant.width,
                    variant.height,
                    str(number),
                    len(variant.data),
                ]
            )
        (fresh / "index.json").write_text(json.dumps(rows), "utf-8")
        try:
            fresh.rename(place)
        except OSError:  # another process kept the same entry first, or a damaged one is there
            _remove(place)
            try:
                fresh.rename(place)
            except OSError:
                _remove(fresh)


def _remove(folder: Path) -> None:
    for path in folder.glob("*"):
        path.unlink(missing_ok=True)
    if folder.is_dir():
        folder.rmdir()
