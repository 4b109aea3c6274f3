"""The digest of everything a site is made from, without making any of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.content_model.dates import as_instant, day_of
from plugins.content_model.fingerprint import digest_of, fingerprint
from plugins.content_model.load import Loaded
from plugins.content_model.tree import Mark, mark_of
from plugins.portal.file_digest import digest_of_files

_BESIDE_RECORDS = ("imagenes", "adjuntos")


def digest_of_all(loaded: Loaded, constant: str, content: Path, theme: Path) -> str:
    """Return the digest of the loaded content, the files beside it, theme, code and settings.

    The clock counts by what it changes: which entries are published, the day (prices, closing
    days) and the state of emergency messages.
    """
    catalogue = loaded.catalogue
    issued = [
        (e.id, as_instant(e.record.emitido) <= catalogue.now, e.record.inicio <= catalogue.now)
        for e in catalogue.contingencias
    ]
    return fingerprint(
        constant,
        digest_of_files(theme, {"": "**/*"}),
        day_of(catalogue.now),
        [e.id for e in catalogue.contingencias_anunciadas(catalogue.now)],
        issued,
        catalogue.datos,
        [digest_of(entry) for entry in loaded.entries],
        [found for folder in _BESIDE_RECORDS for found in _looks(content / folder, content)],
    )


def _looks(folder: Path, content: Path) -> Iterator[tuple[str, Mark]]:
    """Yield the names of the files below a folder, and how to tell when they are written anew."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            status = Path(place, name).stat(follow_symlinks=False)
            inner = Path(place, name).relative_to(content).as_posix()
            yield inner, mark_of(status)
