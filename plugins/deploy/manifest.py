"""The list of a release: every path, its digest, its size, its headers. Its text is canonical."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from plugins.deploy.errors import DeployError

FORMAT = 1


@dataclass(frozen=True)
class Entry:
    """One file of a release. ``of`` is the digest of what it is a compressed copy of."""

    sha256: str
    size: int
    headers: Mapping[str, str]
    of: str = ""


@dataclass(frozen=True)
class Manifest:
    """One release. ``prefix`` is the folder it lies in; ``""`` for releases in place."""

    release: str
    created: str
    files: Mapping[str, Entry]
    prefix: str = ""

    def to_json(self) -> bytes:
        """Return its only text: the same release gives the same bytes on every machine."""
        files = {
            path: {
                "sha256": entry.sha256,
                "size": entry.size,
                "headers": dict(entry.headers),
                **({"of": entry.of} if entry.of else {}),
            }
            for path, entry in self.files.items()
        }
        data = {
            "format": FORMAT,
            "release": self.release,
            "created": self.created,
            "prefix": self.prefix,
            "files": files,
        }
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode() + b"\n"

    def with_files(self, files: Mapping[str, Entry]) -> Manifest:
        """Return the same release with other files."""
        return replace(self, files=files)


EMPTY = Manifest("", "", {})


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest's text.

    Raises:
        DeployError: it is not one, or of a format that this program does not know.
    """
    try:
        raw = json.loads(data)
        if raw["format"] != FORMAT:
            raise DeployError(f"el manifiesto es de otra versión ({raw['format']}): actualiza")
        files = {
            path: Entry(entry["sha256"], entry["size"], entry["headers"], entry.get("of", ""))
            for path, entry in raw["files"].items()
        }
        return Manifest(raw["release"], raw["created"], files, raw["prefix"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DeployError(f"el manifiesto está dañado: {error!r}") from error


def sha256(data: bytes) -> str:
    """Return the digest that manifests use, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(files: Mapping[str, Entry]) -> str:
    """Return a digest of everything that a release is, whenever it was made."""
    return sha256(Manifest("", "", files).to_json())


def new_manifest(files: Mapping[str, Entry], built_at: datetime) -> Manifest:
    """Return the release of ``files``; its name is its time and its content.

    Raises:
        ValueError: ``built_at`` has no time zone.
    """
    if built_at.tzinfo is None:
        raise ValueError("built_at needs a time zone")
    moment = built_at.astimezone(UTC).replace(microsecond=0)
    release = f"{moment:%Y%m%dT%H%M%SZ}-{digest_of(files)[:10]}"
    return Manifest(release, moment.isoformat(), files)
