import pytest

from plugins.deploy.media import (
    Kind,
    cache_control,
    content_type,
    extension,
    is_compressible,
    is_hashed,
    kinds,
    public_path,
)


@pytest.mark.parametrize(
    "path",
    [
        "recursos/portal.0123456789ab.css",
        "assets/site.NBCGB5RM.js",
        "assets/site.NBCGB5RM.js.map",
        "scripts/0123456789ab/search/client.js",
        "buscar/datos/indice.0123456789.json",
        "imagenes/2026/playa-640.0123456789.avif",
        "recursos/portal.0123456789ab.css.br",
    ],
)
def test_a_name_with_a_digest_may_be_kept_for_ever(path):
    assert is_hashed(path)
    assert "immutable" in cache_control(path)


@pytest.mark.parametrize(
    "path",
    [
        "noticias/2026/03/20260314120000/index.html",
        "contingencia/cap/0123456789ab.xml",
        "api/v1/informe.20260314.json",
        "api/v1/tramites.json",
        "assets/portal.css",
        "0123456789ab/index.html",
        "imagenes/FACHADAS.png",
    ],
)
def test_what_may_change_under_its_name_is_not_taken_for_hashed(path):
    assert not is_hashed(path)
    assert "immutable" not in cache_control(path)


def test_a_page_with_pages_below_is_an_index():
    found = kinds(["index.html", "t/index.html", "t/a/index.html", "sola/index.html", "404.html"])
    assert found == {
        "index.html": Kind.INDEX,
        "t/index.html": Kind.INDEX,
        "t/a/index.html": Kind.PAGE,
        "sola/index.html": Kind.PAGE,
        "404.html": Kind.PAGE,
    }


def test_an_index_may_be_far_above_its_pages():
    found = kinds(["n/index.html", "n/2026/03/slug/index.html"])
    assert found["n/index.html"] is Kind.INDEX


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("sitemap.xml", Kind.LIST),
        ("noticias/atom.xml", Kind.LIST),
        ("sw.js", Kind.LIST),
        ("contingencia/cap/a.xml", Kind.DATA),
        ("api/v1/t.csv", Kind.DATA),
        ("favicon.svg", Kind.IMAGE),
        ("fuente.woff2", Kind.ASSET),
        ("x/index.html.br", Kind.PAGE),
        ("sitemap.xml.gz", Kind.LIST),
    ],
)
def test_each_file_has_its_place_in_the_order(path, kind):
    assert kinds([path])[path] is kind


def test_media_types_do_not_come_from_the_machine():
    assert content_type("a/index.html") == "text/html; charset=utf-8"
    assert content_type("noticias/rss.xml") == "application/rss+xml; charset=utf-8"
    assert content_type("a.desconocido") == "application/octet-stream"
    assert content_type("sin-extension") == "application/octet-stream"


def test_a_worker_is_always_asked_for():
    assert cache_control("sw.js") == "no-cache"


def test_an_alert_is_kept_for_seconds():
    assert "max-age=15," in cache_control("contingencia/activa.json")
    assert "max-age=15," in cache_control("en/contingencia/index.html")


def test_the_address_of_a_folder_is_that_of_its_page():
    assert public_path("index.html") == "/"
    assert public_path("a/index.html") == "/a/"
    assert public_path("a/mi-index.html") == "/a/mi-index.html"


def test_extensions_and_compression():
    assert extension("a.b/c") == ""
    assert extension("A.HTML") == "html"
    assert is_compressible("a.svg")
    assert not is_compressible("a.avif")
