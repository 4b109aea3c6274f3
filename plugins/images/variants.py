"""The files of one photograph: a few widths, each in three formats, and one at its own address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from plugins.images.photo import Photo
from plugins.images.variant import OWN_FORMATS, Variant

WIDTHS = (480, 800, 1200)
"""Widths in pixels: a phone's column, a phone at double density, the widest column."""


def variants(photo: Photo, source: str, key: str) -> Iterator[Variant]:
    """Yield every file of ``photo``; never larger than the original, at least one width.

    The last one keeps the photograph's own name and format, for feeds and for programs that read
    addresses: never the original bytes, which may tell where and with what it was taken.

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
    own, kind = OWN_FORMATS[path.suffix.lower()]
    yield Variant(source, kind, width, height, _save(image, own))


def widths_of(original: int) -> list[int]:
    """Return the widths to make of a photograph that is ``original`` pixels wide."""
    smaller = [width for width in WIDTHS if width <= original]
    return smaller if smaller else [original]


_OPTIONS: Mapping[str, Mapping[str, int | bool]] = {
    "AVIF": {"quality": 50, "speed": 6},
    "WEBP": {"quality": 72, "method": 5},
    "PNG": {"optimize": True},
    "JPEG": {"quality": 76, "optimize": True, "progressive": True},
    "GIF": {},
}


def _encoded(image: Image.Image, *, has_alpha: bool) -> Iterator[tuple[str, str, bytes]]:
    yield "avif", "image/avif", _save(image, "AVIF")
    yield "webp", "image/webp", _save(image, "WEBP")
    if has_alpha:
        yield "png", "image/png", _save(image, "PNG")
    else:
        yield "jpg", "image/jpeg", _save(image, "JPEG")


def _save(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    # A JPEG has no transparency: what was clear becomes white.
    (_on_white(image) if kind == "JPEG" else image).save(out, kind, **_OPTIONS[kind])
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page
