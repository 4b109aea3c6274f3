"""A content-addressed cache of finished PDFs: an accelerator, safe to delete at any time."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path


class Store:
    """Keeps each PDF by the digest of all it is made from; a damaged one counts as absent."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``, which is made when the first PDF is kept."""
        self._folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under ``key``, or make and keep it."""
        place = self._folder / f"{key}.pdf"
        try:
            return _unsealed(place.read_bytes())
        except (OSError, ValueError):
            made = make()
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as fresh:
                fresh.write(hashlib.sha256(made).digest() + made)
            Path(fresh.name).replace(place)
            return made


def _unsealed(content: bytes) -> bytes:
    seal, data = content[:32], content[32:]
    if hashlib.sha256(data).digest() != seal:
        raise ValueError("damaged")
    return data
