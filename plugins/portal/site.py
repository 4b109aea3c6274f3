"""The constant data of the site: the same for every page of one build."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class MenuItem:
    """One entry of a menu."""

    texto: str
    href: str


@dataclass(frozen=True)
class Assets:
    """Addresses of the style sheets and, by name, of the scripts: all change with their content.

    ``inline`` are styles that a page holds itself, by name. ``integrity`` gives, for the address of
    each style sheet and script, the digest without which a browser does not use it (W3C
    Subresource Integrity): a store or an edge that alters a file cannot run anything.
    """

    styles: tuple[str, ...] = ()
    scripts: Mapping[str, str] = field(default_factory=dict)
    inline: Mapping[str, str] = field(default_factory=dict)
    integrity: Mapping[str, str] = field(default_factory=dict)

    def script(self, name: str) -> str:
        """Return the address of a script; raise KeyError, naming it, when there is none."""
        return self.scripts[name]


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


def assets_of(bundle: Bundle) -> Assets:
    """Return what pages need to know of a bundle."""
    digests = {
        f"/{path}": f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
        for path, content in bundle.files.items()
        if path.endswith((".css", ".js"))
    }
    return Assets(bundle.styles, bundle.scripts, bundle.inline, digests)


@dataclass(frozen=True)
class Banner:
    """A message that every page announces; ``desde`` and ``hasta`` are ISO instants.

    ``espera`` tells that it had not begun when the page was made, ``lang`` is set where its title
    is in another language than the page.
    """

    id: str
    color: str
    escala: str
    nivel: str
    titulo: str
    href: str
    vigencia: str
    desde: str
    hasta: str
    gravedad: int = 0
    espera: bool = False
    lang: str = ""
    fase: str = ""
    texto: str = ""
    icon: str = "alert"

    def get(self, name: str, default: object = None) -> object:
        """Return an attribute, or ``default`` where there is none of that name."""
        return getattr(self, name, default)


@dataclass(frozen=True)
class Emergency:
    """The line to call in an emergency."""

    texto: str
    numero: str
    href: str


@dataclass(frozen=True)
class SiteText:
    """What the frame around the pages says in one language."""

    menu: tuple[MenuItem, ...]
    pie: tuple[MenuItem, ...]
    avisos: tuple[Banner, ...]
    telefonos: tuple[MenuItem, ...]
    emergencia: Emergency | None

    def here(self, url: str) -> str:
        """Return the address of a page that is in the menu, "" for all others."""
        return url if any(item.href == url for item in self.menu) else ""


@dataclass(frozen=True)
class Site:
    """``url`` is the public address without a final slash ("" while developing).

    ``emitido`` is the ISO instant at which the newest emergency message was issued, or "".
    """

    url: str
    nombre: str
    descripcion: str
    licencia: str
    licencia_url: str
    es: SiteText
    en: SiteText
    assets: Assets
    emitido: str = ""

    def words(self, idioma: str) -> SiteText:
        """Return what the frame says in a language (Spanish for those without their own)."""
        return self.en if idioma == "en" else self.es
