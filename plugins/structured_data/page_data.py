"""Which markup belongs to which page: the function that the portal calls for every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.datasets import describe
from plugins.content_model.dates import day_of
from plugins.content_model.publication import Site
from plugins.structured_data.contingencia import contingencia_node
from plugins.structured_data.datos_abiertos import data_catalog
from plugins.structured_data.lugares import dependencia_node, gobierno, oficina_node
from plugins.structured_data.node import Node, with_context
from plugins.structured_data.noticia import noticia_node
from plugins.structured_data.sitio import breadcrumbs, website

HOME = "/"
OFICINAS = "/oficinas/"
API = "/api/v1/"


class Step(Protocol):
    """One step of the way to a page."""

    @property
    def texto(self) -> str:
        """Its name."""
        ...

    @property
    def href(self) -> str:
        """Its address inside the site."""
        ...


class PageMeta(Protocol):
    """What a page says about itself, as far as markup needs it.

    ``breadcrumbs`` lead to the page above this one; ``kind`` and ``id`` name the record it shows
    ("" for lists).
    """

    @property
    def url(self) -> str:
        """Address inside the site."""
        ...

    @property
    def titulo(self) -> str:
        """Its title."""
        ...

    @property
    def idioma(self) -> Idioma:
        """Its language."""
        ...

    @property
    def breadcrumbs(self) -> Sequence[Step]:
        """The way to it."""
        ...

    @property
    def kind(self) -> str:
        """The kind of its record."""
        ...

    @property
    def id(self) -> str:
        """The id of its record."""
        ...


def page_data(
    catalogue: Catalogue, site: Site
) -> Callable[[PageMeta], Iterator[Mapping[str, Any]]]:
    """Return the function that yields the JSON-LD documents of a page."""
    today = day_of(catalogue.now)

    def of_page(meta: PageMeta) -> Iterator[Mapping[str, Any]]:
        way = [(step.texto, step.href) for step in meta.breadcrumbs]
        found = [breadcrumbs([*way, (meta.titulo, meta.url)], site)]
        if meta.url == HOME:
            found += [website(site), gobierno(catalogue, site)]
        elif meta.url == OFICINAS:
            offices = catalogue.datos.oficinas.values()
            found += [oficina_node(office, catalogue, site, today) for office in offices]
        elif meta.url == API:
            found.append(data_catalog(describe(catalogue), f"{site.url}{API}", site))
        elif meta.kind:
            found += _of_record(meta, catalogue, site, today)
        nodes = [made for made in found if made is not None]
        if len(nodes) > 2:
            # One element for many nodes: the page says the context once.
            yield {"@context": "https://schema.org", "@graph": nodes}
        else:
            yield from (with_context(made) for made in nodes)

    return of_page


def _of_record(
    meta: PageMeta, catalogue: Catalogue, site: Site, today: date
) -> Iterator[Node | None]:
    url = f"{site.url}{meta.url}"
    if meta.kind == "noticia" and (noticia := catalogue.noticia(meta.id, meta.idioma)):
        yield noticia_node(noticia, catalogue, site)
        return
    # Most pages are of news, which need nothing of this.
    from plugins.structured_data.tramite import faq_node, tramite_node

    if meta.kind == "tramite" and (tramite := catalogue.tramite(meta.id, meta.idioma)):
        yield tramite_node(tramite, catalogue, site, today)
        yield faq_node(tramite.record.preguntas, url, meta.idioma.value)
    elif meta.kind == "contingencia" and (aviso := catalogue.contingencia(meta.id)):
        yield contingencia_node(aviso, catalogue, site, meta.idioma)
    elif meta.kind == "pagina" and (pagina := catalogue.pagina(meta.id, meta.idioma)):
        yield faq_node(pagina.record.preguntas, url, meta.idioma.value)
    elif meta.kind == "dependencia" and (owner := catalogue.datos.dependencias.get(meta.id)):
        yield dependencia_node(owner, catalogue, site)
