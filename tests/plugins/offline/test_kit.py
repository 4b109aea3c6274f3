"""What is kept on a device."""

from plugins.offline.kit import extras, kit, path_of
from tests.plugins.content_model.builders import catalogue, contingencia, pagina

EN = {"en": {"titulo": "Red alert", "que_pasa": "It comes.", "que_hacer": ["Stay in."]}}
MADE = {
    "index.html": "1",
    "contingencia/index.html": "2",
    "contingencia/x/index.html": "3",
    "en/contingencia/x/index.html": "4",
    "contacto/index.html": "5",
    "refugios/index.html": "6",
    "tramites/uno/index.html": "7",
    "buscar/index.html": "8",
    "assets/main.0123456789ab.css": "9",
    "assets/site.ABCDEFGH.js": "10",
    "assets/search-page.ABCDEFGH.js": "11",
    "assets/que-puedo-tramitar.ABCDEFGH.js": "12",
    "buscar/datos/indice-tramites-es.0123456789.json": "13",
    "buscar/datos/indice-noticias-2024-es.0123456789.json": "14",
    "buscar/datos/indice-noticias-2025-es.0123456789.json": "15",
    "buscar/datos/indice-noticias-2026-es.0123456789.json": "16",
}


def addresses(*entries):
    return [address for address, _ in kit(catalogue(*entries), MADE)]


def test_the_kit_holds_what_exists_with_its_digest():
    assert ("/refugios/", "6") in kit(catalogue(), MADE)
    assert "/oficinas/" not in addresses()


def test_a_message_in_force_is_in_the_kit_in_each_of_its_languages():
    found = addresses(contingencia("x", idiomas=EN))
    assert {"/contingencia/x/", "/en/contingencia/x/"} <= set(found)
    over = contingencia(
        "x", inicio="2026-11-20T09:00-05:00", vigente_hasta="2026-11-21T09:00-05:00"
    )
    assert "/contingencia/x/" not in addresses(over)


def test_standing_pages_are_in_the_kit_and_guides_are_not():
    assert "/contacto/" in addresses(pagina("contacto"))
    assert "/contacto/" not in addresses()
    assert "/tramites/uno/" not in addresses()


def test_styles_and_scripts_are_in_the_kit_but_for_those_of_other_pages():
    found = addresses()
    assert {"/assets/main.0123456789ab.css", "/assets/site.ABCDEFGH.js"} <= set(found)
    assert not [a for a in found if "search" in a or "que-puedo" in a]


def test_the_search_is_an_extra_with_the_news_of_the_last_two_years():
    assert extras(MADE) == (
        "/buscar/",
        "/assets/search-page.ABCDEFGH.js",
        "/buscar/datos/indice-noticias-2025-es.0123456789.json",
        "/buscar/datos/indice-noticias-2026-es.0123456789.json",
        "/buscar/datos/indice-tramites-es.0123456789.json",
    )


def test_an_address_is_a_file():
    assert [path_of(a) for a in ("/", "/a/", "/a.css")] == ["index.html", "a/index.html", "a.css"]
