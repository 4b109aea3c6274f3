"""Which content files an alert needs to read: all but the older news, which no alert changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from heapq import nlargest
from pathlib import Path

NEWEST = 40
"""News that are read whatever they say; the home page shows the newest few."""

_NAMES_A_MESSAGE = b"\ncontingencia_relacionada:"
_HEADER = 4096


def wanted(content: Path) -> Callable[[Path], bool]:
    """Return the choice: the newest news, those about a message, and all that is not news."""
    folder = content / "noticias"
    news = [path for path in folder.rglob("*.md") if path.is_file()]
    # Names begin with the day.
    newest = frozenset(nlargest(NEWEST, news, key=lambda path: path.name))
    chosen = newest | {path for path in news if path not in newest and _is_about_a_message(path)}
    inside = f"{folder}{os.sep}"
    return lambda path: path in chosen or not str(path).startswith(inside)


def _is_about_a_message(path: Path) -> bool:
    with path.open("rb") as file:
        return _NAMES_A_MESSAGE in file.read(_HEADER).replace(b"\r\n", b"\n")
