"""What the last build of an output said and found, kept apart: read when nothing else need be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.incremental.sealed import read_sealed, write_sealed

_VERSION = 1


@dataclass(frozen=True)
class Last:
    """``key`` stands for all that the site was made from, ``found`` for the output as it was left.

    ``told`` are plain values; all of it holds for builds from ``since`` on, before ``until``.
    """

    key: str
    since: datetime
    until: datetime
    told: Any
    found: str = ""

    def holds(self, key: str, now: datetime) -> bool:
        """Whether a build of ``key`` at ``now`` would say the same."""
        return bool(key) and self.key == key and self.since <= now < self.until


def read_last(path: Path) -> Last | None:
    """Return what ``write_last`` wrote, or None when that cannot be read."""
    try:
        told = json.loads(read_sealed(path))
        if told.pop("version") != _VERSION:
            return None
        since, until = (datetime.fromisoformat(told.pop(name)) for name in ("since", "until"))
        if since.tzinfo is None or until.tzinfo is None:
            return None
        return Last(str(told["key"]), since, until, told["told"], str(told["found"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_last(path: Path, last: Last) -> None:
    """Keep ``last`` at ``path``, in one step; a disk that refuses only costs time."""
    values = {**asdict(last), "since": last.since.isoformat(), "until": last.until.isoformat()}
    write_sealed(path, json.dumps({"version": _VERSION, **values}).encode())


class LastBuild:
    """What ``file`` holds, as far as this process knows or has put it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last: Last | None = None

    def read(self) -> Last | None:
        """Return what was told last, here or by another process."""
        return self._last or read_last(self._file)

    def tell(self, key: str, since: datetime, until: datetime, told: Any, found: str) -> None:  # noqa: ANN401
        """Remember it; ``write`` writes it down."""
        self._last = Last(key, since, until, told, found)

    def forget(self) -> None:
        """Know nothing but what the file holds."""
        self._last = None

    def write(self) -> None:
        """Write down what was told here."""
        if self._last is not None:
            write_last(self._file, self._last)
