"""A news item as a schema.org NewsArticle."""

from __future__ import annotations

from urllib.parse import quote

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Imagen
from plugins.content_model.noticia import Noticia
from plugins.content_model.publication import LICENCIA_URL, Site
from plugins.structured_data.lugares import dependencia_ref, gobierno_ref
from plugins.structured_data.node import Node, node


def noticia_node(entry: Entry[Noticia], catalogue: Catalogue, site: Site) -> Node:
    """Return the article; its author is the body that published it, never a person."""
    record, datos = entry.record, catalogue.datos
    owner = datos.dependencias.get(record.dependencia)
    url = f"{site.url}{entry.url}"
    pictures = [*([record.imagen] if record.imagen else []), *record.galeria]
    return node(
        "NewsArticle",
        id_=f"{url}#noticia",
        headline=record.titulo,
        description=record.resumen,
        url=url,
        mainEntityOfPage=url,
        inLanguage=entry.idioma.value,
        datePublished=record.fecha.isoformat(),
        dateModified=(record.actualizado or record.fecha).isoformat(),
        expires=record.vence.isoformat() if record.vence else None,
        author=dependencia_ref(owner, site) if owner else gobierno_ref(site),
        publisher=gobierno_ref(site),
        articleSection=[datos.temas[id_].nombre for id_ in record.temas if id_ in datos.temas],
        contentLocation=node("Place", name=record.lugar) if record.lugar else None,
        image=[_image(picture, site) for picture in pictures],
        correction=[
            node("CorrectionComment", text=one.texto, datePublished=one.fecha.isoformat())
            for one in record.fe_de_erratas
        ],
        isAccessibleForFree=True,
        license=LICENCIA_URL,
    )


def _image(picture: Imagen, site: Site) -> Node:
    return node(
        "ImageObject",
        contentUrl=f"{site.url}/imagenes/{quote(picture.archivo)}",
        caption=picture.alt,
        creditText=picture.credito,
    )
