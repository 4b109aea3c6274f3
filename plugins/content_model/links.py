"""Where a link or image of a body leads: by file name or by address, inside or outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from plugins.content_model.weburl import UnsafeUrl, parse_http

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Reach(StrEnum):
    """What kind of place a link leads to."""

    INTERNAL = "internal"
    ANCHOR = "anchor"
    EXTERNAL = "external"
    CONTACT = "contact"
    HIDDEN = "hidden"
    BROKEN = "broken"


@dataclass(frozen=True)
class Target:
    """What a link leads to.

    ``href`` is what the page shows (None: nothing to link to), ``anchor`` the part after ``#``,
    ``host`` that of an external address, ``problem`` what to tell the writer.
    """

    reach: Reach
    href: str | None
    anchor: str = ""
    host: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Destinations:
    """Every address that exists: ``files`` by path below ``content/``, ``urls`` by address.

    The values of ``files`` are addresses. ``hidden`` are the addresses that are not public at the
    instant of the build. ``hosts`` are the external hosts that may be linked.
    """

    files: Mapping[str, str]
    urls: frozenset[str]
    hidden: frozenset[str]
    hosts: frozenset[str]

    def find(self, href: str, source: str) -> Target:
        """Resolve ``href`` as written in the file ``source`` (its path below ``content/``)."""
        href = href.strip()
        if href.startswith("#"):
            return Target(Reach.ANCHOR, href, href[1:])
        if _SCHEME.match(href) or href.startswith(("//", "\\")):
            return self._outside(href)
        path, _, anchor = href.partition("#")
        url = self._inside(unquote(path), source)
        if url is None:
            return Target(
                Reach.BROKEN,
                None,
                problem=f"el enlace «{href}» no lleva a ninguna página; escribe el nombre de un "
                "archivo de content/ o la dirección de una página, por ejemplo "
                "«/tramites/pago-predial/»",
            )
        shown = f"{url}#{anchor}" if anchor else url
        if url in self.hidden:
            return Target(
                Reach.HIDDEN,
                None,
                anchor,
                problem=f"el enlace «{href}» lleva a algo que todavía no se publica o ya venció; "
                "por ahora sale como texto sin enlace",
            )
        return Target(Reach.INTERNAL, shown, anchor)

    def _inside(self, path: str, source: str) -> str | None:
        if path.startswith("{") and "}" in path:
            path = path.partition("}")[2]
        if path.startswith("/"):
            if path in self.urls:
                return path
            if f"{path}/" in self.urls:
                return f"{path}/"
            return self.files.get(path.lstrip("/").removeprefix("content/"))
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        return self.files.get(joined) or self.files.get(posixpath.normpath(path))

    def _outside(self, href: str) -> Target:
        scheme = href.split(":", 1)[0].lower()
        if scheme == "tel":
            ok = re.fullmatch(r"tel:\+?[0-9;=ext -]{3,24}", href)
            bad = f"«{href}» no es un teléfono; escribe «tel:+529988812800»"
            return Target(Reach.CONTACT, href) if ok else Target(Reach.BROKEN, None, problem=bad)
        if scheme == "mailto":
            ok = re.fullmatch(r"mailto:[a-z0-9._%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", href, re.I)
            bad = f"«{href}» no es un correo; escribe «mailto:tramites@cancun.gob.mx»"
            return Target(Reach.CONTACT, href) if ok else Target(Reach.BROKEN, None, problem=bad)
        try:
            url = parse_http(href)
        except UnsafeUrl as unsafe:
            return Target(Reach.BROKEN, None, problem=str(unsafe))
        if url.host not in self.hosts:
            return Target(
                Reach.BROKEN,
                None,
                host=url.host,
                problem=f"el sitio «{url.host}» no está en content/datos/externos.yml; agrégalo ahí "
                "con su dueño y propósito, o quita el enlace",
            )
        return Target(Reach.EXTERNAL, url.href, host=url.host)
