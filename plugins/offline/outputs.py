"""The files of this package; which worker a site gets is a matter of its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from plugins.content_model.catalogue import Catalogue
from plugins.offline import kit, manifest, worker

_SOURCES = Path(__file__).resolve().parents[2] / "theme" / "worker"

Files = Iterator[tuple[str, bytes]]


class Site(Protocol):
    """What is asked of the site."""

    @property
    def nombre(self) -> str:
        """Its name."""

    @property
    def descripcion(self) -> str:
        """What it is, in a sentence."""


def app_manifest(catalogue: Catalogue, site: Site) -> Files:
    """Yield the web app manifest."""
    del catalogue
    yield manifest.PATH, manifest.manifest(site.nombre, site.descripcion)


def service_worker(catalogue: Catalogue, site: Site, made: Mapping[str, str]) -> Files:
    """Yield the service worker; ``made`` is the digest of every other file of the site by path."""
    del site
    source = (_SOURCES / "service-worker.js").read_text("utf-8")
    yield worker.PATH, worker.worker(source, kit.kit(catalogue, made), kit.extras(made))


def kill_switch(catalogue: Catalogue, site: Site, made: Mapping[str, str]) -> Files:
    """Yield, in the worker's place, one that removes every copy and then itself."""
    del catalogue, site, made
    yield worker.PATH, (_SOURCES / "off.js").read_bytes()
