"""Where a link or image of a body leads: by file name or by address, inside or outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote

from plugins.content_model.weburl import UnsafeUrl, parse_http

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.md")
"""How most links are written; there is nothing else to such a text than a file's name."""
_PELICAN = re.compile(r"(?:\{(?:filename|static|attach)\}|\|filename\|)")
_CODE = re.compile(r"(?:javascript|vbscript|data|blob|file|about):", re.IGNORECASE)
_TEL = re.compile(r"tel:\+?[0-9;=ext -]{3,24}")
_MAILTO = re.compile(r"mailto:[a-z0-9._%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)

SEARCH = "/buscar/"
"""The one page whose address takes a question (``/buscar/?q=…``)."""


class Reach(StrEnum):
    """What kind of place a link leads to."""

    INTERNAL = "internal"
    ANCHOR = "anchor"
    EXTERNAL = "external"
    CONTACT = "contact"
    HIDDEN = "hidden"
    CLOSED = "closed"
    BROKEN = "broken"


@dataclass(frozen=True)
class Target:
    """What a link leads to.

    ``href`` is what the page shows (None: nothing to link to), ``anchor`` the part after ``#``,
    ``url`` the address of an internal target without it, ``host`` that of an external address,
    ``problem`` what to tell the writer.
    """

    reach: Reach
    href: str | None
    anchor: str = ""
    host: str = ""
    problem: str = ""
    url: str = ""


@dataclass(frozen=True)
class Destinations:
    """Every address that exists: ``files`` by path below ``content/``, ``urls`` by address.

    The values of ``files`` are addresses. ``hidden`` are the addresses that are not public at the
    instant of the build. ``hosts`` are the external hosts that may be linked; ``closed`` those that
    are listed but may not be linked now, with their state. ``names`` are the files whose bare name
    is unique.
    """

    files: Mapping[str, str]
    urls: frozenset[str]
    hidden: frozenset[str]
    hosts: frozenset[str]
    closed: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    _found: dict[tuple[str, str], Target] = field(default_factory=dict, compare=False, repr=False)

    def find(self, href: str, source: str) -> Target:
        """Resolve ``href`` as written in the file ``source`` (its path below ``content/``)."""
        href = href.strip()
        # It leads to the same place from every file of a folder, or from wherever it is written.
        key = href, "" if href.startswith(("/", "#")) else source.rpartition("/")[0]
        target = self._found.get(key)
        if target is None:
            target = self._found[key] = self._find(href, source)
        return target

    def _find(self, href: str, source: str) -> Target:
        if href.startswith("#"):
            return Target(Reach.ANCHOR, href, href[1:])
        if _FILE_NAME.fullmatch(href) and (url := self._beside(href, source)):
            return self._page(href, url, "", "")
        if _CODE.match(re.sub(r"[\x00-\x20\x7f-\xa0]+", "", unquote(href))):
            return Target(Reach.BROKEN, None, problem=_code(href))
        if _SCHEME.match(href) or href.startswith(("//", "\\")):
            return self._outside(href)
        path, _, anchor = href.partition("#")
        path, _, query = path.partition("?")
        url = self._inside(unquote(path), source)
        if url is None or (query and url != SEARCH):
            return Target(Reach.BROKEN, None, problem=_broken(href, url))
        return self._page(href, url, query, anchor)

    def _page(self, href: str, url: str, query: str, anchor: str) -> Target:
        if url in self.hidden:
            return Target(
                Reach.HIDDEN,
                None,
                anchor,
                problem=f"el enlace «{href}» lleva a algo que todavía no se publica o ya venció; "
                "por ahora sale como texto sin enlace",
                url=url,
            )
        shown = f"{url}?{query}" if query else url
        return Target(Reach.INTERNAL, f"{shown}#{anchor}" if anchor else shown, anchor, url=url)

    def find_image(self, src: str, source: str) -> Target:
        """Resolve the address of an image: only files of ``content/imagenes`` may be shown."""
        target = self.find(src, source)
        if target.reach is Reach.INTERNAL and target.url.startswith("/imagenes/"):
            return target
        inside = target.reach in {Reach.INTERNAL, Reach.HIDDEN, Reach.ANCHOR}
        why = "no es una imagen" if inside else "no está en content/imagenes"
        return Target(
            Reach.BROKEN,
            None,
            problem=f"la imagen «{src.strip()}» {why}; guárdala en content/imagenes/ y escribe su "
            "ruta, por ejemplo «/imagenes/2026/playa.jpg»",
        )

    def _inside(self, path: str, source: str) -> str | None:
        path = _PELICAN.sub("", path, count=1)
        if not path:
            return None
        if path.startswith("/"):
            if path in self.urls:
                return path
            if f"{path}/" in self.urls:
                return f"{path}/"
            return self.files.get(path.lstrip("/").removeprefix("content/"))
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        plain = posixpath.normpath(path)
        return self.files.get(joined) or self.files.get(plain) or self.names.get(plain)

    def _beside(self, name: str, source: str) -> str | None:
        """Return the address of a file by its bare name: that of ``source``'s own folder first."""
        beside = f"{source.rpartition('/')[0]}/{name}"
        return self.files.get(beside) or self.files.get(name) or self.names.get(name)

    def _outside(self, href: str) -> Target:
        scheme = href.split(":", 1)[0].lower()
        if scheme == "tel":
            bad = f"«{href}» no es un teléfono; escribe «tel:+529988812800»"
            return _contact(href, bad, good=_TEL.fullmatch(href) is not None)
        if scheme == "mailto":
            bad = f"«{href}» no es un correo; escribe «mailto:tramites@cancun.gob.mx»"
            return _contact(href, bad, good=_MAILTO.fullmatch(href) is not None)
        try:
            url = parse_http(href)
        except UnsafeUrl as unsafe:
            return Target(Reach.BROKEN, None, problem=str(unsafe))
        if url.host in self.hosts:
            return Target(Reach.EXTERNAL, url.href, host=url.host)
        if url.host in self.closed:
            return Target(
                Reach.CLOSED,
                None,
                host=url.host,
                problem=f"«{url.host}» está en content/datos/externos.yml con «estado: "
                f"{self.closed[url.host]}»; por eso sale como texto sin enlace",
            )
        return Target(Reach.BROKEN, None, host=url.host, problem=self.unlisted(url.host))

    def unlisted(self, host: str) -> str:
        """Return what to tell about a host that is not in the allow-list."""
        imitated = next((known for known in sorted(self.hosts) if imitates(host, known)), None)
        if imitated:
            return (
                f"el sitio «{host}» no es «{imitated}», solo se le parece; corrige la dirección o "
                "quita el enlace"
            )
        return (
            f"el sitio «{host}» no está en content/datos/externos.yml; agrégalo ahí con su dueño y "
            "propósito, o quita el enlace"
        )


def imitates(host: str, known: str) -> bool:
    """Tell whether ``host`` could be taken for ``known``: it contains it, or swaps a letter."""
    if host == known or host.endswith(f".{known}"):
        return False
    return known in host or known.replace(".", "-") in host or one_slip_apart(host, known)


def one_slip_apart(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter added, lost, changed or swapped with the next."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and (a[1] + a[0] + a[2:]) == b
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


_SITE = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|mx|org|net)(?:/|$)", re.IGNORECASE)


def _contact(href: str, bad: str, *, good: bool) -> Target:
    return Target(Reach.CONTACT, href) if good else Target(Reach.BROKEN, None, problem=bad)


def _code(href: str) -> str:
    return (
        f"«{' '.join(href.split())[:60]}» no es una dirección sino código o un archivo incrustado; "
        "quita el enlace o escribe una dirección que empiece con https://"
    )


def _broken(href: str, url: str | None) -> str:
    if url is not None:
        return f"el enlace «{href}» lleva «?», que esa página no entiende; escribe solo «{url}»"
    if _SITE.match(href):
        return f"al enlace «{href}» le falta el principio; escribe «https://{href}»"
    return (
        f"el enlace «{href}» no lleva a ninguna página; escribe el nombre de un archivo de "
        "content/ o la dirección de una página, por ejemplo «/tramites/pago-predial/»"
    )
