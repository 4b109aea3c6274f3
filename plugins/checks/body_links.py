"""Every link and image of a body leads somewhere that exists and may be linked."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.body import Body
from plugins.checks.site import Site
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.links import Reach, Target
from plugins.content_model.urls import oficina_url


def every_link_leads_somewhere(site: Site) -> Iterator[Finding]:
    """Resolve each link; what is hidden now, or closed for safety, is only an aviso."""
    for body in site.bodies:
        for address, target, line in _links(site, body):
            if target.reach is Reach.BROKEN:
                near = "" if target.host or target.url else _near(site, address)
                yield error(body.path, line(), "", f"{target.problem}{near}")
            elif target.reach is Reach.HIDDEN and body.is_public:
                yield aviso(body.path, line(), "", target.problem)
            elif target.reach is Reach.CLOSED:
                # Closing a dangerous site must take one edit, not one in each page that names it.
                danger = site.loaded.destinations.closed[target.host] == EstadoExterno.PELIGRO
                tell = aviso if danger else error
                yield tell(body.path, line(), "", target.problem)


def every_anchor_exists(site: Site) -> Iterator[Finding]:
    """Look the part after «#» up among the headings of the page it leads to."""
    anchors = {body.source.url: body.scan.ids for body in site.bodies}
    offices = frozenset(site.loaded.catalogue.datos.oficinas)
    anchors[oficina_url("").partition("#")[0]] = offices
    for body in site.bodies:
        for address, target, line in _links(site, body):
            if target.reach is Reach.ANCHOR:
                known = body.scan.ids
            elif target.reach is Reach.INTERNAL and target.anchor and target.url in anchors:
                known = anchors[target.url]
            else:
                continue
            if target.anchor not in known:
                yield error(
                    body.path,
                    line(),
                    "",
                    f"«#{target.anchor}» no es ningún título de la página a la que lleva "
                    f"«{address}».{site.suggest(target.anchor, known)} Escribe el título en "
                    "minúsculas, sin acentos y con guiones, o quita esa parte",
                )


def every_image_exists_and_is_described(site: Site) -> Iterator[Finding]:
    """Refuse images that are not in ``content/imagenes`` or have no text for who cannot see."""
    for body in site.bodies:
        seen: dict[str, int] = {}
        for tag in body.scan.tags:
            if tag.name != "img" or tag.closing:
                continue
            src = tag.get("src") or ""
            nth = seen.get(src, 0)
            seen[src] = nth + 1
            target = site.loaded.destinations.find_image(src, body.inner)
            if target.reach is Reach.BROKEN:
                line = body.line_of_address(src, nth)
                yield error(body.path, line, "", f"{target.problem}{_near(site, src)}")
            if not (tag.get("alt") or "").strip():
                yield error(
                    body.path,
                    body.line_of_address(src, nth),
                    "",
                    f"a la imagen «{src}» le falta el texto alternativo; escribe qué se ve: "
                    "«![Tres personas limpian la playa](…)»",
                )


class _Line:
    """The line of the ``nth`` link to an address, looked for only when it is needed."""

    def __init__(self, body: Body, address: str, nth: int) -> None:
        self._place = (body, address, nth)

    def __call__(self) -> int:
        body, address, nth = self._place
        return body.line_of_address(address, nth)


def _links(site: Site, body: Body) -> Iterator[tuple[str, Target, _Line]]:
    seen: dict[str, int] = {}
    for tag in body.scan.tags:
        address = tag.get("href") if tag.name == "a" and not tag.closing else None
        if address is None:
            continue
        nth = seen.get(address, 0)
        seen[address] = nth + 1
        yield (
            address,
            site.loaded.destinations.find(address, body.inner),
            _Line(body, address, nth),
        )


def _near(site: Site, address: str) -> str:
    """Name the file or address that is spelt most like ``address``."""
    last = address.partition("#")[0].rstrip("/").rpartition("/")[2]
    if not last or ":" in address:
        return ""
    return f".{hint}" if (hint := site.suggest(last, site.last_parts)) else ""
