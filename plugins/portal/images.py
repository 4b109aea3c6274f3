"""What the portal asks of a plugin that makes pictures, and the filters it gives to templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

from markupsafe import Markup

from plugins.content_model.common import Idioma
from plugins.content_model.publication import Group
from plugins.portal.page import NOINDEX, Meta

Place = Literal["texto", "tarjeta"]
"""Where a photograph stands: in a column of text, or beside others."""

_KICKERS: Mapping[Idioma, Mapping[str, str]] = {
    Idioma.ES: {
        "tramite": "Trámite",
        "noticia": "Noticia",
        "contingencia": "Contingencia",
        "dependencia": "Dependencia",
    },
    Idioma.EN: {"tramite": "Procedure", "noticia": "News", "contingencia": "Emergency notice"},
}


class Images(Protocol):
    """The pictures of one build; ``files`` is asked for once every page is drawn."""

    def photo(self, archivo: str, alt: str, *, eager: bool, place: Place) -> str:
        """Return the markup of a photograph of ``content/imagenes``."""

    def whole(self, archivo: str) -> str:
        """Return the address of its largest form."""

    def in_text(self, html: str) -> str:
        """Return sanitised HTML with its photographs in every size and format."""

    def card(self, kicker: str, titulo: str, site: str) -> str:
        """Return the address of the picture for shared links."""

    def recall(self, cards: Mapping[str, Sequence[str]]) -> None:
        """Know that ``card`` was asked for these addresses, in this build or in an earlier one.

        Each comes with what ``card`` was given.
        """

    def files(self) -> Iterable[tuple[str, bytes] | Group]:
        """Yield the files behind all of that."""


CardWords = tuple[str, str, str]
"""What a card for shared links says: above, title, below."""

ImagesHook = Callable[[Path, Sequence[str]], Images]
"""``(content, paths that may be shown)`` → the pictures of a build."""


def filters(images: Images) -> Mapping[str, Callable[..., object]]:
    """Return the filters ``photo``, ``whole_photo`` and ``with_photos``."""

    def photo(
        archivo: str, alt: str = "", eager: bool = False, place: Place = "texto"
    ) -> Markup | None:
        return Markup(images.photo(archivo, alt, eager=eager, place=place)) if archivo else None

    return {"photo": photo, "whole_photo": images.whole, "with_photos": images.in_text}


def card_of(meta: Meta, site_name: str, site_says: str) -> CardWords | None:
    """Return what a page's card says: a record's own, or that of the site (None: no card)."""
    if meta.robots == NOINDEX:
        return None
    if not meta.kind:
        return (site_name, site_says, "")
    kicker = _KICKERS.get(meta.idioma, _KICKERS[Idioma.ES]).get(meta.kind, "")
    return (kicker or site_name, meta.titulo, site_name if kicker else "")
