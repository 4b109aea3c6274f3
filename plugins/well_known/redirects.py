"""Where pages of the former portal have moved to.

A guide cites the page of the former portal it was made from; whoever still has that address is led
to the guide. Only addresses that stood for one procedure are used.
"""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma

FORMER_HOSTS = frozenset({"cancun.gob.mx", "www.cancun.gob.mx"})
FORMER_FOLDERS = ("/tramites_y_servicios/", "/servicios/servicio/", "/cancun/noticias/leer/")


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Return former path → present address, in order; ambiguous former pages are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    cited = [(e, e.record.fuentes) for e in catalogue.tramites]
    cited_news = [(e, e.record.fuentes) for e in catalogue.noticias]
    for entry, fuentes in (*cited, *cited_news):
        if entry.idioma is not Idioma.ES:
            continue
        for fuente in fuentes:
            # Most sources are elsewhere, and taking an address apart is slow.
            if not fuente.url or not any(folder in fuente.url for folder in FORMER_FOLDERS):
                continue
            parts = urlsplit(fuente.url)
            path = parts.path.rstrip("/")
            if parts.hostname in FORMER_HOSTS and path.startswith(FORMER_FOLDERS):
                found[path].add(entry.url)
    return {path: next(iter(urls)) for path, urls in sorted(found.items()) if len(urls) == 1}


def redirects_file(moved: dict[str, str]) -> str:
    """Return ``_redirects``: one ``from to status`` a line, with and without the final slash."""
    return "".join(f"{old} {new} 301\n{old}/ {new} 301\n" for old, new in moved.items())
