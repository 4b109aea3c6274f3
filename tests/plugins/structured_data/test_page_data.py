import json
from dataclasses import dataclass

import pytest

from plugins.content_model.common import Idioma
from plugins.content_model.script_json import script_json
from plugins.structured_data.page_data import page_data
from tests.plugins.content_model.builders import (
    catalogue,
    contingencia,
    noticia,
    pagina,
    tramite,
)
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults

FAQ = [{"pregunta": "¿Cuándo?", "respuesta": "Hoy & mañana."}]


@dataclass(frozen=True)
class Crumb:
    texto: str
    href: str


@dataclass(frozen=True)
class Meta:
    url: str
    titulo: str = "Título"
    kind: str = ""
    id: str = ""
    idioma: Idioma = Idioma.ES
    breadcrumbs: tuple[Crumb, ...] = (Crumb("Inicio", "/"),)


CATALOGUE = catalogue(
    tramite("x", preguntas=FAQ),
    tramite("x", idioma="en", titulo="Permit"),
    noticia("2026-03-14-a"),
    contingencia("roja"),
    pagina("contacto", preguntas=FAQ),
    pagina("privacidad"),
)


def types(meta):
    found = list(page_data(CATALOGUE, SITE)(meta))
    for document in found:
        assert document["@context"] == "https://schema.org"
        assert list(faults(document)) == []
        assert json.loads(script_json(document)) == document
    nodes = [n for document in found for n in document.get("@graph", [document])]
    return [node["@type"] for node in nodes]


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (Meta("/tramites/x/", kind="tramite", id="x"), ["GovernmentService", "FAQPage"]),
        (Meta("/noticias/2026/03/a/", kind="noticia", id="2026-03-14-a"), ["NewsArticle"]),
        (Meta("/contingencia/roja/", kind="contingencia", id="roja"), ["SpecialAnnouncement"]),
        (
            Meta("/dependencias/ingresos/", kind="dependencia", id="ingresos"),
            ["GovernmentOrganization"],
        ),
        (Meta("/contacto/", kind="pagina", id="contacto"), ["FAQPage"]),
        (Meta("/privacidad/", kind="pagina", id="privacidad"), []),
        (Meta("/oficinas/"), ["GovernmentOffice"]),
        (Meta("/api/v1/"), ["DataCatalog"]),
        (Meta("/tramites/"), []),
        (Meta("/tramites/y/", kind="tramite", id="no-publicado"), []),
    ],
)
def test_each_kind_of_page_has_its_markup_after_the_way_to_it(meta, expected):
    assert types(meta) == ["BreadcrumbList", *expected]


def test_the_home_page_is_the_site_and_the_government():
    assert types(Meta("/", breadcrumbs=())) == ["WebSite", "GovernmentOrganization"]


def test_a_translation_has_its_own_words():
    meta = Meta("/en/tramites/x/", kind="tramite", id="x", idioma=Idioma.EN)
    (_, service) = page_data(CATALOGUE, SITE)(meta)
    assert service["name"] == "Permit"
