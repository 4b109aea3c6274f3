"""What the card of a page says, and its name: every page asks for that, few cards are drawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

DESIGN_VERSION = "8"
"""Part of a card's name: raise it when the drawing (``social_card.py``) changes."""


@dataclass(frozen=True)
class SocialCard:
    """What a card says: ``kicker`` is the kind of page, ``titulo`` its title."""

    kicker: str
    titulo: str
    site: str

    def name(self) -> str:
        """Return the card's file name, which changes with what it says."""
        said = "\n".join((DESIGN_VERSION, self.kicker, self.titulo, self.site))
        return f"social/{hashlib.sha256(said.encode()).hexdigest()[:12]}.png"
