"""The address of every record; the set of addresses is a contract (see ARCHITECTURE)."""

from __future__ import annotations

from plugins.content_model.common import Idioma

RESERVED_PAGES = frozenset(
    {
        *("404", "adjuntos", "admin", "api", "app-offline", "assets", "buscar", "catalogo"),
        *("catalogue", "cifras", "contingencia", "contingencias", "datos", "dependencias"),
        *("documentos", "en", "errores", "es", "estaticos", "imagenes", "index", "mapa-del-sitio"),
        *("noticias", "oficinas", "paginas", "refugios", "robots", "search", "sitemap", "social"),
        *("static", "sw", "theme", "tramites", "yua"),
    }
)
"""First segments that generated pages or files own: a staff page may not take them."""

RESERVED_TRAMITES = frozenset(
    {
        *("a-z", "completitud", "dependencia", "documento", "en-linea", "gratuitos", "grupo"),
        *("mas-consultados", "pagina", "que-puedo-tramitar", "tema", "vida"),
    }
)
"""Second segments under ``/tramites/`` that generated pages own."""

RESERVED_CONTINGENCIAS = frozenset({"activa", "atom", "cap", "historial", "pagina", "rss"})
"""Second segments under ``/contingencia/`` that generated pages or files own."""

FIXED_URLS = frozenset(
    {
        *("/", "/en/", "/en/buscar/", "/en/contingencia/", "/en/tramites/", "/api/v1/"),
        *("/buscar/", "/cifras/", "/contingencia/", "/contingencia/historial/", "/dependencias/"),
        *("/mapa-del-sitio/", "/noticias/", "/oficinas/", "/refugios/", "/tramites/"),
        *("/tramites/a-z/", "/tramites/completitud/"),
        *("/noticias/atom.xml", "/noticias/rss.xml", "/contingencia/atom.xml"),
        *("/contingencia/activa.json", "/sitemap.xml"),
        *("/api/v1/tramites.json", "/api/v1/tramites.csv"),
    }
)
"""Addresses of generated pages and files that every site has and staff may link to."""


def prefix(idioma: Idioma) -> str:
    """Return ``""`` for Spanish, ``"/en"`` and so on for the others."""
    return "" if idioma is Idioma.ES else f"/{idioma}"


def tramite_url(id_: str, idioma: Idioma = Idioma.ES) -> str:
    """``/tramites/pago-predial/``; a translation keeps its original's id."""
    return f"{prefix(idioma)}/tramites/{id_}/"


def noticia_url(id_: str, idioma: Idioma = Idioma.ES) -> str:
    """``2026-03-14-modulo`` → ``/noticias/2026/03/modulo/``."""
    year, month, _, slug = id_.split("-", 3)
    return f"{prefix(idioma)}/noticias/{year}/{month}/{slug}/"


def contingencia_url(id_: str, idioma: Idioma = Idioma.ES) -> str:
    """``/contingencia/delta-2020-roja/``."""
    return f"{prefix(idioma)}/contingencia/{id_}/"


def pagina_url(id_: str, idioma: Idioma = Idioma.ES) -> str:
    """``/privacidad/``."""
    return f"{prefix(idioma)}/{id_}/"


def dependencia_url(id_: str) -> str:
    """``/dependencias/direccion-ingresos/``."""
    return f"/dependencias/{id_}/"


def oficina_url(id_: str) -> str:
    """Offices share one page; each has its anchor."""
    return f"/oficinas/#{id_}"


def tema_url(id_: str) -> str:
    """``/tramites/tema/negocios/``."""
    return f"/tramites/tema/{id_}/"
