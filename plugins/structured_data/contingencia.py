"""An emergency message as a schema.org SpecialAnnouncement."""

from __future__ import annotations

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Caracter, Contingencia
from plugins.content_model.publication import LICENCIA_URL, Site
from plugins.content_model.urls import contingencia_url
from plugins.structured_data.lugares import gobierno_ref, oficina_ref
from plugins.structured_data.node import Node, node


def contingencia_node(
    entry: Entry[Contingencia], catalogue: Catalogue, site: Site, idioma: Idioma = Idioma.ES
) -> Node | None:
    """Return the message in one language; None for a drill, which machines must not relay."""
    record = entry.record
    if record.caracter is not Caracter.REAL:
        return None
    other = record.idiomas.get(idioma)
    if idioma is not Idioma.ES and other is None:
        return None
    url = f"{site.url}{contingencia_url(entry.id, idioma)}"
    what = other.que_pasa if other else record.que_pasa
    steps = other.que_hacer if other else record.que_hacer
    place = (other.area if other else None) or record.area
    closed = [catalogue.datos.oficinas.get(id_) for id_ in record.oficinas_cerradas]
    return node(
        "SpecialAnnouncement",
        id_=f"{url}#aviso",
        identifier=entry.id,
        name=other.titulo if other else record.titulo,
        text="\n".join([what, *steps]),
        url=url,
        mainEntityOfPage=url,
        inLanguage=idioma.value,
        category=record.evento,
        datePosted=record.emitido.isoformat(),
        datePublished=record.emitido.isoformat(),
        expires=record.vigente_hasta.isoformat(),
        temporalCoverage=f"{record.inicio.isoformat()}/{record.vigente_hasta.isoformat()}",
        spatialCoverage=node("AdministrativeArea", name=place),
        announcementLocation=[oficina_ref(o, site) for o in closed if o is not None],
        publisher=gobierno_ref(site),
        sourceOrganization=node("Organization", name=record.fuente_oficial),
        webFeed=f"{site.url}/contingencia/atom.xml",
        newsUpdatesAndGuidelines=f"{site.url}/contingencia/",
        license=LICENCIA_URL,
    )
