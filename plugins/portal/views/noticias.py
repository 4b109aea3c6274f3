"""Views of news: articles, the paged list, the archive by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma, Imagen
from plugins.content_model.noticia import Noticia
from plugins.content_model.urls import contingencia_url, dependencia_url
from plugins.portal import spanish
from plugins.portal.context import Context
from plugins.portal.views.common import Fecha, FuenteView, Link, Part, fecha, fuentes
from plugins.portal.voice import voice

PER_PAGE = 12
FALLBACK_ICON = "megaphone"


@dataclass(frozen=True)
class NoticiaItem(Part):
    """A news item in a list. ``tema`` is its first topic; ``imagen`` the photo's file, if any."""

    id: str
    href: str
    titulo: str
    resumen: str
    tema: str
    icon: str
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
class AdjuntoView:
    """A file to download."""

    href: str
    titulo: str
    alternativa: str


@dataclass(frozen=True)
class ErrataView:
    """A public correction."""

    fecha: Fecha
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
    compartir: tuple[Link, ...]
    fuentes: tuple[FuenteView, ...]
    direccion: str


@dataclass(frozen=True)
class PageLink:
    """One number of the pager."""

    numero: int
    href: str
    actual: bool


@dataclass(frozen=True)
class NoticiasView:
    """One page of a list of news, with the ways to narrow it."""

    titulo: str
    noticias: tuple[NoticiaItem, ...]
    paginas: tuple[PageLink, ...]
    anterior: str
    siguiente: str
    temas: tuple[Link, ...]
    anios: tuple[Link, ...]
    meses: tuple[Link, ...] = ()


def item(ctx: Context, entry: Entry[Noticia]) -> NoticiaItem:
    """Return a news item as it stands in a list."""
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
    related = [catalogue.noticia(i) for i in ctx.related_news.get(entry.id, ())]
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
        erratas=tuple(ErrataView(fecha(words, e.fecha), e.texto) for e in record.fe_de_erratas),
        tramites=tuple(
            Link(g.url, g.record.titulo, g.record.resumen) for g in guides if g is not None
        ),
        contingencia=Link(contingencia_url(emergency.id), emergency.record.titulo)
        if emergency
        else None,
        adjuntos=tuple(
            AdjuntoView(f"/adjuntos/{a.archivo}", a.titulo, a.alternativa) for a in record.adjuntos
        ),
        relacionadas=tuple(item(ctx, e) for e in related if e is not None),
        compartir=_share(ctx, address, record.titulo),
        fuentes=fuentes(words, catalogue, record.fuentes),
        direccion=address,
    )


def paged(
    ctx: Context,
    entries: Sequence[Entry[Noticia]],
    base: str,
    titulo: str,
    months: tuple[Link, ...] = (),
) -> tuple[tuple[str, NoticiasView], ...]:
    """Return ``(address, view)`` of each page of a list; an empty list has one empty page."""
    pages = [entries[n : n + PER_PAGE] for n in range(0, len(entries), PER_PAGE)] or [entries]
    urls = [base, *(f"{base}pagina/{n}/" for n in range(2, len(pages) + 1))]
    return tuple(
        (
            url,
            NoticiasView(
                titulo,
                tuple(item(ctx, e) for e in shown),
                tuple(PageLink(n, u, u == url) for n, u in enumerate(urls, start=1))
                if len(urls) > 1
                else (),
                urls[place - 1] if place else "",
                urls[place + 1] if place + 1 < len(urls) else "",
                topics(ctx),
                years(ctx),
                months,
            ),
        )
        for place, (url, shown) in enumerate(zip(urls, pages, strict=True))
    )


def topics(ctx: Context) -> tuple[Link, ...]:
    """Return the topics that have news."""
    found = ctx.index.noticias_por_tema
    return tuple(
        Link(f"/noticias/tema/{t.id}/", t.nombre, str(len(found[t.id])))
        for t in ctx.catalogue.datos.temas.values()
        if t.id in found
    )


def years(ctx: Context) -> tuple[Link, ...]:
    """Return the years that have news, newest first."""
    return tuple(
        Link(f"/noticias/{year}/", year, str(sum(len(m) for m in months.values())))
        for year, months in by_month(ctx.index.noticias).items()
    )


def by_month(entries: Iterable[Entry[Noticia]]) -> dict[str, dict[str, list[Entry[Noticia]]]]:
    """Return the entries by year and month of their address, in the order given."""
    found: defaultdict[str, defaultdict[str, list[Entry[Noticia]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for entry in entries:
        year, month, _ = entry.id.split("-", 2)
        found[year][month].append(entry)
    return {year: dict(months) for year, months in sorted(found.items(), reverse=True)}


def month_name(year: str, month: str) -> str:
    """``marzo de 2026``."""
    return f"{spanish.mes(int(month))} de {year}"


def _image(image: Imagen) -> ImagenView:
    return ImagenView(image.archivo, image.alt, image.credito)


def _share(ctx: Context, address: str, titulo: str) -> tuple[Link, ...]:
    """Return plain links that share an article; only on sites of the allow-list."""
    if not ctx.siteurl:
        return ()
    where, what = quote(address, safe=""), quote(titulo, safe="")
    options = (
        ("wa.me", f"https://wa.me/?text={what}%20{where}", "WhatsApp"),
        ("www.facebook.com", f"https://www.facebook.com/sharer/sharer.php?u={where}", "Facebook"),
        ("x.com", f"https://x.com/intent/tweet?text={what}&url={where}", "X"),
    )
    mail = Link(f"mailto:?subject={what}&body={where}", "Correo")
    return (*(Link(u, name, host) for host, u, name in options if host in ctx.hosts), mail)
