"""What the last build of an output said and found, kept apart: read when nothing else need be."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.incremental.tree import Stat

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
        told = json.loads(path.read_bytes())
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
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    values = {**asdict(last), "since": last.since.isoformat(), "until": last.until.isoformat()}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({"version": _VERSION, **values}), encoding="utf-8")
        fresh.replace(path)
        return
    with suppress(OSError):
        fresh.unlink(missing_ok=True)


def digest_of(found: Mapping[str, Stat]) -> str:
    """Return the digest of an output as ``tree.scan`` found it."""
    return hashlib.blake2b(repr(sorted(found.items())).encode(), digest_size=16).hexdigest()
