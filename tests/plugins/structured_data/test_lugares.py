from datetime import date

import pytest

from plugins.content_model.common import Contacto
from plugins.structured_data.lugares import (
    contact_point,
    dependencia_node,
    gobierno,
    oficina_node,
)
from tests.plugins.content_model.builders import FUENTES, catalogue, datos
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults

TODAY = date(2026, 11, 23)


def office(**fields):
    entry = {"id": "palacio", "nombre": "Palacio", "tipo": "oficina", "fuentes": FUENTES, **fields}
    data = datos(oficinas=[entry])
    return oficina_node(data.oficinas["palacio"], catalogue(data=data), SITE, TODAY)


def test_an_office_has_address_phone_hours_and_holidays():
    data = datos()
    made = oficina_node(data.oficinas["palacio"], catalogue(data=data), SITE, TODAY)
    assert list(faults(made)) == []
    assert made["@type"] == "GovernmentOffice"
    assert made["@id"] == "https://portal.example/oficinas/#palacio"
    assert made["address"]["postalCode"] == "77500"
    assert made["telephone"] == "+529988812800;ext=2028"
    assert made["openingHoursSpecification"][0]["opens"] == "08:00"
    (closed,) = made["specialOpeningHoursSpecification"]
    assert (closed["validFrom"], closed["name"]) == ("2026-12-25", "Navidad")
    assert made["parentOrganization"]["name"] == "Dirección de Ingresos"


def test_holidays_far_ahead_are_not_listed_yet():
    data = datos()
    early = oficina_node(data.oficinas["palacio"], catalogue(data=data), SITE, date(2026, 3, 1))
    assert "specialOpeningHoursSpecification" not in early


def test_what_is_not_known_of_an_office_is_left_out():
    made = office()
    assert list(faults(made)) == []
    assert set(made) == {"@type", "@id", "name", "url"}


def test_coordinates_and_accessibility_are_said_where_known():
    made = office(latitud="21.1619", longitud="-86.8515", accesibilidad=["rampa"])
    assert list(faults(made)) == []
    assert made["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 21.1619,
        "longitude": -86.8515,
    }
    assert made["amenityFeature"][0]["name"] == "Rampa"


def test_a_dependencia_is_part_of_another_or_of_the_city():
    below = {
        "id": "catastro",
        "nombre": "Catastro",
        "que_hace": "X",
        "fuentes": FUENTES,
        "depende_de": "ingresos",
        "direccion": "SM 5",
        "contacto": {"telefonos": ["998 881 2800", "998 881 2801"]},
        "horario": [{"dias": ["lunes"], "abre": "08:00", "cierra": "16:00"}],
    }
    above = {"id": "ingresos", "nombre": "Ingresos", "que_hace": "X", "fuentes": FUENTES}
    data = datos(dependencias=[above, below])
    made = dependencia_node(data.dependencias["catastro"], catalogue(data=data), SITE)
    assert list(faults(made)) == []
    assert made["parentOrganization"]["@id"] == "https://portal.example/dependencias/ingresos/"
    assert made["contactPoint"]["hoursAvailable"][0]["closes"] == "16:00"
    assert made["telephone"] == ["+529988812800", "+529988812801"]
    top = dependencia_node(data.dependencias["ingresos"], catalogue(data=data), SITE)
    assert top["parentOrganization"]["@id"] == "https://portal.example/#gobierno"


@pytest.mark.parametrize("estado", ["activo", "por_confirmar"])
def test_only_confirmed_networks_are_the_governments(estado):
    network = {
        "id": "fb",
        "nombre": "Facebook",
        "tipo": "red_social",
        "host": "www.facebook.com",
        "url": "https://www.facebook.com/x",
        "dueno": "X",
        "proposito": "X",
        "estado": estado,
    }
    made = gobierno(catalogue(data=datos(externos=[network])), SITE)
    assert list(faults(made)) == []
    assert made.get("sameAs") == (["https://www.facebook.com/x"] if estado == "activo" else None)


def test_nobody_to_contact_is_no_contact_point():
    assert contact_point(Contacto(), "x") is None
