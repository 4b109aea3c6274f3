"""What other outputs need of a page, as plain values that are remembered with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from plugins.portal.images import CardWords, Images
from plugins.portal.page import Alternate, Meta

Note = Any
"""``[what the sitemap says of the page, what its card says]``, as JSON has it."""


def note_of(meta: Meta, card: CardWords | None) -> Note:
    """Return the note of a page; ``card`` is what its picture for shared links says."""
    day = meta.actualizado.isoformat() if meta.actualizado else None
    others = [[other.codigo, other.href] for other in meta.alternates]
    return [[meta.url, meta.robots, meta.canonical, day, others], list(card) if card else None]


def meta_of(note: Note) -> Meta:
    """Return as much of the page's ``Meta`` as the sitemap needs."""
    url, robots, canonical, day, others = note[0]
    return Meta(
        url,
        "",
        robots=robots,
        canonical=canonical,
        actualizado=date.fromisoformat(day) if day else None,
        alternates=tuple(Alternate(code, href, "", False) for code, href in others),
    )


def remember_cards(notes: Iterable[Note], images: Images) -> None:
    """Ask for the card of every page, also of those that another process or build has drawn."""
    for note in notes:
        if note[1]:
            images.card(*note[1])
