"""Files to download, as a page lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.content_model.adjuntos import FOLDER, Adjunto, formato_of, size_text
from plugins.content_model.common import Idioma
from plugins.portal.context import Context
from plugins.portal.views.common import Link, Part


@dataclass(frozen=True)
class AdjuntoView(Part):
    """A file to download. ``detalle`` says kind and size, ``pagina`` leads to the same as a page.

    ``type`` is its media type, for the link.
    """

    href: str
    titulo: str
    detalle: str
    type: str
    alternativa: str
    pagina: Link | None


def adjuntos(
    ctx: Context, values: Iterable[Adjunto], idioma: Idioma = Idioma.ES
) -> tuple[AdjuntoView, ...]:
    """Return the files that a record offers."""
    return tuple(_adjunto(ctx, value, idioma) for value in values)


def _adjunto(ctx: Context, value: Adjunto, idioma: Idioma) -> AdjuntoView:
    kind = formato_of(value.archivo)
    size = ctx.catalogue.adjuntos.get(value.archivo)
    details = [kind.nombre if kind else "", size_text(size) if size is not None else ""]
    same = None
    if value.pagina:
        same = ctx.catalogue.pagina(value.pagina, idioma) or ctx.catalogue.pagina(value.pagina)
    return AdjuntoView(
        f"/{FOLDER}/{value.archivo}",
        value.titulo,
        ", ".join(detail for detail in details if detail),
        kind.media_type if kind else "",
        value.alternativa or "",
        Link(same.url, same.record.titulo) if same else None,
    )
