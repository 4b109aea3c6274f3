"""A site for tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """What serialisers ask of a site."""

    url: str = "https://portal.example"
    nombre: str = "Portal de Cancún"


SITE = Site()
