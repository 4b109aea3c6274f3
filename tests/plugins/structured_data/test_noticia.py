from plugins.structured_data.noticia import noticia_node
from tests.plugins.content_model.builders import catalogue, noticia
from tests.plugins.content_model.site import SITE
from tests.plugins.structured_data.vocabulary import faults

IMAGEN = {"archivo": "2026/playa uno.jpg", "alt": "Una playa", "credito": "Comunicación"}


def made(**fields):
    entry = noticia("2026-03-14-playa", **fields)
    found = noticia_node(entry, catalogue(entry), SITE)
    assert list(faults(found)) == []
    return found


def test_an_article_is_by_the_body_that_published_it():
    article = made(fecha="2026-03-14T09:30-05:00", actualizado="2026-03-15")
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Noticia 2026-03-14-playa"
    assert article["datePublished"] == "2026-03-14T09:30:00-05:00"
    assert article["dateModified"] == "2026-03-15"
    assert article["author"]["name"] == "Dirección de Ingresos"
    assert article["publisher"]["@id"] == "https://portal.example/#gobierno"
    assert article["articleSection"] == ["Negocios"]


def test_pictures_have_their_words_and_credit():
    (image,) = made(imagen=IMAGEN)["image"]
    assert image["contentUrl"] == "https://portal.example/imagenes/2026/playa%20uno.jpg"
    assert (image["caption"], image["creditText"]) == ("Una playa", "Comunicación")


def test_corrections_are_public():
    (fix,) = made(fe_de_erratas=[{"fecha": "2026-03-16", "texto": "Decía 9."}])["correction"]
    assert (fix["text"], fix["datePublished"]) == ("Decía 9.", "2026-03-16")


def test_a_place_and_an_end_are_said_where_known():
    article = made(lugar="Playa Delfines", vence="2026-04-01")
    assert article["contentLocation"]["name"] == "Playa Delfines"
    assert article["expires"] == "2026-04-01"
    assert not {"expires", "contentLocation", "image", "correction"} & set(made())
