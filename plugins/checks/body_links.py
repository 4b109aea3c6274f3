"""Every link and image of a body leads somewhere that exists and may be linked."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.facts import facts_of
from plugins.checks.site import Site
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.links import Reach
from plugins.content_model.source import Source
from plugins.content_model.urls import oficina_url


def every_link_leads_somewhere(site: Site) -> Iterator[Finding]:
    """Resolve each link; what is hidden now, or closed for safety, is only an aviso."""
    for link in site.notable_links:
        target, path = link.target, link.body.path
        if link.is_image:
            continue
        if target.reach is Reach.BROKEN:
            near = "" if target.host or target.url else _near(site, link.address)
            yield error(path, link.line, "", f"{target.problem}{near}")
        elif target.reach is Reach.HIDDEN and link.body.is_public:
            yield aviso(path, link.line, "", target.problem)
        elif target.reach is Reach.CLOSED:
            # Closing a dangerous site must take one edit, not one in each page that names it.
            danger = site.loaded.destinations.closed[target.host] == EstadoExterno.PELIGRO
            tell = aviso if danger else error
            yield tell(path, link.line, "", target.problem)


def every_anchor_exists(site: Site) -> Iterator[Finding]:
    """Look the part after «#» up among the headings of the page it leads to."""
    pages: dict[str, Source] = {}
    offices = oficina_url("").partition("#")[0]
    for link in site.notable_links:
        target = link.target
        if target.reach is Reach.ANCHOR:
            known = facts_of(link.body.source).anchors
        elif target.reach is Reach.INTERNAL and target.anchor:
            pages = pages or {source.url: source for source in site.sources}
            if target.url == offices:
                known = frozenset(site.loaded.catalogue.datos.oficinas)
            elif target.url in pages:
                known = facts_of(pages[target.url]).anchors
            else:
                continue
        else:
            continue
        if target.anchor not in known:
            yield error(
                link.body.path,
                link.line,
                "",
                f"«#{target.anchor}» no es ningún título de la página a la que lleva "
                f"«{link.address}».{site.suggest(target.anchor, known)} Escribe el título en "
                "minúsculas, sin acentos y con guiones, o quita esa parte",
            )


def every_image_exists_and_is_described(site: Site) -> Iterator[Finding]:
    """Refuse images that are not in ``content/imagenes`` or have no text for who cannot see."""
    for link in site.notable_links:
        if not link.is_image:
            continue
        path = link.body.path
        if link.target.reach is Reach.BROKEN:
            near = _near(site, link.address)
            yield error(path, link.line, "", f"{link.target.problem}{near}")
        if not link.is_described:
            yield error(
                path,
                link.line,
                "",
                f"a la imagen «{link.address}» le falta el texto alternativo; escribe qué se ve: "
                "«![Tres personas limpian la playa](…)»",
            )


def _near(site: Site, address: str) -> str:
    """Name the file or address that is spelt most like ``address``."""
    last = address.partition("#")[0].rstrip("/").rpartition("/")[2]
    if not last or ":" in address:
        return ""
    return f".{hint}" if (hint := site.suggest(last, site.last_parts)) else ""
