"""Guides and news as PDF: which pages have one, from which sheet, at which address.

What prints them is a plugin (setting PORTAL_BULLETINS). Without it no page names a PDF.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import Protocol

from plugins.content_model.adjuntos import size_text
from plugins.content_model.common import Idioma
from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.publication import Group
from plugins.portal.page import Page, Pdf, path_of
from plugins.portal.requests import Request

SHEETS: Mapping[str, str] = MappingProxyType(
    {"tramite.html": "boletin_tramite.html", "noticia.html": "boletin_noticia.html"}
)
"""The sheet of each template whose pages are printed."""

KINDS = frozenset({"tramite", "noticia"})

_PICTURE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')


class Printer(Protocol):
    """What the hook returns."""

    @property
    def version(self) -> str:
        """The digest of everything but the sheet that a PDF depends on."""

    def pdf(self, html: str, base_url: str) -> bytes:
        """Print a sheet."""


BulletinsHook = Callable[[], Printer | None]
"""Returns None where this machine cannot print."""


@dataclass(frozen=True)
class Bulletins:
    """The PDFs of one build. ``draw`` renders a page; ``siteurl`` is where its links lead."""

    printer: Printer | None
    draw: Callable[[Page], bytes]
    siteurl: str

    @cached_property
    def on(self) -> bool:
        """Whether there are any: a sheet on paper needs a public address."""
        return self.printer is not None and bool(self.siteurl)

    def announced(self, page: Page) -> Page:
        """Return a page that names its PDF, if it has one."""
        if not self.on or not _has_sheet(page):
            return page
        size = len(self._pdf(self._sheet(page)))
        found = Pdf(address(page.meta.url), f"PDF, {size_text(size)}")
        return replace(page, meta=replace(page.meta, pdf=found))

    def inputs(self, request: Request) -> str:
        """Return the digest of a request that also stands for its PDF."""
        if not self.on or not request.inputs or self.printer is None:
            return request.inputs
        return fingerprint(request.inputs, self.printer.version)

    def files(self, requests: Iterable[Request]) -> Iterator[Group]:
        """Yield the PDF of each page that has one, made only when its sheet is another."""
        if not self.on or self.printer is None:
            return
        for request in requests:
            if request.record[0] not in KINDS:
                continue
            if request.inputs:
                yield Group(request.path, self.inputs(request), partial(self._made, request.make))
                continue
            page = request.make()
            if _has_sheet(page):
                sheet = self._sheet(page)
                key = fingerprint(sheet, self.printer.version)
                yield Group(request.path, key, partial(self._one, page.meta.url, sheet))

    def _made(self, make: Callable[[], Page]) -> Iterator[tuple[str, bytes]]:
        page = make()
        if _has_sheet(page):
            yield from self._one(page.meta.url, self._sheet(page))

    def _one(self, url: str, sheet: str) -> Iterator[tuple[str, bytes]]:
        yield path_of(address(url)), self._pdf(sheet)

    def _sheet(self, page: Page) -> str:
        return self.draw(replace(page, template=SHEETS[page.template])).decode()

    def _pdf(self, sheet: str) -> bytes:
        assert self.printer is not None
        return self.printer.pdf(sheet, f"{self.siteurl}/")


def address(url: str) -> str:
    """``/tramites/pago-predial/`` → ``/tramites/pago-predial/pago-predial.pdf``."""
    return f"{url}{url.rstrip('/').rpartition('/')[2]}.pdf"


def on_paper(html: str) -> str:
    """Return running text for a sheet: of a picture only what it shows is told."""
    return _PICTURE.sub(r"[\1]", html)


def as_picture(svg: str) -> str:
    """Return a drawing as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {"on_paper": on_paper, "as_picture": as_picture}
)


def _has_sheet(page: Page) -> bool:
    return page.template in SHEETS and page.meta.idioma in (Idioma.ES, Idioma.EN)
