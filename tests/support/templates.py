"""One page of the built site for each template, for tests that look at every kind of page."""

from __future__ import annotations

from collections.abc import Mapping

# Not pages by themselves: what others extend or compose, and what becomes a PDF.
PARTS = frozenset(
    {"base", "frame", "compositions", "mensaje", "boletin", "boletin_noticia", "boletin_tramite"}
)

PAGES: Mapping[str, str] = {
    "404": "404.html",
    "buscar": "buscar/",
    "cifras": "cifras/",
    "completitud": "tramites/completitud/",
    "contingencia": "contingencia/delta-2020/",
    "contingencias": "contingencia/",
    "datos_abiertos": "api/v1/",
    "dependencia": "dependencias/direccion-ingresos/",
    "dependencias": "dependencias/",
    "documento": "tramites/documento/ine/",
    "documentos": "tramites/documento/",
    "historial": "contingencia/historial/",
    "inicio": "",
    "inicio_en": "en/",
    "mapa": "mapa-del-sitio/",
    "noticia": "noticias/2024/08/registro-nacimiento-gratis/",
    "noticias": "noticias/",
    "oficinas": "oficinas/",
    "pagina": "accesibilidad/",
    "que_puedo_tramitar": "tramites/que-puedo-tramitar/",
    "refugios": "refugios/",
    "sin_conexion": "app-offline/",
    "tramite": "tramites/pago-predial/",
    "tramites": "tramites/",
}
"""Address below the site's root, by the template's name."""
