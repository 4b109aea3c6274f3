"""What is known of a photograph's files without opening any: Pillow is not loaded for that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

SETTINGS_VERSION = "2"
"""Part of the cache key: raise it when an encoder's settings change."""


OWN_FORMATS: Mapping[str, tuple[str, str]] = {
    ".jpg": ("JPEG", "image/jpeg"),
    ".jpeg": ("JPEG", "image/jpeg"),
    ".png": ("PNG", "image/png"),
    ".webp": ("WEBP", "image/webp"),
    ".avif": ("AVIF", "image/avif"),
    ".gif": ("GIF", "image/gif"),
}
PHOTO_SUFFIXES = frozenset(OWN_FORMATS)
"""Ends of the names of the files that are photographs."""


class BadPhoto(ValueError):
    """The file is not a photograph that can be published; the text says why, in Spanish."""


@dataclass(frozen=True)
class Variant:
    """One encoded file: ``name`` is relative to the output, ``kind`` its media type."""

    name: str
    kind: str
    width: int
    height: int
    data: bytes


def key_of(data: bytes) -> str:
    """Return the short hash of a photograph's bytes and of the settings it is encoded with."""
    return hashlib.sha256(SETTINGS_VERSION.encode() + data).hexdigest()[:10]
