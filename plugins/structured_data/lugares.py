"""The government, its bodies and its offices."""

from __future__ import annotations

import re
from datetime import date

from plugins.content_model.agenda import HOLIDAYS_AHEAD
from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Contacto
from plugins.content_model.externos import EstadoExterno, TipoExterno
from plugins.content_model.lugares import Accesibilidad, Dependencia, Oficina
from plugins.content_model.opening_hours import schema_org, schema_org_closed
from plugins.content_model.publication import Site
from plugins.content_model.types import tel_href
from plugins.content_model.urls import dependencia_url, oficina_url
from plugins.structured_data.node import Node, node

MUNICIPIO = "Benito Juárez"
ESTADO = "Quintana Roo"
GOBIERNO = "Ayuntamiento de Benito Juárez, Quintana Roo"

_POSTAL_CODE = re.compile(r"C\.?\s?P\.?\s*(\d{5})")
_FEATURES = {
    Accesibilidad.RAMPA: "Rampa",
    Accesibilidad.ELEVADOR: "Elevador",
    Accesibilidad.BANO_ACCESIBLE: "Baño accesible",
    Accesibilidad.ESTACIONAMIENTO_ACCESIBLE: "Estacionamiento accesible",
    Accesibilidad.LENGUA_DE_SENAS: "Lengua de señas mexicana",
    Accesibilidad.BRAILLE: "Braille",
}


def area() -> Node:
    """Return the municipality as an area served."""
    return node("AdministrativeArea", name=f"{MUNICIPIO}, {ESTADO}, México")


def gobierno_ref(site: Site) -> Node:
    """Return the city's government, by reference."""
    return node("GovernmentOrganization", id_=f"{site.url}/#gobierno", name=GOBIERNO)


def gobierno(catalogue: Catalogue, site: Site) -> Node:
    """Return the city's government in full, for the home page."""
    networks = [
        externo.url
        for externo in catalogue.datos.externos.values()
        if externo.tipo is TipoExterno.RED_SOCIAL
        and externo.estado is EstadoExterno.ACTIVO
        and externo.url
    ]
    return {
        **gobierno_ref(site),
        **node("GovernmentOrganization", url=f"{site.url}/", areaServed=area(), sameAs=networks),
    }


def dependencia_ref(dependencia: Dependencia, site: Site) -> Node:
    """Return a body of the government, by reference."""
    return node(
        "GovernmentOrganization",
        id_=f"{site.url}{dependencia_url(dependencia.id)}",
        name=dependencia.nombre,
    )


def dependencia_node(dependencia: Dependencia, catalogue: Catalogue, site: Site) -> Node:
    """Return a body of the government in full."""
    above = catalogue.datos.dependencias.get(dependencia.depende_de or "")
    return {
        **dependencia_ref(dependencia, site),
        **node(
            "GovernmentOrganization",
            alternateName=dependencia.siglas,
            description=dependencia.que_hace,
            url=f"{site.url}{dependencia_url(dependencia.id)}",
            parentOrganization=dependencia_ref(above, site) if above else gobierno_ref(site),
            areaServed=area(),
            address=_address(dependencia.direccion),
            email=dependencia.contacto.correo,
            telephone=_phones(dependencia.contacto),
            contactPoint=_hours_of(dependencia, catalogue),
        ),
    }


def oficina_ref(oficina: Oficina, site: Site) -> Node:
    """Return an office by reference, with what tells where it is."""
    return node(
        "GovernmentOffice",
        id_=f"{site.url}{oficina_url(oficina.id)}",
        name=oficina.nombre,
        address=_address(oficina.direccion),
    )


def oficina_node(oficina: Oficina, catalogue: Catalogue, site: Site, today: date) -> Node:
    """Return an office with its hours and the holidays on which it is closed."""
    owner = catalogue.datos.dependencias.get(oficina.dependencia or "")
    ahead = [f for f in catalogue.datos.festivos if f.fecha <= today + HOLIDAYS_AHEAD]
    return {
        **oficina_ref(oficina, site),
        **node(
            "GovernmentOffice",
            url=f"{site.url}{oficina_url(oficina.id)}",
            description=oficina.referencia,
            telephone=_phones(oficina.contacto),
            email=oficina.contacto.correo,
            parentOrganization=dependencia_ref(owner, site) if owner else None,
            geo=_geo(oficina),
            openingHoursSpecification=schema_org(oficina.horario),
            specialOpeningHoursSpecification=schema_org_closed(oficina.horario, ahead, today),
            amenityFeature=[
                node("LocationFeatureSpecification", name=_FEATURES[one], value=True)
                for one in oficina.accesibilidad or ()
            ],
        ),
    }


def contact_point(contacto: Contacto, contact_type: str) -> Node | None:
    """Return phones and e-mail as a contact point; None when there are neither."""
    phones, email = _phones(contacto), contacto.correo
    if not phones and not email:
        return None
    return node(
        "ContactPoint",
        contactType=contact_type,
        telephone=phones,
        email=email,
        availableLanguage="es",
        areaServed=area(),
    )


def _address(text: str | None) -> Node | None:
    if not text:
        return None
    code = _POSTAL_CODE.search(text)
    return node(
        "PostalAddress",
        streetAddress=text,
        addressLocality="Cancún",
        addressRegion=ESTADO,
        postalCode=code[1] if code else None,
        addressCountry="MX",
    )


def _phones(contacto: Contacto) -> str | list[str] | None:
    phones = [tel_href(phone).removeprefix("tel:") for phone in contacto.telefonos]
    return phones[0] if len(phones) == 1 else phones


def _geo(oficina: Oficina) -> Node | None:
    if oficina.latitud is None or oficina.longitud is None:
        return None
    return node(
        "GeoCoordinates", latitude=float(oficina.latitud), longitude=float(oficina.longitud)
    )


def _hours_of(dependencia: Dependencia, catalogue: Catalogue) -> Node | None:
    hours = schema_org(dependencia.horario)
    point = contact_point(dependencia.contacto, "Atención ciudadana")
    if point is None or not hours:
        return point
    return {**point, "hoursAvailable": hours}
