"""The other pages: home, search, places, dependencias, standing pages, site map, 404."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content_model.common import Idioma
from plugins.content_model.urls import dependencia_url
from plugins.portal.context import Context
from plugins.portal.page import NOINDEX, Alternate, Crumb, Meta, Page, page
from plugins.portal.search_texts import search_texts
from plugins.portal.spanish import IDIOMAS, SITE_TITLE
from plugins.portal.textos import textos
from plugins.portal.views import buscar, lugares, portada
from plugins.portal.views.common import alternates
from plugins.portal.views.datos_abiertos import datos_abiertos
from plugins.portal.voice import voice

HOME = Crumb("Inicio", "/")
SUMMARY = "Qué llevar, cuánto cuesta hoy y dónde hacerlo: los trámites del municipio, explicados."


def home(ctx: Context) -> Iterator[Page]:
    """The home pages."""
    homes = (
        Alternate("es", "/", "Español", True),
        Alternate("en", "/en/", "English", False),
    )
    yield page(
        "inicio.html",
        portada.inicio(ctx),
        Meta("/", SITE_TITLE, SUMMARY, alternates=homes, seccion="/"),
    )
    yield page(
        "inicio_en.html",
        portada.inicio_idioma(ctx, Idioma.EN),
        Meta(
            "/en/",
            "City of Cancún: services in English",
            "The city's most asked-for procedures, emergency notices and phones, in English.",
            Idioma.EN,
            alternates=tuple(Alternate(a.codigo, a.href, a.texto, not a.actual) for a in homes),
            seccion="/en/",
        ),
    )


def standing(ctx: Context) -> Iterator[Page]:
    """Every standing page, in every language it exists in."""
    for entry in ctx.catalogue.paginas:
        t = textos(entry.idioma)
        yield page(
            "pagina.html",
            portada.pagina(ctx, entry),
            Meta(
                entry.url,
                entry.record.titulo,
                entry.record.resumen,
                entry.idioma,
                (Crumb(t.inicio, t.inicio_url),),
                alternates(voice(entry.idioma), ctx.catalogue, entry, entry.idioma),
                actualizado=entry.record.actualizado,
                kind=entry.kind,
                id=entry.id,
            ),
        )


def places(ctx: Context) -> Iterator[Page]:
    """Offices, shelters, dependencias."""
    yield page(
        "oficinas.html",
        lugares.oficinas(ctx),
        Meta(
            "/oficinas/",
            "Oficinas y puntos de pago",
            "Dirección, horario y teléfono de cada oficina, módulo y punto de pago.",
            breadcrumbs=(HOME,),
            seccion="/oficinas/",
        ),
    )
    yield page(
        "refugios.html",
        lugares.refugios(ctx),
        Meta(
            "/refugios/",
            "Refugios temporales",
            "Lugares que se han usado como refugio en contingencias.",
            breadcrumbs=(HOME, Crumb("Contingencias", "/contingencia/")),
            seccion="/contingencia/",
        ),
    )
    yield page(
        "dependencias.html",
        lugares.arbol(ctx),
        Meta(
            "/dependencias/",
            "Dependencias",
            "Qué hace cada dependencia del municipio y cómo comunicarte.",
            breadcrumbs=(HOME,),
            seccion="/dependencias/",
        ),
    )
    for record in ctx.catalogue.datos.dependencias.values():
        yield page(
            "dependencia.html",
            lugares.dependencia(ctx, record),
            Meta(
                dependencia_url(record.id),
                record.nombre,
                record.que_hace,
                breadcrumbs=(HOME, Crumb("Dependencias", "/dependencias/")),
                seccion="/dependencias/",
                kind="dependencia",
                id=record.id,
            ),
        )


def open_data(ctx: Context) -> Iterator[Page]:
    """The page that documents the open data."""
    yield page(
        "datos_abiertos.html",
        datos_abiertos(ctx),
        Meta(
            "/api/v1/",
            "Datos abiertos",
            "Trámites, oficinas, noticias y avisos en formatos para programas.",
            breadcrumbs=(HOME,),
        ),
    )


def _search(ctx: Context) -> Iterator[Page]:
    """The search page of every language that has an index."""
    languages = (Idioma.ES, Idioma.EN)
    for idioma in languages:
        texts, t = search_texts(idioma), textos(idioma)
        yield page(
            "buscar.html",
            buscar.buscar(ctx, idioma),
            Meta(
                texts.href,
                texts.titulo,
                texts.resumen,
                idioma,
                (Crumb(t.inicio, t.inicio_url),),
                tuple(
                    Alternate(
                        other.value, search_texts(other).href, IDIOMAS[other], other is idioma
                    )
                    for other in languages
                ),
            ),
        )


def helpers(ctx: Context) -> Iterator[Page]:
    """Search, site map, and the page for addresses that do not exist."""
    yield from _search(ctx)
    yield page(
        "mapa.html",
        portada.mapa(ctx),
        Meta("/mapa-del-sitio/", "Mapa del sitio", "Todas las secciones.", breadcrumbs=(HOME,)),
    )
    yield page(
        "sin_conexion.html",
        portada.no_encontrada(ctx),
        Meta("/app-offline/", "Sin conexión", robots=NOINDEX),
    )
    yield page(
        "404.html",
        portada.no_encontrada(ctx),
        Meta("/404.html", "No encontramos esa página", robots=NOINDEX),
    )
