"""The page of the portal's figures."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.portal.context import Context
from plugins.portal.page import Crumb, Meta, Page, page
from plugins.portal.views.cifras import cifras

URL = "/cifras/"


def figures(ctx: Context) -> Iterator[Page]:
    """The portal in figures."""
    yield page(
        "cifras.html",
        cifras(ctx),
        Meta(
            URL,
            "El portal en cifras",
            "Cuántas visitas recibe el portal, qué se consulta y qué falta por explicar.",
            breadcrumbs=(Crumb("Inicio", "/"),),
        ),
    )
