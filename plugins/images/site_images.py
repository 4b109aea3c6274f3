"""All pictures of one build: photographs in pages, cards for shared links, icons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import PIL

from plugins.content_model.fingerprint import digest_of_texts, fingerprint
from plugins.content_model.publication import Group
from plugins.images.card import DESIGN_VERSION, SocialCard
from plugins.images.picture import (
    CARD_SIZES,
    SIZES,
    Photographs,
    Picture,
    address,
    is_photo,
    make_photographs,
    picture_html,
    with_pictures,
)
from plugins.images.store import VariantStore

# Nothing is drawn in most builds: what draws is loaded where it does, and Pillow with it.
if TYPE_CHECKING:
    from plugins.images.social_card import CardPainter

Place = Literal["texto", "tarjeta"]
"""Where a photograph stands: in a column of text, or beside others."""

_SIZES: Mapping[Place, str] = {"texto": SIZES, "tarjeta": CARD_SIZES}
FOLDER = "imagenes"
_PATIENCE_SECONDS = 1.0


class BadPhotographs(ValueError):
    """Photographs that pages show cannot be opened; the text names each, in Spanish."""


class SiteImages:
    """What pages ask for while they are drawn; ``files`` is what they then need.

    ``paths`` are the files of ``content/imagenes`` that pages may show, relative to ``content``: no
    other is read. ``font`` returns the font of the cards and is asked for only when one is drawn.
    """

    def __init__(
        self,
        content: Path,
        paths: Sequence[str],
        *,
        store: VariantStore,
        font: Callable[[], bytes],
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self._content = content
        self._paths = tuple(paths)
        self._store = store
        self._font = font
        self._progress = progress
        self._cards: dict[str, Sequence[str]] = {}

    def photo(self, archivo: str, alt: str, *, eager: bool = False, place: Place = "texto") -> str:
        """Return the markup of a photograph by its file below ``content/imagenes``.

        ``eager`` is for the one that shows before anybody scrolls.
        """
        picture = self._pictures.get(f"/{FOLDER}/{archivo}")
        said = f' alt="{escape(alt)}"'
        if picture is None:
            return f'<img src="{address(f"{FOLDER}/{archivo}")}"{said} loading="lazy">'
        return picture_html(picture, said, _SIZES[place], eager)

    def whole(self, archivo: str) -> str:
        """Return the address of the largest form of a photograph."""
        picture = self._pictures.get(f"/{FOLDER}/{archivo}")
        return picture.src if picture else address(f"{FOLDER}/{archivo}")

    def in_text(self, html: str) -> str:
        """Return sanitised ``html`` with each of its photographs in every size and format."""
        return with_pictures(html, self._pictures)

    def card(self, kicker: str, titulo: str, site: str) -> str:
        """Return the address of the picture that stands for a page where its link is shared."""
        said = (kicker, titulo, site)
        place = f"/{SocialCard(*said).name()}"
        self._cards[place] = said
        return place

    def recall(self, cards: Mapping[str, Sequence[str]]) -> None:
        """Know that ``card`` was asked for these addresses with these words, maybe long ago."""
        self._cards.update(cards)

    def files(self) -> Iterator[tuple[str, bytes] | Group]:
        """Yield every file behind what pages have asked for, and the icons; call it last.

        There is a card for nearly every page: each group holds about a thousandth of them.
        """
        yield from self._photographs.files
        for path in self._paths:
            if not is_photo(path):
                yield path, (self._content / path).read_bytes()
        yield from self._card_files()
        drawn_with = fingerprint(PIL.__version__, Path(__file__).with_name("icons.py").read_bytes())
        yield Group("iconos", drawn_with, _icons, alone=True)

    @property
    def _pictures(self) -> Mapping[str, Picture]:
        return self._photographs.pictures

    @cached_property
    def _photographs(self) -> Photographs:
        made = make_photographs(self._content, self._paths, self._store, self._progress)
        if made.problems:
            raise BadPhotographs("\n".join(f"{path}: {reason}" for path, reason in made.problems))
        return made

    @cached_property
    def _painter(self) -> CardPainter:
        from plugins.images.social_card import CardPainter

        return CardPainter(self._font())

    def _card_files(self) -> Iterator[Group]:
        if not self._cards:
            return
        # The name says all that is drawn, so nothing else can change the file.
        drawn_with = fingerprint(self._font(), DESIGN_VERSION, PIL.__version__)
        shares: dict[str, list[str]] = {}
        for place in sorted(self._cards):
            shares.setdefault(_share_of(place), []).append(place)
        for share, places in shares.items():
            key = digest_of_texts([drawn_with, *places])
            yield Group(f"tarjetas {share}", key, partial(self._draw, places), alone=True)

    def _draw(self, places: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        for place in places:
            yield place[1:], self._painter.paint(SocialCard(*self._cards[place]))


_DIGITS = len("/social/")
_QUARTER = {digit: "0123"[int(digit, 16) // 4] for digit in "0123456789abcdef"}


def _icons() -> Iterable[tuple[str, bytes]]:
    from plugins.images.icons import icon_files

    return icon_files()


def _share_of(place: str) -> str:
    """Return which of 1,024 shares a card belongs to: any other card may come or go meanwhile."""
    return place[_DIGITS : _DIGITS + 2] + _QUARTER[place[_DIGITS + 2]]


class ProgressBar:
    """A bar on a terminal, once the work has taken a moment; silent anywhere else."""

    def __init__(self, stream: TextIO, clock: Callable[[], float], width: int = 24) -> None:
        """``clock`` counts seconds."""
        self._stream, self._clock, self._width = stream, clock, width
        self._begun = clock()

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` photographs are ready."""
        if not self._stream.isatty() or self._clock() - self._begun < _PATIENCE_SECONDS:
            return
        filled = self._width * done // total
        bar = "█" * filled + "░" * (self._width - filled)
        end = "\n" if done == total else ""
        self._stream.write(f"\rFotografías {bar} {done} de {total}{end}")
        self._stream.flush()
