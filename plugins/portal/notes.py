"""What other outputs need of a page, as plain values that are remembered with it."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from plugins.portal.images import CardWords, Images
from plugins.portal.page import Meta
from plugins.portal.sitemap import row_of

Note = Any
"""Address, row of the sitemap ("": none), address of its card, then what that says (if any).

A list of texts only: thousands of them are read, compared and written down in each build.
"""

address_of = itemgetter(0)


def note_of(meta: Meta, card: CardWords | None, siteurl: str) -> Note:
    """Return the note of a page; ``card`` is what its picture for shared links says."""
    head = [meta.url, row_of(meta, siteurl)]
    return [*head, meta.tarjeta, *card] if card else head


def remember_cards(notes: Iterable[Note], images: Images) -> None:
    """Ask for the card of every page, also of those that another process or build has drawn."""
    images.recall({note[2]: note[3:] for note in notes if len(note) > 2})
