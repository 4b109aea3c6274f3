"""Digests of what pages are made from, so that a page that would be the same is not made again.

Two of them. The *inputs* of a page are quick: digests of the records behind it and of everything
that any page may show; they say "surely the same". Its *key* is exact: template and all it
includes, its view, what it says of itself, the frame of the site, the pictures it names; it says
"the same after all" when the inputs differ.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from plugins.content_model.fingerprint import canonical, fingerprint
from plugins.portal.file_digest import digest_of_files
from plugins.portal.images import Images
from plugins.portal.page import Page

_PICTURE = re.compile(rb"(?i)\.(?:jpe?g|png|webp|gif|avif|svg)")
_INCLUDES = re.compile(r"\{%[-+]?\s*(extends|include|import|from)\s+([^%]*)")
_LITERAL = re.compile(r"""["']([^"']+)["']""")
# Begun only where a word begins: tried at every letter of it, a text would take many times as long.
_NAMED = re.compile(
    r"(?i)(?<![^\s\"'()<>=])[^\s\"'()<>=]+\.(?:jpe?g|png|webp|gif|avif|svg)",
)


QUICK = frozenset({"noticia.html", "noticias.html"})
"""Templates that draw a page in the time that its key takes: such a page has none."""


class Templates:
    """The templates of a theme: for each, the digest of itself and of all it includes."""

    def __init__(self, theme: Path) -> None:
        """Read templates of ``theme`` when they are asked for."""
        self._folders = (theme / "templates", theme)
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._all = ""

    def digest(self, name: str) -> str:
        """Return the digest; "" when a template names another that only the page could tell."""
        if name not in self._digests:
            self._digests[name] = self._of(name)
        return self._digests[name]

    def all_digest(self) -> str:
        """Return the digest of every template of the theme."""
        self._all = self._all or digest_of_files(self._folders[1], {"": "**/*.html"})
        return self._all

    def _of(self, name: str) -> str:
        found: dict[str, str] = {}
        left = [name]
        while left:
            one = left.pop()
            if one in found:
                continue
            found[one] = self._text(one)
            for _, named in _INCLUDES.findall(found[one]):
                literal = _LITERAL.match(named)
                if literal is None:
                    return ""
                left.append(literal[1])
        return fingerprint(sorted(found.items()))

    def _text(self, name: str) -> str:
        if name not in self._texts:
            places = (folder / name for folder in self._folders)
            place = next((place for place in places if place.is_file()), None)
            self._texts[name] = place.read_text(encoding="utf-8") if place else ""
        return self._texts[name]


class Keys:
    """Digests of the pages of one build.

    ``constant`` stands for code, settings and the frame of the site.
    """

    def __init__(self, constant: str, templates: Templates, images: Images) -> None:
        self.constant = constant
        self.templates = templates
        self._images = images
        self._pictures: dict[str, str] = {}

    def key(self, page: Page) -> str:
        """Return the digest of all that a page shows, "" where that cannot be told or is no use."""
        if page.template in QUICK:
            return ""
        closure = self.templates.digest(page.template)
        if not closure or not declared(page.view):
            return ""
        try:
            shown, said = canonical(page.view), canonical(page.meta)
        except TypeError:
            return ""
        total = hashlib.blake2b(shown, digest_size=16)
        total.update(said)
        total.update(f"{self.constant}{closure}{page.template}".encode())
        if _PICTURE.search(shown):
            for name in sorted(set(_names(page.view))):
                total.update(self.picture(name).encode())
        return total.hexdigest()

    def picture(self, name: str) -> str:
        """Return what every form of a picture would be, whoever asks for it."""
        if name not in self._pictures:
            inner = name.removeprefix("/").removeprefix("imagenes/")
            self._pictures[name] = self._images.photo(inner, "", eager=False, place="texto")
        return self._pictures[name]


def declared(view: object) -> bool:
    """Whether a view is frozen all through its surface: a page of another is made in each build."""
    if isinstance(view, tuple):
        return all(declared(part) for part in view)
    if is_dataclass(view) and not isinstance(view, type):
        parameters = getattr(view, "__dataclass_params__", None)
        return bool(parameters and parameters.frozen)
    return view is None or isinstance(view, str | int)


def _names(value: object) -> Iterator[str]:
    """Yield every name of a picture that a view holds."""
    if isinstance(value, str):
        if "." in value:
            yield from _NAMED.findall(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _names(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _names(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _names(getattr(value, one.name))
