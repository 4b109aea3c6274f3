"""Every file of this package, by its place in the output; the paths are contracts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.fingerprint import digest_of, fingerprint
from plugins.content_model.publication import Group, Site, files_of
from plugins.feeds.activa import activa
from plugins.feeds.atom import atom
from plugins.feeds.cap import cap, cap_path
from plugins.feeds.contingencia_feed import contingencia_feed
from plugins.feeds.feed import noticias_feed, shown
from plugins.feeds.rss import rss

NOTICIAS_ATOM = "noticias/atom.xml"
NOTICIAS_RSS = "noticias/rss.xml"
CONTINGENCIA_ATOM = "contingencia/atom.xml"
CONTINGENCIA_ACTIVA = "contingencia/activa.json"


def outputs(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every feed."""
    yield from files_of(parts(catalogue, site))


def parts(catalogue: Catalogue, site: Site) -> Iterator[Group]:
    """Yield the same in groups: those of news and those of emergencies.

    News show their newest; messages also which of them are announced at the moment of the build.
    """
    newest = [digest_of(entry) for entry in shown(catalogue)]
    key = fingerprint(newest, sorted(catalogue.adjuntos.items()))
    yield Group("noticias", key, partial(noticias_outputs, catalogue, site))
    messages = [digest_of(entry) for entry in catalogue.contingencias]
    announced = [entry.id for entry in catalogue.contingencias_anunciadas(catalogue.now)]
    key = fingerprint(messages, announced, catalogue.ultima_emision)
    yield Group("contingencias", key, partial(contingencia_outputs, catalogue, site))


def noticias_outputs(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds of news."""
    yield NOTICIAS_ATOM, atom(noticias_feed(catalogue, site, NOTICIAS_ATOM))
    yield NOTICIAS_RSS, rss(noticias_feed(catalogue, site, NOTICIAS_RSS))


def contingencia_outputs(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield what machines read about emergencies: all that an alert in a hurry must write anew."""
    yield CONTINGENCIA_ACTIVA, activa(catalogue)
    yield CONTINGENCIA_ATOM, atom(contingencia_feed(catalogue, site, CONTINGENCIA_ATOM))
    for entry in catalogue.contingencias:
        yield cap_path(entry.id), cap(entry, catalogue, site)
