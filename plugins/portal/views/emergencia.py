"""Views of the emergency index, which must do on the worst day, and of the record of messages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from plugins.content_model.common import Idioma
from plugins.portal.context import Context
from plugins.portal.views.common import Link
from plugins.portal.views.contingencias import (
    ContingenciaItem,
    ContingenciaView,
    LineaView,
    contingencia,
    item,
    lines,
)

MOST_WHOLE = 3
"""Messages that stand whole on the index; more would no longer arrive in one round trip."""

MOST_RECENT = 8
"""Ended messages that the index lists; all are in the record."""

MOST_PHONES = 6

STANDING = ("temporada-de-huracanes", "inundaciones", "calor-extremo", "epidemias", "sargazo")
"""Ids of the standing pages on what to do before, during and after, in the order shown."""


@dataclass(frozen=True)
class NivelView:
    """One level of a scale."""

    id: str
    nombre: str
    color: str
    significado: str


@dataclass(frozen=True)
class EscalaView:
    """A warning scale, from least to most severe."""

    nombre: str
    descripcion: str
    niveles: tuple[NivelView, ...]

    def filas(self) -> tuple[tuple[str, str], ...]:
        """Return the rows of its table, the most severe level last."""
        return tuple((n.nombre, n.significado) for n in self.niveles)


@dataclass(frozen=True)
class IndiceContingenciasView:
    """The emergency index.

    ``mensajes`` are in force or begin soon and stand whole, ``otras`` are in force too and only
    linked; ``activas`` are all in force. ``preparate`` are the standing pages.
    """

    activas: tuple[ContingenciaItem, ...]
    mensajes: tuple[ContingenciaView, ...]
    otras: tuple[ContingenciaItem, ...]
    telefonos: tuple[LineaView, ...]
    preparate: tuple[Link, ...]
    recientes: tuple[ContingenciaItem, ...]
    escalas: tuple[EscalaView, ...]


@dataclass(frozen=True)
class HistorialView:
    """Every message by year, newest first."""

    por_anio: tuple[tuple[str, tuple[ContingenciaItem, ...]], ...]
    escalas: tuple[EscalaView, ...]


def indice(ctx: Context, idioma: Idioma = Idioma.ES) -> IndiceContingenciasView:
    """Return the emergency index in a language."""
    announced = ctx.index.anunciadas
    shown = {entry.id for entry in announced}
    standing = [ctx.catalogue.pagina(id_, idioma) for id_ in STANDING]
    past = [e for e in ctx.catalogue.contingencias if e.id not in shown]
    return IndiceContingenciasView(
        activas=tuple(item(ctx, e, idioma) for e in ctx.index.activas),
        mensajes=tuple(contingencia(ctx, e, idioma) for e in announced[:MOST_WHOLE]),
        otras=tuple(item(ctx, e, idioma) for e in announced[MOST_WHOLE:]),
        telefonos=lines(ctx, idioma, ctx.catalogue.datos.telefonos)[:MOST_PHONES],
        preparate=tuple(Link(e.url, e.record.titulo, e.record.resumen) for e in standing if e),
        recientes=tuple(item(ctx, e, idioma) for e in past[:MOST_RECENT]),
        escalas=_scales(ctx, idioma),
    )


def historial(ctx: Context) -> HistorialView:
    """Return the record of messages."""
    years: defaultdict[str, list[ContingenciaItem]] = defaultdict(list)
    for entry in ctx.catalogue.contingencias:
        years[str(entry.record.emitido.year)].append(item(ctx, entry))
    found = tuple((year, tuple(items)) for year, items in years.items())
    return HistorialView(found, _scales(ctx, Idioma.ES))


def _scales(ctx: Context, idioma: Idioma) -> tuple[EscalaView, ...]:
    english = idioma is Idioma.EN
    return tuple(
        EscalaView(
            s.nombre,
            s.descripcion,
            tuple(
                NivelView(n.id, n.nombre_en if english else n.nombre, n.color, n.significado)
                for n in s.niveles
            ),
        )
        for s in ctx.catalogue.datos.escalas.values()
    )
