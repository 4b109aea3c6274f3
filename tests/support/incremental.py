"""A small site built again and again into one folder, and the same site made from nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from plugins.assets.bundle import Bundle, bundle
from plugins.content_model.catalogue import Catalogue
from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.publication import Group, Site
from plugins.feeds.outputs import parts as feeds
from plugins.incremental.engine import Engine
from plugins.offline.outputs import service_worker
from plugins.open_data.outputs import SCHEMAS
from plugins.open_data.outputs import parts as all_open_data
from plugins.portal.build import Build
from plugins.portal.comeback import is_there
from plugins.portal.moving import put
from plugins.portal.swap import staged
from plugins.portal.whole import digest_of_all
from plugins.search_index.outputs import parts as search
from plugins.structured_data.page_data import page_data
from tests.support.building import THEME, make_build
from tests.support.content import NOW


def open_data(catalogue: Catalogue, site: Site) -> Iterator[Group]:
    """Yield the open data without the schemas, which take long and are the same each time."""
    return (part for part in all_open_data(catalogue, site) if part.name != SCHEMAS)


HOOKS = {
    "outputs": (("feeds", feeds), ("datos", open_data), ("buscar", search)),
    "page_data": (("datos", page_data),),
    "last": (("worker", service_worker),),
}


@cache
def assets() -> Bundle:
    """Return the theme's assets, bundled once."""
    return bundle(THEME)


class Kept:
    """``root``'s site in ``output``, with what is remembered of it."""

    def __init__(self, root: Path, processes: int = 1) -> None:
        self.root, self.output, self.processes = root, root / "output", processes
        self.now, self.siteurl, self.theme = NOW, "https://x.mx", THEME
        self.said: list[str] = []
        self._engine: Engine | None = None

    def begin(self) -> Build:
        """Return the build of the content as it is now."""
        made = make_build(self.root, self.now, assets=lambda _theme: assets(), **HOOKS)
        constant = fingerprint(self.siteurl)
        return replace(made, theme=self.theme, siteurl=self.siteurl, constant=constant)

    def engine(self) -> Engine:
        """Return the memory of the output, as another process would find it."""
        return Engine(self.root / ".cache", self.output, self.processes, self.said.append)

    def update(
        self, engine: Engine | None = None, cut: Callable[[], None] = lambda: None
    ) -> Engine:
        """Bring the output up to date; ``cut`` is called just before that."""
        engine = engine or self.engine()
        try:
            return self._updated(engine, cut)
        finally:
            engine.leave()

    def _updated(self, engine: Engine, cut: Callable[[], None]) -> Engine:
        engine.told("", self.now)
        build = self.begin()
        build.remembered = engine.remembered
        whole = digest_of_all(build.loaded, build.constant, build.content, build.theme)
        if engine.summary(whole) and is_there(self.output, engine):
            engine.rest()
            return engine
        with staged(self.output, engine.lend) as staging:
            engine.begin(staging)
            build.make(engine)
            summary = str(build.ledger())
            gone = engine.complete()
            cut()
            put(staging, self.output, gone)
            engine.settle(whole=whole, summary=summary)
        engine.rest()
        return engine

    def clean(self) -> Mapping[str, bytes]:
        """Return the same site, made without remembering anything."""
        return dict(self.begin().files())

    def found(self) -> Mapping[str, bytes]:
        """Return what is in the output."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file()
        }

    def differences(self) -> list[str]:
        """Return the paths that differ between the output and a clean build."""
        found, clean = self.found(), self.clean()
        return sorted(path for path in {*found, *clean} if found.get(path) != clean.get(path))


def at(moment: str) -> datetime:
    """Return an instant in Cancún, such as ``2026-11-24T09:00``."""
    return datetime.fromisoformat(moment).replace(tzinfo=NOW.tzinfo)
