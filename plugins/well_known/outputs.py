"""Every file of this package, by its place in the output; the paths are contracts."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.dates import day_of
from plugins.content_model.publication import LICENCIA, Site
from plugins.well_known.redirects import redirects, redirects_file
from plugins.well_known.security_txt import security_txt


def outputs(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file; security.txt needs a host, so a preview has none."""
    if site.url:
        text = security_txt(site.url, day_of(catalogue.now))
        yield ".well-known/security.txt", text.encode()
    yield "humans.txt", _humans(site.nombre).encode()
    yield "_redirects", redirects_file(redirects(catalogue)).encode()


def _humans(name: str) -> str:
    return (
        f"{name}\n\n"
        "Lo escribe y lo cuida el Ayuntamiento de Benito Juárez, Quintana Roo, México.\n"
        f"El contenido se puede reutilizar con licencia {LICENCIA}.\n"
        "Hecho con Pelican, sin rastreadores y sin programas de terceros en tu navegador.\n"
    )
