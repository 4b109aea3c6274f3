"""What a page needs to show a photograph: its sources for ``<picture>``, and that markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.images.photo import BadPhoto, open_photo
from plugins.images.store import VariantStore
from plugins.images.variants import Variant, key_of, variants

SIZES = "(min-width: 50rem) 44rem, 100vw"
"""How wide a photograph in a text column is shown (CSS ``sizes``)."""

PHOTO_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"})

_IMG = re.compile(r'<img src="(/imagenes/[^"]+)"([^>]*?)\s*/?>')


@dataclass(frozen=True)
class PictureSource:
    """One format: its media type and its ``srcset``."""

    kind: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A photograph in all its sizes; ``src``, ``width`` and ``height`` are the fallback's."""

    src: str
    width: int
    height: int
    sources: tuple[PictureSource, ...]
    sizes: str = SIZES


@dataclass(frozen=True)
class Photographs:
    """Every photograph of the site: by its address for pages, and as files for the output."""

    pictures: Mapping[str, Picture]
    files: tuple[tuple[str, bytes], ...]
    problems: tuple[tuple[str, str], ...]


def make_photographs(
    content: Path, store: VariantStore, progress: Callable[[int, int], None] = lambda _d, _t: None
) -> Photographs:
    """Encode every photograph below ``content/imagenes`` (cached by its bytes).

    ``progress(done, total)`` is called as the work goes on. Files that cannot be opened are listed
    in ``problems`` as ``(path, Spanish reason)``.
    """
    pictures: dict[str, Picture] = {}
    files: list[tuple[str, bytes]] = []
    problems: list[tuple[str, str]] = []
    sources = [p for p in sorted((content / "imagenes").rglob("*")) if _is_photo(p)]
    for done, path in enumerate(sources, start=1):
        source = path.relative_to(content).as_posix()
        try:
            made = _variants_of(path, source, store)
        except BadPhoto as bad:
            problems.append((f"content/{source}", str(bad)))
            continue
        pictures[f"/{source}"] = picture_of(made)
        files += [(variant.name, variant.data) for variant in made]
        progress(done, len(sources))
    return Photographs(pictures, tuple(files), tuple(problems))


def picture_of(made: Iterable[Variant]) -> Picture:
    """Return the ``<picture>`` of a photograph's variants; the last format is the fallback."""
    by_kind: dict[str, list[Variant]] = {}
    for variant in made:
        by_kind.setdefault(variant.kind, []).append(variant)
    *modern, fallback = by_kind.values()
    largest = max(fallback, key=lambda variant: variant.width)
    return Picture(
        f"/{largest.name}",
        largest.width,
        largest.height,
        tuple(PictureSource(group[0].kind, _srcset(group)) for group in modern),
    )


def with_pictures(html: str, pictures: Mapping[str, Picture]) -> str:
    """Return sanitised ``html`` with each of its photographs as a lazy ``<picture>``."""

    def replace(match: re.Match[str]) -> str:
        picture = pictures.get(match[1])
        if picture is None:
            return match[0]
        return "".join(_markup(picture, match[2]))

    return _IMG.sub(replace, html)


def _markup(picture: Picture, attributes: str) -> Iterator[str]:
    yield "<picture>"
    for source in picture.sources:
        srcset, sizes = escape(source.srcset), escape(picture.sizes)
        yield f'<source type="{source.kind}" srcset="{srcset}" sizes="{sizes}">'
    yield (
        f'<img src="{escape(picture.src)}"{attributes} width="{picture.width}" '
        f'height="{picture.height}" loading="lazy" decoding="async"></picture>'
    )


def _variants_of(path: Path, source: str, store: VariantStore) -> list[Variant]:
    data = path.read_bytes()
    key = key_of(data)
    return store.get(key, source, lambda: variants(open_photo(data), source, key))


def _is_photo(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and path.suffix.lower() in PHOTO_SUFFIXES


def _srcset(group: Iterable[Variant]) -> str:
    return ", ".join(f"/{v.name} {v.width}w" for v in sorted(group, key=lambda v: v.width))
