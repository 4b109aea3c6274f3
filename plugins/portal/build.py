"""One build: from loaded content to every file of the site, as bytes. Knows nothing of Pelican."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from markupsafe import Markup

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.load import Loaded
from plugins.content_model.script_json import script_json
from plugins.portal.context import Context
from plugins.portal.errors import BuildError
from plugins.portal.frame import make_site
from plugins.portal.images import Images, ImagesHook, card_of, filters
from plugins.portal.ledger import Ledger, settle, source_files
from plugins.portal.media import attachments, pictures
from plugins.portal.outputs import Claims, claimed
from plugins.portal.page import Meta, Page, path_of
from plugins.portal.pages.general import TITLE as SITE_TITLE
from plugins.portal.pages.registry import all_pages
from plugins.portal.render import Renderer
from plugins.portal.settings_check import resolve, resolve_all
from plugins.portal.site import Assets, Site
from plugins.portal.sitemap import robots, sitemap

Files = Iterable[tuple[str, bytes]]
OutputHook = Callable[[Catalogue, Site], Files]
PageData = Callable[[Meta], Iterable[Mapping[str, Any]]]
LastHook = Callable[[Catalogue, Site, Mapping[str, str]], Files]
PageDataHook = Callable[[Catalogue, Site], PageData]


class Bundle(Protocol):
    """What the assets hook returns: addresses for the pages, and the files behind them."""

    @property
    def styles(self) -> tuple[str, ...]:
        """Addresses of style sheets."""

    @property
    def scripts(self) -> Mapping[str, str]:
        """Addresses of ES modules, by name."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """Content by path below the output."""

    @property
    def inline(self) -> Mapping[str, str]:
        """Styles that a page holds itself, by name."""


@dataclass(frozen=True)
class Hooks:
    """What other plugins add, by name: files, JSON-LD for a page, style sheets and scripts.

    ``last`` are given the digest of every other file by its path.
    """

    outputs: tuple[tuple[str, OutputHook], ...]
    page_data: tuple[tuple[str, PageDataHook], ...]
    assets: Callable[[Path], Bundle]
    images: ImagesHook
    last: tuple[tuple[str, LastHook], ...] = ()

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Hooks:
        """Resolve the functions that the settings name; raise SettingsError naming a wrong one."""
        return cls(
            tuple(resolve_all(settings["PORTAL_OUTPUTS"], "PORTAL_OUTPUTS")),
            tuple(resolve_all(settings["PORTAL_PAGE_DATA"], "PORTAL_PAGE_DATA")),
            resolve(settings["PORTAL_ASSETS"], "PORTAL_ASSETS"),
            resolve(settings["PORTAL_IMAGES"], "PORTAL_IMAGES"),
            tuple(resolve_all(settings.get("PORTAL_LAST_OUTPUTS", ()), "PORTAL_LAST_OUTPUTS")),
        )


@dataclass
class Build:
    """The files of one site. ``files`` must have been drained before ``ledger`` is asked for."""

    content: Path
    theme: Path
    loaded: Loaded
    siteurl: str
    hooks: Hooks

    def __post_init__(self) -> None:
        self._claims = Claims()

    @property
    def catalogue(self) -> Catalogue:
        """What may be published."""
        return self.loaded.catalogue

    @cached_property
    def context(self) -> Context:
        """What the pages are made from."""
        return Context(self.catalogue, self.siteurl)

    @cached_property
    def bundle(self) -> Bundle:
        """Style sheets and scripts."""
        try:
            return self.hooks.assets(self.theme)
        except ValueError as bad:
            raise BuildError(f"PORTAL_ASSETS: {bad}") from bad

    @cached_property
    def images(self) -> Images:
        """Photographs, cards for shared links, icons."""
        return self.hooks.images(self.content, pictures(self.content, self.catalogue.entries()))

    @cached_property
    def site(self) -> Site:
        """The constant data of the site."""
        assets = Assets(self.bundle.styles, self.bundle.scripts, self.bundle.inline)
        return make_site(self.context, assets)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file of the site, each path once.

        Raises:
            BuildError: a template is wrong, or two parts of the site claim one address.
        """
        made: dict[str, str] = {}
        for owner, files in self._parts():
            for path, content in claimed(self._claims, owner, _named(owner, files)):
                made[path] = digest(content)
                yield path, content
        for name, hook in self.hooks.last:
            files = hook(self.catalogue, self.site, made)
            yield from claimed(self._claims, name, _named(name, files))

    def ledger(self) -> Ledger:
        """Return the accounts of the build; raise LedgerError where they do not agree."""
        fates = [(e.visibility, e.path, path_of(e.url)) for e in self.loaded.entries]
        return settle(fates, source_files(self.content), self._claims.paths())

    def _parts(self) -> Iterator[tuple[str, Files]]:
        metas: list[Meta] = []
        yield "las páginas", self._pages(metas)
        yield "PORTAL_ASSETS", sorted(self.bundle.files.items())
        yield "PORTAL_IMAGES", self.images.files()
        yield "content", attachments(self.content, self.catalogue.entries())
        for name, hook in self.hooks.outputs:
            yield name, _called(hook, self.catalogue, self.site)
        yield (
            "el mapa del sitio",
            [
                ("sitemap.xml", sitemap(metas, self.siteurl)),
                ("robots.txt", robots(self.siteurl)),
            ],
        )

    def _pages(self, metas: list[Meta]) -> Iterator[tuple[str, bytes]]:
        for page, content in self.drawn(all_pages(self.context)):
            metas.append(page.meta)
            yield page.path, content

    def drawn(self, pages: Iterable[Page]) -> Iterator[tuple[Page, bytes]]:
        """Yield each of ``pages`` with its bytes; raise BuildError when a template is wrong."""
        renderer = Renderer(self.theme, self.site, {**FILTERS, **filters(self.images)})
        makers = [hook(self.catalogue, self.site) for _, hook in self.hooks.page_data]
        for page in pages:
            yield page, renderer.render(_with_data(self._with_card(page), makers))

    def _with_card(self, page: Page) -> Page:
        """Give a page the picture for shared links; it only serves with a public address."""
        if not self.siteurl:
            return page
        card = card_of(page.meta, self.site.nombre, SITE_TITLE, self.images)
        return replace(page, meta=replace(page.meta, tarjeta=card))


def digest(content: bytes) -> str:
    """Return a short name for these bytes and no others."""
    return hashlib.sha256(content).hexdigest()[:16]


def _called(hook: OutputHook, catalogue: Catalogue, site: Site) -> Files:
    """Call the hook only when its files are asked for, so that its failure is known as its own."""
    yield from hook(catalogue, site)


def _named(owner: str, files: Files) -> Files:
    """Yield ``files``; a failure of another plugin becomes a BuildError that names it."""
    try:
        yield from files
    except (BuildError, OSError):
        raise
    except Exception as failure:
        raise BuildError(f"{owner}: {type(failure).__name__}: {failure}") from failure


def _with_data(page: Page, makers: Iterable[PageData]) -> Page:
    texts = tuple(script_json(data) for maker in makers for data in maker(page.meta))
    return replace(page, meta=replace(page.meta, datos=texts)) if texts else page


FILTERS: Mapping[str, Callable[..., object]] = {
    # For HTML that this build has sanitised or made itself, and for nothing else.
    "sanitised": Markup,
}
