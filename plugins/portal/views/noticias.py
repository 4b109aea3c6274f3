"""Views of news: articles, the paged list, the archive by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma, Imagen
from plugins.content_model.fingerprint import Shared
from plugins.content_model.noticia import Noticia
from plugins.content_model.urls import contingencia_url, dependencia_url
from plugins.portal import spanish
from plugins.portal.context import Context
from plugins.portal.textos import textos
from plugins.portal.views.adjuntos import AdjuntoView, adjuntos
from plugins.portal.views.common import Fecha, FuenteView, Link, Part, fecha, fuentes
from plugins.portal.views.compartir import Compartir, share_links
from plugins.portal.voice import voice

PER_PAGE = 12
FALLBACK_ICON = "megaphone"


@dataclass(frozen=True)
class NoticiaItem(Part, Shared):
    """A news item in a list. ``tema`` is its first topic; ``imagen`` the photo's file, if any."""

    id: str
    href: str
    titulo: str
    resumen: str
    tema: str
    icono: str
    fecha: Fecha
    tipo: str
    imagen: str
    alt: str


@dataclass(frozen=True)
class ImagenView:
    """A photograph: its file below ``content/imagenes``, what it shows, who took it."""

    archivo: str
    alt: str
    credito: str


@dataclass(frozen=True)
class ErrataView:
    """A public correction."""

    fecha: str
    fecha_texto: str
    texto: str


@dataclass(frozen=True)
class NoticiaView:
    """An article, whole."""

    titulo: str
    resumen: str
    tipo: str
    fecha: Fecha
    actualizado: Fecha | None
    lugar: str
    dependencia: Link | None
    temas: tuple[Link, ...]
    imagen: ImagenView | None
    galeria: tuple[ImagenView, ...]
    cuerpo: str
    erratas: tuple[ErrataView, ...]
    tramites: tuple[Link, ...]
    contingencia: Link | None
    adjuntos: tuple[AdjuntoView, ...]
    relacionadas: tuple[NoticiaItem, ...]
    compartir: tuple[Compartir, ...]
    fuentes: tuple[FuenteView, ...]
    direccion: str


@dataclass(frozen=True)
class Filtro:
    """One choice of a filter: a page of its own."""

    texto: str
    href: str
    cuenta: int | None
    actual: bool


@dataclass(frozen=True)
class GrupoFiltros(Shared):
    """A filter: what is chosen now and what can be."""

    titulo: str
    elegido: str
    enlaces: tuple[Filtro, ...]


@dataclass(frozen=True)
class NoticiasView:
    """One page of a list of news, with the ways to narrow it; pages count from 1."""

    titulo: str
    noticias: tuple[NoticiaItem, ...]
    pagina: int
    paginas: int
    primera: str
    patron: str
    filtros: tuple[GrupoFiltros, ...]


def item(ctx: Context, entry: Entry[Noticia]) -> NoticiaItem:
    """Return a news item as it stands in a list: made once, however many lists show it."""
    found = ctx.made.get(("noticia", entry.path))
    if found is None:
        found = ctx.made["noticia", entry.path] = _item(ctx, entry)
    return cast(NoticiaItem, found)


def _item(ctx: Context, entry: Entry[Noticia]) -> NoticiaItem:
    record, words = entry.record, voice(entry.idioma)
    tema = ctx.catalogue.datos.temas.get(record.temas[0])
    name = ""
    if tema is not None:
        name = tema.nombre_en if entry.idioma is Idioma.EN else tema.nombre
    return NoticiaItem(
        entry.id,
        entry.url,
        record.titulo,
        record.resumen,
        name,
        tema.icono if tema else FALLBACK_ICON,
        fecha(words, record.fecha, record.precision_fecha),
        words.NOTICIAS[record.tipo],
        record.imagen.archivo if record.imagen else "",
        record.imagen.alt if record.imagen else "",
    )


