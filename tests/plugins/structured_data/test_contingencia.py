import pytest

from plugins.content_model.common import Idioma
from plugins.structured_data.contingencia import contingencia_node
from tests.plugins.content_model.builders import catalogue, contingencia
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults

EN = {"en": {"titulo": "Red alert", "que_pasa": "It comes.", "que_hacer": ["Stay in."]}}


def made(idioma=Idioma.ES, **fields):
    entry = contingencia("delta-roja", **fields)
    found = contingencia_node(entry, catalogue(entry), SITE, idioma)
    assert found is None or list(faults(found)) == []
    return found


def test_an_alert_says_what_where_and_until_when():
    aviso = made(oficinas_cerradas=["palacio"])
    assert aviso["@type"] == "SpecialAnnouncement"
    assert aviso["text"].startswith("El huracán llega esta noche.\nQuédate en casa.")
    assert aviso["expires"] == "2026-11-24T18:00:00-05:00"
    assert aviso["spatialCoverage"]["name"] == "Todo el municipio"
    assert aviso["announcementLocation"][0]["name"] == "Palacio Municipal"
    assert aviso["sourceOrganization"]["name"] == "Coordinación Estatal de Protección Civil"


def test_each_language_has_its_own_text_and_address():
    english = made(Idioma.EN, idiomas=EN)
    assert english["name"] == "Red alert"
    assert english["inLanguage"] == "en"
    assert english["url"] == "https://portal.example/en/contingencia/delta-roja/"
    assert made(Idioma.EN) is None


@pytest.mark.parametrize("caracter", ["simulacro", "prueba"])
def test_a_drill_is_not_announced_to_machines(caracter):
    assert made(caracter=caracter) is None
