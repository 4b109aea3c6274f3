"""A page: where it goes, which template draws it, and the little that the template may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from plugins.content_model.common import Idioma
from plugins.portal.search_texts import SearchTexts, search_texts
from plugins.portal.textos import Textos, textos

T = TypeVar("T")

INDEX = "index,follow"
NOINDEX = "noindex,follow"


@dataclass(frozen=True)
class Crumb:
    """One step of the way from the home page down to the page above this one."""

    texto: str
    href: str


@dataclass(frozen=True)
class Alternate:
    """The same page in a language (itself included): its BCP 47 code, address and own name."""

    codigo: str
    href: str
    texto: str
    actual: bool


@dataclass(frozen=True)
class Pdf:
    """A page as PDF: its address, its kind and size in words."""

    href: str
    detalle: str


@dataclass(frozen=True)
class Meta:
    """What every page says about itself.

    ``url`` and ``canonical`` are addresses inside the site. ``actualizado`` is the day of the last
    change of its record (None: the sitemap says nothing). ``seccion`` is the address of the menu
    entry it belongs to. ``kind`` and ``id`` name its record, if it shows one. ``datos`` are JSON-LD
    texts, safe inside a script element. ``tarjeta`` is the address of the picture for shared links,
    ``pdf`` the same page as PDF.
    """

    url: str
    titulo: str
    resumen: str = ""
    idioma: Idioma = Idioma.ES
    breadcrumbs: tuple[Crumb, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    canonical: str = ""
    robots: str = INDEX
    actualizado: date | None = None
    seccion: str = ""
    kind: str = ""
    id: str = ""
    datos: tuple[str, ...] = ()
    tarjeta: str = ""
    pdf: Pdf | None = None

    @property
    def textos(self) -> Textos:
        """The words of the page's language."""
        return textos(self.idioma)

    @property
    def busqueda(self) -> SearchTexts:
        """What the search says in the page's language."""
        return search_texts(self.idioma)


@dataclass(frozen=True)
class Page:
    """One page of the site. ``path`` is the file below the output folder."""

    path: str
    template: str
    view: object
    meta: Meta = field(default_factory=lambda: Meta(url="/", titulo=""))


def with_other(value: T, **fields: object) -> T:
    """Return a copy of a frozen dataclass with other ``fields``, sooner than ``replace`` does.

    Only for a class that checks and works out nothing when it is made.
    """
    made: T = object.__new__(type(value))
    made.__dict__.update(value.__dict__, **fields)
    return made


def path_of(url: str) -> str:
    """``/tramites/`` → ``tramites/index.html``; an address with a file name is that file."""
    inner = url.lstrip("/")
    return f"{inner}index.html" if not inner or inner.endswith("/") else inner


def page(template: str, view: object, meta: Meta) -> Page:
    """Return the page that lives at ``meta.url``."""
    return Page(path_of(meta.url), template, view, meta)
