"""The address of every record; the set of addresses is a contract (see ARCHITECTURE)."""

from __future__ import annotations

from plugins.content_model.common import Idioma

RESERVED_PAGES = frozenset(
    "admin api app-offline assets buscar cifras contingencia dependencias documentos en errores "
    "estaticos imagenes adjuntos mapa-del-sitio noticias oficinas refugios tramites yua index 404 "
    "catalogo search social".split()
)
"""First segments that generated pages or files own: a staff page may not take them."""

RESERVED_TRAMITES = frozenset(
    "tema a-z vida grupo documento completitud en-linea gratuitos mas-consultados que-puedo-tramitar "
    "dependencia pagina".split()
)
"""Second segments under ``/tramites/`` that generated pages own."""


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
