"""The files of one photograph: a few widths, each in three formats."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from plugins.images.photo import Photo

WIDTHS = (480, 800, 1200)
"""Widths in pixels: a phone's column, a phone at double density, the widest column."""

SETTINGS_VERSION = "1"
"""Part of the cache key: raise it when an encoder's settings change."""


@dataclass(frozen=True)
class Variant:
    """One encoded file: ``name`` is relative to the output, ``kind`` its media type."""

    name: str
    kind: str
    width: int
    height: int
    data: bytes


def variants(photo: Photo, source: str, key: str) -> Iterator[Variant]:
    """Yield every file of ``photo``; never larger than the original, at least one width.

    ``source`` is its path below ``content/`` (``imagenes/2026/playa.jpg``), ``key`` a short hash of
    its bytes, which goes into the names so that they may be cached for ever.
    """
    path = PurePosixPath(source)
    for width in widths_of(photo.size[0]):
        height = max(1, round(photo.size[1] * width / photo.size[0]))
        image = photo.image.resize((width, height), Image.Resampling.LANCZOS)
        for suffix, kind, data in _encoded(image, has_alpha=photo.has_alpha):
            name = f"{path.parent}/{path.stem}-{width}.{key}.{suffix}"
            yield Variant(name, kind, width, height, data)


def widths_of(original: int) -> list[int]:
    """Return the widths to make of a photograph that is ``original`` pixels wide."""
    smaller = [width for width in WIDTHS if width <= original]
    return smaller if smaller else [original]


def key_of(data: bytes) -> str:
    """Return the short hash of a photograph's bytes and of the settings it is encoded with."""
    return hashlib.sha256(SETTINGS_VERSION.encode() + data).hexdigest()[:10]


def _encoded(image: Image.Image, *, has_alpha: bool) -> Iterator[tuple[str, str, bytes]]:
    yield "avif", "image/avif", _save(image, "AVIF", quality=50, speed=6)
    yield "webp", "image/webp", _save(image, "WEBP", quality=72, method=5)
    if has_alpha:
        yield "png", "image/png", _save(image, "PNG", optimize=True)
    else:
        yield "jpg", "image/jpeg", _save(image, "JPEG", quality=76, optimize=True, progressive=True)


def _save(image: Image.Image, kind: str, **options: int | bool) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
