"""What a page needs to show a photograph: its sources for ``<picture>``, and that markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from plugins.images.store import VariantStore
from plugins.images.variant import PHOTO_SUFFIXES, BadPhoto, Variant, key_of

SIZES = "(min-width: 50rem) 44rem, 100vw"
"""How wide a photograph in a text column is shown (CSS ``sizes``)."""

CARD_SIZES = "(min-width: 70rem) 22rem, (min-width: 44rem) 45vw, 100vw"
"""How wide one of several photographs side by side is shown."""

# The sanitiser quotes every attribute but leaves «>» inside the quotes as it is, and it chooses the
# order: a tag is matched as a whole.
_IMG = re.compile(r'<img((?: [a-z-]+="[^"]*")*) ?/?>')
_SRC = re.compile(r' src="(/imagenes/[^"]+)"')


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


@dataclass(frozen=True)
class Photographs:
    """Every photograph of the site: by its address for pages, and as files for the output."""

    pictures: Mapping[str, Picture]
    files: tuple[tuple[str, bytes], ...]
    problems: tuple[tuple[str, str], ...]


def make_photographs(
    content: Path,
    paths: Sequence[str],
    store: VariantStore,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Photographs:
    """Encode the photographs at ``paths``, which are relative to ``content`` (cached by bytes).

    ``progress(done, total)`` is called as the work goes on. Files that cannot be opened are listed
    in ``problems`` as ``(path, Spanish reason)``. What is no photograph is passed over.
    """
    pictures: dict[str, Picture] = {}
    files: list[tuple[str, bytes]] = []
    problems: list[tuple[str, str]] = []
    sources = [path for path in paths if is_photo(path)]
    for done, source in enumerate(sources, start=1):
        try:
            made = _variants_of(content / source, source, store)
        except BadPhoto as bad:
            problems.append((f"content/{source}", str(bad)))
            continue
        pictures[f"/{source}"] = picture_of(variant for variant in made if variant.name != source)
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
        address(largest.name),
        largest.width,
        largest.height,
        tuple(PictureSource(group[0].kind, _srcset(group)) for group in modern),
    )


def with_pictures(html: str, pictures: Mapping[str, Picture]) -> str:
    """Return sanitised ``html`` with each of its photographs as a lazy ``<picture>``."""

    def replace(match: re.Match[str]) -> str:
        source = _SRC.search(match[1])
        picture = pictures.get(unquote(unescape(source[1]))) if source else None
        if source is None or picture is None:
            return match[0]
        return picture_html(picture, match[1].replace(source[0], "", 1))

    return _IMG.sub(replace, html)


def picture_html(picture: Picture, attributes: str, sizes: str = SIZES, eager: bool = False) -> str:
    """Return the markup of a picture; ``attributes`` (its ``alt``) is HTML and begins with a space.

    ``eager`` is for the one photograph that shows before anybody scrolls.
    """
    sources = "".join(
        f'<source type="{source.kind}" srcset="{escape(source.srcset)}" sizes="{escape(sizes)}">'
        for source in picture.sources
    )
    when = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return (
        f'<picture>{sources}<img src="{escape(picture.src)}"{attributes} width="{picture.width}" '
        f'height="{picture.height}" {when}></picture>'
    )


def address(name: str) -> str:
    """Return the address of a file of the output; spaces and accents are escaped."""
    return f"/{quote(name)}"


def is_photo(path: str) -> bool:
    """Whether a file is by its name a photograph."""
    return PurePosixPath(path).suffix.lower() in PHOTO_SUFFIXES


def _variants_of(path: Path, source: str, store: VariantStore) -> list[Variant]:
    data = path.read_bytes()
    key = key_of(data)

    def make() -> Iterable[Variant]:
        # Pillow is loaded where a photograph was not seen before.
        from plugins.images.photo import open_photo
        from plugins.images.variants import variants

        return variants(open_photo(data), source, key)

    return store.get(key, source, make)


def _srcset(group: Iterable[Variant]) -> str:
    return ", ".join(f"{address(v.name)} {v.width}w" for v in sorted(group, key=lambda v: v.width))
