"""How a photograph of ``content/imagenes`` stands in a page."""

from __future__ import annotations

from markupsafe import Markup


def photo(archivo: str, alt: str = "") -> Markup | None:
    """Return the element of a photograph below ``content/imagenes``; None when there is none."""
    if not archivo:
        return None
    return Markup('<img src="/imagenes/{}" alt="{}" loading="lazy">').format(archivo, alt)
