from plugins.structured_data.sitio import breadcrumbs, website
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults


def test_the_site_has_a_search_box():
    site = website(SITE)
    assert list(faults(site)) == []
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == "https://portal.example/buscar/?q={consulta}"
    assert action["query-input"] == "required name=consulta"


def test_the_way_to_a_page_is_numbered_and_ends_with_the_page():
    way = breadcrumbs([("Inicio", "/"), ("Trámites", "/tramites/"), ("X", "/tramites/x/")], SITE)
    assert list(faults(way)) == []
    assert [(s["position"], s["name"]) for s in way["itemListElement"]] == [
        (1, "Inicio"),
        (2, "Trámites"),
        (3, "X"),
    ]
    assert way["itemListElement"][2]["item"]["@id"] == "https://portal.example/tramites/x/"


def test_the_home_page_has_no_way_to_it():
    assert breadcrumbs([("Inicio", "/")], SITE) is None
