"""The site itself: its search, and the way to a page."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.content_model.publication import LICENCIA_URL, Site
from plugins.structured_data.lugares import gobierno_ref
from plugins.structured_data.node import Node, node


def website(site: Site) -> Node:
    """Return the site with its search box."""
    return node(
        "WebSite",
        id_=f"{site.url}/#sitio",
        name=site.nombre,
        url=f"{site.url}/",
        inLanguage=["es", "en"],
        publisher=gobierno_ref(site),
        license=LICENCIA_URL,
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=f"{site.url}/buscar/?q={{consulta}}"),
            query_input_="required name=consulta",
        ),
    )


def breadcrumbs(way: Iterable[tuple[str, str]], site: Site) -> Node | None:
    """Return the way from the home page, as names and addresses; None for the home page."""
    steps = list(way)
    if len(steps) < 2:
        return None
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=place, name=name, item={"@id": f"{site.url}{url}"})
            for place, (name, url) in enumerate(steps, start=1)
        ],
    )
