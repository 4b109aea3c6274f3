"""Views of the home pages, the site map and the standing pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.pagina import Pagina
from plugins.content_model.popularidad import most_consulted
from plugins.content_model.urls import tema_url
from plugins.portal.context import Context
from plugins.portal.index import NEWS_ON_HOME
from plugins.portal.views.adjuntos import AdjuntoView, adjuntos
from plugins.portal.views.common import (
    Fecha,
    FuenteView,
    Link,
    PreguntaView,
    fecha,
    fuentes,
    preguntas,
)
from plugins.portal.views.contingencias import ContingenciaItem, LineaView, lines
from plugins.portal.views.contingencias import item as contingencia_item
from plugins.portal.views.listas import WAYS_IN, TramiteItem, items
from plugins.portal.views.noticias import NoticiaItem
from plugins.portal.views.noticias import item as noticia_item
from plugins.portal.voice import voice

FREQUENT_ON_HOME = 8


@dataclass(frozen=True)
class InicioView:
    """The home page."""

    frecuentes: tuple[Link, ...]
    temas: tuple[Link, ...]
    hechos: tuple[Link, ...]
    grupos: tuple[Link, ...]
    activas: tuple[ContingenciaItem, ...]
    noticias: tuple[NoticiaItem, ...]
    telefonos: tuple[LineaView, ...]


@dataclass(frozen=True)
class InicioIdiomaView:
    """The home page of another language: what exists in it."""

    tramites: tuple[TramiteItem, ...]
    contingencias: tuple[ContingenciaItem, ...]
    paginas: tuple[Link, ...]
    telefonos: tuple[LineaView, ...]


@dataclass(frozen=True)
class PaginaView:
    """A standing page."""

    titulo: str
    resumen: str
    cuerpo: str
    preguntas: tuple[PreguntaView, ...]
    actualizado: Fecha
    fuentes: tuple[FuenteView, ...]
    adjuntos: tuple[AdjuntoView, ...] = ()


@dataclass(frozen=True)
class Seccion:
    """One part of the site map."""

    titulo: str
    enlaces: tuple[Link, ...]


@dataclass(frozen=True)
class MapaView:
    """The site map."""

    secciones: tuple[Seccion, ...]


@dataclass(frozen=True)
class ErrorView:
    """The page for an address that does not exist."""

    frecuentes: tuple[Link, ...]
    telefonos: tuple[LineaView, ...]


def inicio(ctx: Context) -> InicioView:
    """Return the home page."""
    datos = ctx.catalogue.datos
    return InicioView(
        frequent(ctx, FREQUENT_ON_HOME),
        topics(ctx),
        tuple(
            Link(f"/tramites/vida/{h.id}/", h.nombre, h.descripcion)
            for h in datos.hechos_de_vida.values()
            if h.id in ctx.index.por_hecho
        ),
        tuple(
            Link(f"/tramites/grupo/{g.id}/", g.nombre, g.descripcion)
            for g in datos.grupos.values()
            if g.id in ctx.index.por_grupo
        ),
        tuple(contingencia_item(ctx, e) for e in ctx.index.activas),
        tuple(noticia_item(ctx, e) for e in ctx.index.noticias[:NEWS_ON_HOME]),
        lines(ctx, Idioma.ES, datos.telefonos),
    )


def inicio_idioma(ctx: Context, idioma: Idioma) -> InicioIdiomaView:
    """Return the home page of another language."""
    messages = [e for e in ctx.catalogue.contingencias if idioma in e.record.idiomas]
    active = {e.id for e in ctx.index.activas}
    shown = [e for e in messages if e.id in active] or messages[:3]
    return InicioIdiomaView(
        items(ctx, (e for e in ctx.catalogue.tramites if e.idioma is idioma)),
        tuple(contingencia_item(ctx, e, idioma) for e in shown),
        _links(e for e in ctx.catalogue.paginas if e.idioma is idioma),
        lines(ctx, idioma, ctx.catalogue.datos.telefonos),
    )


def pagina(ctx: Context, entry: Entry[Pagina]) -> PaginaView:
    """Return a standing page."""
    record, words = entry.record, voice(entry.idioma)
    return PaginaView(
        record.titulo,
        record.resumen,
        entry.html,
        preguntas(record.preguntas),
        fecha(words, record.actualizado),
        fuentes(words, ctx.hosts, record.fuentes),
        adjuntos(ctx, record.adjuntos, entry.idioma),
    )


def no_encontrada(ctx: Context) -> ErrorView:
    """Return the page for an address that does not exist."""
    return ErrorView(frequent(ctx, FREQUENT_ON_HOME), lines(ctx, Idioma.ES))


def mapa(ctx: Context) -> MapaView:
    """Return the site map: every section, topic, dependencia and page."""
    datos = ctx.catalogue.datos
    main = (
        Link("/", "Inicio"),
        Link("/buscar/", "Buscar"),
        Link("/noticias/", "Noticias"),
        Link("/contingencia/", "Contingencias"),
        Link("/oficinas/", "Oficinas y puntos de pago"),
        Link("/refugios/", "Refugios"),
        Link("/api/v1/", "Datos abiertos"),
        Link("/cifras/", "El portal en cifras"),
        Link("/en/", "English"),
    )
    guides = (
        *WAYS_IN,
        Link("/tramites/documento/", "Diccionario de documentos"),
        Link("/tramites/completitud/", "Qué tan completas están las guías"),
    )
    return MapaView(
        (
            Seccion("Principal", main),
            Seccion("Formas de encontrar un trámite", guides),
            Seccion("Temas", topics(ctx)),
            Seccion(
                "Dependencias",
                tuple(
                    Link(f"/dependencias/{d.id}/", d.nombre)
                    for d in sorted(datos.dependencias.values(), key=lambda d: d.nombre)
                ),
            ),
            Seccion("Sobre este portal", _links(ctx.index.paginas)),
        )
    )


def topics(ctx: Context) -> tuple[Link, ...]:
    """Return the topics that have guides."""
    return tuple(
        Link(tema_url(t.id), t.nombre, t.descripcion, t.icono)
        for t in ctx.catalogue.datos.temas.values()
        if t.id in ctx.index.por_tema
    )


def frequent(ctx: Context, most: int) -> tuple[Link, ...]:
    """Return the guides people come for most, each with the icon of its first topic."""
    found = [ctx.catalogue.tramite(i) for i in most_consulted(ctx.catalogue)]
    temas = ctx.catalogue.datos.temas
    return tuple(
        Link(e.url, e.record.titulo, e.record.resumen, temas[e.record.temas[0]].icono)
        for e in found
        if e is not None and e.record.temas[0] in temas
    )[:most]


def _links(entries: Iterable[Entry[Pagina]]) -> tuple[Link, ...]:
    return tuple(Link(e.url, e.record.titulo, e.record.resumen) for e in entries)
