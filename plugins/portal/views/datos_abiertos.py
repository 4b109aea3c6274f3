"""The view of the open data: which sets there are, their files and fields."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.content_model.datasets import ConjuntoDescrito, describe
from plugins.content_model.publication import LICENCIA, LICENCIA_URL
from plugins.portal import spanish
from plugins.portal.context import Context
from plugins.portal.views.common import Link


@dataclass(frozen=True)
class ConjuntoView:
    """One data set."""

    id: str
    titulo: str
    descripcion: str
    total: str
    actualizado: str
    archivos: tuple[Link, ...]
    campos: tuple[tuple[str | Markup, ...], ...]


@dataclass(frozen=True)
class DatosAbiertosView:
    """The page that documents the open data."""

    conjuntos: tuple[ConjuntoView, ...]
    licencia: Link
    otros: tuple[Link, ...]


def datos_abiertos(ctx: Context) -> DatosAbiertosView:
    """Return the page that documents the open data."""
    return DatosAbiertosView(
        tuple(_set(found) for found in describe(ctx.catalogue)),
        Link(LICENCIA_URL, LICENCIA),
        (
            Link("/noticias/atom.xml", "Noticias (Atom)"),
            Link("/noticias/rss.xml", "Noticias (RSS)"),
            Link("/contingencia/atom.xml", "Contingencias (Atom)"),
            Link("/contingencia/activa.json", "Contingencias vigentes (JSON)"),
            Link("/sitemap.xml", "Mapa del sitio (XML)"),
        ),
    )


def _set(found: ConjuntoDescrito) -> ConjuntoView:
    files = [Link(href, name) for name, href in found.archivos]
    return ConjuntoView(
        found.id,
        found.titulo,
        found.descripcion,
        spanish.cantidad(found.total, "registro", "registros"),
        spanish.fecha(found.actualizado) if found.actualizado else "",
        (*files, Link(found.schema, "JSON Schema"), Link(found.ejemplo, "Ejemplo")),
        tuple(
            (
                Markup("<code>{}</code>").format(field.nombre),
                field.etiqueta,
                field.descripcion,
                Markup("<code>{}</code>").format(field.ejemplo),
                "Siempre" if field.siempre else "Si se conoce",
            )
            for field in found.campos
        ),
    )