def noticia(ctx: Context, entry: Entry[Noticia]) -> NoticiaView:
    """Return the page of an article."""
    record, words = entry.record, voice(entry.idioma)
    datos, catalogue = ctx.catalogue.datos, ctx.catalogue
    owner = datos.dependencias.get(record.dependencia)
    guides = [
        catalogue.tramite(i, entry.idioma) or catalogue.tramite(i)
        for i in record.tramites_relacionados
    ]
    emergency = catalogue.contingencia(record.contingencia_relacionada or "")
    address = f"{ctx.siteurl}{entry.url}"
    return NoticiaView(
        titulo=record.titulo,
        resumen=record.resumen,
        tipo=words.NOTICIAS[record.tipo],
        fecha=fecha(words, record.fecha, record.precision_fecha),
        actualizado=fecha(words, record.actualizado) if record.actualizado else None,
        lugar=record.lugar or "",
        dependencia=Link(dependencia_url(owner.id), owner.nombre) if owner else None,
        temas=tuple(
            Link(f"/noticias/tema/{i}/", datos.temas[i].nombre)
            for i in record.temas
            if i in datos.temas
        ),
        imagen=_image(record.imagen) if record.imagen else None,
        galeria=tuple(_image(i) for i in record.galeria),
        cuerpo=entry.html,
        erratas=tuple(
            ErrataView(e.fecha.isoformat(), words.fecha(e.fecha), e.texto)
            for e in record.fe_de_erratas
        ),
        tramites=tuple(
            Link(g.url, g.record.titulo, g.record.resumen) for g in guides if g is not None
        ),
        contingencia=Link(contingencia_url(emergency.id), emergency.record.titulo)
        if emergency
        else None,
        adjuntos=adjuntos(ctx, record.adjuntos, entry.idioma),
        relacionadas=tuple(item(ctx, e) for e in ctx.related_news(entry.id)),
        compartir=share_links(ctx, textos(entry.idioma), address, record.titulo),
        fuentes=fuentes(words, ctx.hosts, record.fuentes),
        direccion=address,
    )


def topic_filter(ctx: Context, chosen: str = "") -> GrupoFiltros:
    """Return the topics that have news; ``chosen`` is the id of the one shown."""
    found = ctx.index.noticias_por_tema
    temas = [t for t in ctx.catalogue.datos.temas.values() if t.id in found]
    links = [
        Filtro(t.nombre, f"/noticias/tema/{t.id}/", len(found[t.id]), t.id == chosen) for t in temas
    ]
    name = next((t.nombre for t in temas if t.id == chosen), "todos")
    every = Filtro("Todos", "/noticias/", None, not chosen)
    return GrupoFiltros("Tema", name, (every, *links))


def year_filter(ctx: Context, chosen: str = "") -> GrupoFiltros:
    """Return the years that have news, newest first."""
    links = [
        Filtro(year, f"/noticias/{year}/", sum(map(len, months.values())), year == chosen)
        for year, months in ctx.news_by_month.items()
    ]
    every = Filtro("Todos", "/noticias/", None, not chosen)
    return GrupoFiltros("Año", chosen or "todos", (every, *links))


def month_filter(ctx: Context, year: str, chosen: str = "") -> GrupoFiltros:
    """Return the months of a year that have news, newest first."""
    base = f"/noticias/{year}/"
    months = sorted(ctx.news_by_month[year].items(), reverse=True)
    links = [
        Filtro(month_name(year, month), f"{base}{month}/", len(found), month == chosen)
        for month, found in months
    ]
    every = Filtro("Todo el año", base, None, not chosen)
    name = month_name(year, chosen) if chosen else "todo el año"
    return GrupoFiltros("Mes", name, (every, *links))


def month_name(year: str, month: str) -> str:
    """``marzo de 2026``."""
    return f"{spanish.mes(int(month))} de {year}"


def _image(image: Imagen) -> ImagenView:
    return ImagenView(image.archivo, image.alt, image.credito)
