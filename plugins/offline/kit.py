"""Which files are kept on people's devices, and which only if the network allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.urls import contingencia_url

OFFLINE_URL = "/app-offline/"
ALWAYS = (
    "/",
    "/en/",
    "/contingencia/",
    "/en/contingencia/",
    "/refugios/",
    "/oficinas/",
    OFFLINE_URL,
)
"""Pages that are always in the kit: home, emergencies, shelters, offices."""

PAGES = (
    "contacto",
    "temporada-de-huracanes",
    "inundaciones",
    "calor-extremo",
    "epidemias",
    "sargazo",
)
"""Ids of the standing pages in the kit, in every language they exist in."""

SEARCH_PAGES = ("/buscar/", "/en/buscar/")
NEWS_YEARS = 2
"""The search's data on news are kept for so many years, the latest; the rest is for the network."""
_SEARCH_DATA = "buscar/datos/"
# What those pages look like and do; the search brings its own scripts.
_ASSET = re.compile(r"assets/.*\.(?:css|js)$")
_SEARCH_SCRIPT = re.compile(r"assets/search-[^/]*\.js$")
_NEWS_YEAR = re.compile(r"-noticias-(\d{4})-")
# Pages outside the kit ask for these.
_ELSEWHERE = re.compile(r"assets/que-puedo-tramitar\.[^/]*\.js$")


def kit(catalogue: Catalogue, made: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return address and digest of every file of the kit.

    ``made`` is the digest of every file of the site by its path; what does not exist is left out.
    """
    assets = (f"/{path}" for path in sorted(filter(_is_asset, made)))
    wanted = dict.fromkeys([*ALWAYS, *_pages(catalogue), *_messages(catalogue), *assets])
    found = ((address, made.get(path_of(address))) for address in wanted)
    return tuple((address, digest) for address, digest in found if digest is not None)


def extras(made: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses that the search needs, its data included."""
    pages = [address for address in SEARCH_PAGES if path_of(address) in made]
    scripts = sorted(filter(_SEARCH_SCRIPT.match, made))
    data = sorted(path for path in made if path.startswith(_SEARCH_DATA))
    years = sorted({found[1] for path in data if (found := _NEWS_YEAR.search(path))})[-NEWS_YEARS:]
    kept = [p for p in data if not (found := _NEWS_YEAR.search(p)) or found[1] in years]
    return (*pages, *(f"/{path}" for path in (*scripts, *kept)))


def path_of(address: str) -> str:
    """``/refugios/`` → ``refugios/index.html``."""
    inner = address.removeprefix("/")
    return f"{inner}index.html" if not inner or inner.endswith("/") else inner


def _is_asset(path: str) -> bool:
    return bool(_ASSET.match(path)) and not (_SEARCH_SCRIPT.match(path) or _ELSEWHERE.match(path))


def _pages(catalogue: Catalogue) -> Iterator[str]:
    for id_ in PAGES:
        for idioma in Idioma:
            entry = catalogue.pagina(id_, idioma)
            if entry is not None:
                yield entry.url


def _messages(catalogue: Catalogue) -> Iterator[str]:
    for entry in catalogue.contingencias_anunciadas(catalogue.now):
        yield entry.url
        for idioma in entry.record.idiomas:
            yield contingencia_url(entry.id, idioma)
