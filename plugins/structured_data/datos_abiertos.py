"""The open data as a schema.org DataCatalog, for search engines of data sets."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.content_model.datasets import ConjuntoDescrito
from plugins.content_model.publication import LICENCIA_URL, Site
from plugins.structured_data.lugares import area, gobierno_ref
from plugins.structured_data.node import Node, node

_FORMATS = {"JSON": "application/json", "CSV": "text/csv"}


def data_catalog(conjuntos: Sequence[ConjuntoDescrito], url: str, site: Site) -> Node:
    """Return the catalogue of the data sets that the page at ``url`` documents."""
    return node(
        "DataCatalog",
        id_=f"{url}#datos",
        name=f"Datos abiertos de {site.nombre}",
        url=url,
        license=LICENCIA_URL,
        publisher=gobierno_ref(site),
        dataset=[_dataset(one, url, site) for one in conjuntos],
    )


def _dataset(conjunto: ConjuntoDescrito, url: str, site: Site) -> Node:
    return node(
        "Dataset",
        name=conjunto.titulo,
        # Search engines ask for 50 letters at least.
        description=f"{conjunto.descripcion} Datos del municipio de Benito Juárez (Cancún).",
        url=f"{url}#{conjunto.id}",
        identifier=conjunto.id,
        license=LICENCIA_URL,
        creator=gobierno_ref(site),
        spatialCoverage=area(),
        isAccessibleForFree=True,
        dateModified=conjunto.actualizado.isoformat() if conjunto.actualizado else None,
        distribution=[
            node("DataDownload", encodingFormat=_FORMATS[name], contentUrl=f"{site.url}{address}")
            for name, address in conjunto.archivos
        ],
    )
