from datetime import date

import pytest

from plugins.structured_data.tramite import faq_node, tramite_node
from tests.plugins.content_model.builders import catalogue, datos, tramite
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults

TODAY = date(2026, 11, 23)


def made(data=None, **fields):
    entry = tramite("permiso", **fields)
    found = tramite_node(entry, catalogue(entry, data=data), SITE, TODAY)
    assert list(faults(found)) == []
    return found


def test_a_guide_is_a_service_of_the_government():
    service = made(
        homoclave="MBJ/TR/SSC/TM/05",
        resultado="Permiso",
        dirigido_a=["fisica"],
        costo={"tipo": "uma", "uma": "3.67"},
        canales=["presencial", {"tipo": "en_linea", "externo": "site"}],
        oficinas=["palacio"],
        plazo={"cantidad": "2", "unidad": "horas"},
    )
    assert service["@type"] == "GovernmentService"
    assert service["url"] == "https://portal.example/tramites/permiso/"
    assert service["identifier"] == "MBJ/TR/SSC/TM/05"
    assert service["provider"]["@type"] == "GovernmentOrganization"
    assert service["serviceOutput"] == {"@type": "Thing", "name": "Permiso"}
    assert service["serviceType"] == ["Negocios"]
    assert service["offers"][0]["price"] == "430.53"
    office, online = service["availableChannel"]
    assert office["serviceLocation"]["@id"].endswith("/oficinas/#palacio")
    assert office["processingTime"] == "PT2H"
    assert online["serviceUrl"] == "https://licenciasdefuncionamiento.cancun.gob.mx/"


def test_what_is_not_known_is_left_out():
    service = made()
    assert not {"offers", "identifier", "serviceOutput", "availableChannel"} & set(service)


def test_a_site_that_is_not_confirmed_is_not_linked():
    site = {
        "id": "site",
        "nombre": "S",
        "tipo": "servicio",
        "host": "a.gob.mx",
        "dueno": "X",
        "url": "https://a.gob.mx/",
        "proposito": "X",
        "estado": "por_confirmar",
    }
    service = made(datos(externos=[site]), canales=[{"tipo": "en_linea", "externo": "site"}])
    assert "serviceUrl" not in service["availableChannel"][0]


def test_a_phone_channel_has_its_own_number_or_the_units():
    contact = {"telefonos": ["998 881 2800"]}
    own = made(canales=[{"tipo": "whatsapp", "telefono": "998 844 8035"}], contacto=contact)
    assert own["availableChannel"][0]["servicePhone"]["telephone"] == "+529988448035"
    units = made(canales=["telefono"], contacto=contact)
    assert units["availableChannel"][0]["servicePhone"]["telephone"] == "+529988812800"


def test_a_translation_is_marked_up_in_its_language():
    service = made(idioma="en", canales=["presencial"], dirigido_a=["moral"])
    assert service["serviceType"] == ["Business"]
    assert service["availableChannel"][0]["name"] == "In person"
    assert service["audience"][0]["audienceType"] == "Companies and other legal entities"
    assert service["url"] == "https://portal.example/en/tramites/permiso/"


@pytest.mark.parametrize(
    ("plazo", "duration"),
    [
        ({"cantidad": "10", "hasta": "15", "unidad": "dias"}, "P15D"),
        ({"cantidad": "30", "unidad": "minutos"}, "PT30M"),
        ({"cantidad": "1", "unidad": "anios"}, "P1Y"),
        ({"cantidad": "10", "unidad": "dias", "habiles": "sí"}, None),
        ({"inmediato": "sí"}, None),
    ],
)
def test_a_deadline_is_a_duration_unless_it_is_in_working_days(plazo, duration):
    (channel,) = made(canales=["presencial"], plazo=plazo)["availableChannel"]
    assert channel.get("processingTime") == duration


def test_questions_are_a_faq_page():
    record = tramite("x", preguntas=[{"pregunta": "¿Cuándo?", "respuesta": "Hoy."}]).record
    found = faq_node(record.preguntas, "https://portal.example/x/", "es")
    assert list(faults(found)) == []
    assert found["mainEntity"][0]["acceptedAnswer"]["text"] == "Hoy."
    assert faq_node((), "https://portal.example/x/", "es") is None
