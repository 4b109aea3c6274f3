"""A procedure as a schema.org GovernmentService."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Contacto, Idioma, Pregunta
from plugins.content_model.cost_engine import price
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.publication import Site
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import Canal, Persona, Plazo, TipoCanal, Unidad
from plugins.structured_data.lugares import (
    area,
    contact_point,
    dependencia_ref,
    gobierno_ref,
    oficina_ref,
)
from plugins.structured_data.node import Node, node
from plugins.structured_data.ofertas import offers

# Spanish and English.
_CHANNEL_NAMES = {
    TipoCanal.EN_LINEA: ("En línea", "Online"),
    TipoCanal.PRESENCIAL: ("En persona", "In person"),
    TipoCanal.TELEFONO: ("Por teléfono", "By phone"),
    TipoCanal.CORREO: ("Por correo", "By e-mail"),
    TipoCanal.WHATSAPP: ("Por WhatsApp", "By WhatsApp"),
}
_AUDIENCE = {
    Persona.FISICA: ("Personas físicas", "Individuals"),
    Persona.MORAL: ("Personas morales", "Companies and other legal entities"),
}

# ISO 8601 durations; minutes and hours go after the T.
_DURATION = {
    Unidad.MINUTOS: "PT{}M",
    Unidad.HORAS: "PT{}H",
    Unidad.DIAS: "P{}D",
    Unidad.SEMANAS: "P{}W",
    Unidad.MESES: "P{}M",
    Unidad.ANIOS: "P{}Y",
}


def tramite_node(entry: Entry[Tramite], catalogue: Catalogue, site: Site, today: date) -> Node:
    """Return the guide as a service of the government; what is not known is left out."""
    record, datos = entry.record, catalogue.datos
    english = entry.idioma is Idioma.EN
    owner = datos.dependencias.get(record.dependencia)
    tarifa = price(record.costo, today, datos.uma) if record.costo else None
    return node(
        "GovernmentService",
        id_=f"{site.url}{entry.url}#servicio",
        name=record.titulo,
        description=record.resumen,
        url=f"{site.url}{entry.url}",
        identifier=record.homoclave,
        serviceType=[
            datos.temas[id_].nombre_en if english else datos.temas[id_].nombre
            for id_ in record.temas
            if id_ in datos.temas
        ],
        provider=dependencia_ref(owner, site) if owner else gobierno_ref(site),
        jurisdiction=area(),
        areaServed=area(),
        audience=[node("Audience", audienceType=_AUDIENCE[p][english]) for p in record.dirigido_a],
        serviceOutput=node("Thing", name=record.resultado) if record.resultado else None,
        availableChannel=list(_channels(record, catalogue, site, english)),
        offers=offers(tarifa),
    )


def faq_node(preguntas: Sequence[Pregunta], url: str, idioma: str) -> Node | None:
    """Return the questions of a page as a FAQPage; None when there are none."""
    if not preguntas:
        return None
    return node(
        "FAQPage",
        id_=f"{url}#preguntas",
        inLanguage=idioma,
        mainEntity=[
            node(
                "Question",
                name=one.pregunta,
                acceptedAnswer=node("Answer", text=one.respuesta),
            )
            for one in preguntas
        ],
    )


def _channels(record: Tramite, catalogue: Catalogue, site: Site, english: bool) -> Iterator[Node]:
    for canal in record.canales:
        if canal.tipo is not TipoCanal.PRESENCIAL:
            yield _channel(canal, record, catalogue, english)
            continue
        offices = [catalogue.datos.oficinas.get(id_) for id_ in record.oficinas]
        places = [oficina_ref(office, site) for office in offices if office is not None]
        yield node(
            "ServiceChannel",
            name=_CHANNEL_NAMES[canal.tipo][english],
            serviceLocation=places[0] if len(places) == 1 else places,
            processingTime=_duration(record.plazo),
            availableLanguage="es",
        )


def _channel(canal: Canal, record: Tramite, catalogue: Catalogue, english: bool) -> Node:
    name = _CHANNEL_NAMES[canal.tipo][english]
    externo = catalogue.datos.externos.get(canal.externo or "")
    linked = externo is not None and externo.estado is EstadoExterno.ACTIVO
    phone = None
    if canal.telefono is not None:
        phone = contact_point(Contacto(telefonos=(canal.telefono,)), name)
    elif canal.tipo in {TipoCanal.TELEFONO, TipoCanal.CORREO} and record.contacto is not None:
        phone = contact_point(record.contacto, name)
    return node(
        "ServiceChannel",
        name=name,
        serviceUrl=(canal.url or (externo.url if externo else None)) if linked else None,
        servicePhone=phone,
        processingTime=_duration(record.plazo),
        availableLanguage="es",
    )


def _duration(plazo: Plazo | None) -> str | None:
    """ISO 8601; working days have no form there, so those are left out rather than misstated."""
    if plazo is None or plazo.unidad is None or plazo.habiles:
        return None
    return _DURATION[plazo.unidad].format(plazo.hasta or plazo.cantidad)
