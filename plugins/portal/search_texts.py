"""What the search says, in each language: to the page's template and to its script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.content_model.common import Idioma
from plugins.portal.site import Assets

MANIFEST = "/buscar/datos/manifiesto.json"
"""The one fixed address of the search index (plugins/search_index writes it)."""

WORKER = "search/worker"
PAGE = "search/page"


@dataclass(frozen=True)
class SearchTexts:
    """The words of one language. ``guion`` is what scripts say, ``pagina`` what stands in the page.

    In ``guion``, ``{n}`` is a number and ``{q}`` what was typed.
    """

    lang: str
    href: str
    titulo: str
    resumen: str
    ayuda: str
    sugerencias: str
    tipos: Mapping[str, str]
    tipos_plural: Mapping[str, str]
    guion: Mapping[str, str]
    pagina: Mapping[str, str]

    def box(self, assets: Assets) -> Mapping[str, Any]:
        """Return what search_form needs to suggest while somebody writes."""
        return {
            **self.data(assets),
            "etiqueta": self.sugerencias,
            "textos": {
                "sugerencias": self.guion["sugerencias"],
                "una": self.guion["una"],
                "ninguna": self.guion["ninguna"],
                "tipos": self.tipos,
            },
        }

    def data(self, assets: Assets) -> Mapping[str, str]:
        """Return where the script finds its worker and the index."""
        return {"worker": assets.script(WORKER), "manifest": MANIFEST, "lang": self.lang}

    def page_texts(self) -> Mapping[str, Any]:
        """Return what the script of the results page says."""
        return {**self.guion, "tipos": self.tipos}


_ES = SearchTexts(
    lang="es",
    href="/buscar/",
    titulo="Buscar",
    resumen="Busca un trámite, una oficina o una noticia.",
    ayuda="Escribe como hablas. No importan los acentos ni las faltas de ortografía.",
    sugerencias="Sugerencias",
    tipos={
        "tramite": "Trámite",
        "noticia": "Noticia",
        "contingencia": "Contingencia",
        "pagina": "Página",
        "oficina": "Oficina",
        "dependencia": "Dependencia",
    },
    tipos_plural={
        "tramite": "Trámites y servicios",
        "oficina": "Oficinas",
        "dependencia": "Dependencias",
        "contingencia": "Contingencias",
        "pagina": "Páginas",
        "noticia": "Noticias",
    },
    guion={
        "cargando": "Cargando el buscador…",
        "sugerencias": "{n} sugerencias; usa las flechas para recorrerlas",
        "una": "1 sugerencia; usa las flechas para llegar a ella",
        "ninguna": "Sin sugerencias",
        "uno": "1 resultado para «{q}»",
        "varios": "{n} resultados para «{q}»",
        "ninguno": "Sin resultados para «{q}»",
        "con_filtros": "Ningún resultado de «{q}» pasa los filtros",
        "corregido": "Mostrando resultados para «{q}».",
        "buscando_noticias": "Buscando también en noticias…",
        "en_linea": "En línea",
        "presencial": "En persona",
        "parcial": "Coincidencia parcial",
        "gratis": "Gratis",
    },
    pagina={
        "mostrando": "Mostrando resultados para",
        "buscar_tal_cual": "Buscar",
        "parcial": "Coincidencia parcial: ningún resultado tiene todo lo que escribiste.",
        "sin_resultados": "No encontramos nada con esas palabras. Prueba con otras o con menos.",
        "falla": "No se pudo cargar el buscador. Revisa tu conexión o usa las listas de abajo.",
        "ayuda_titulo": "¿No es lo que buscas? Pregunta",
        "filtros": "Filtros",
        "quitar": "Quitar los filtros",
        "tipo": "Tipo",
        "tema": "Tema",
        "dependencia": "Dependencia",
        "todos": "Todos",
        "todas": "Todas",
        "en_linea": "Se hace en línea",
        "gratis": "Es gratis",
        "resultados": "Resultados",
        "mas": "Ver más resultados",
        "noticias": "Buscar también en noticias",
    },
)

_EN = SearchTexts(
    lang="en",
    href="/en/buscar/",
    titulo="Search",
    resumen="Find a procedure, an emergency notice or a page in English.",
    ayuda="Write it your own way. This searches the English pages; the Spanish search has more.",
    sugerencias="Suggestions",
    tipos={
        "tramite": "Procedure",
        "noticia": "News",
        "contingencia": "Emergency",
        "pagina": "Page",
        "oficina": "Office",
        "dependencia": "Department",
    },
    tipos_plural={
        "tramite": "Procedures",
        "contingencia": "Emergencies",
        "pagina": "Pages",
    },
    guion={
        "cargando": "Loading the search…",
        "sugerencias": "{n} suggestions; use the arrow keys to go through them",
        "una": "1 suggestion; use the arrow keys to reach it",
        "ninguna": "No suggestions",
        "uno": "1 result for “{q}”",
        "varios": "{n} results for “{q}”",
        "ninguno": "No results for “{q}”",
        "con_filtros": "No result for “{q}” passes the filters",
        "corregido": "Showing results for “{q}”.",
        "buscando_noticias": "Searching the news too…",
        "en_linea": "Online",
        "presencial": "In person",
        "parcial": "Partial match",
        "gratis": "Free",
    },
    pagina={
        "mostrando": "Showing results for",
        "buscar_tal_cual": "Search for",
        "parcial": "Partial match: no result has everything you wrote.",
        "sin_resultados": "We found nothing with those words. Try others, or fewer.",
        "falla": "The search could not be loaded. Check your connection or use the lists below.",
        "ayuda_titulo": "Not what you need? Ask",
        "filtros": "Filters",
        "quitar": "Clear the filters",
        "tipo": "Kind",
        "tema": "Topic",
        "dependencia": "Department",
        "todos": "All",
        "todas": "All",
        "en_linea": "Can be done online",
        "gratis": "Free",
        "resultados": "Results",
        "mas": "Show more results",
        "noticias": "Search the news too",
    },
)


def search_texts(idioma: Idioma) -> SearchTexts:
    """Return the words of a language (Spanish for those without an index of their own)."""
    return _EN if idioma is Idioma.EN else _ES
