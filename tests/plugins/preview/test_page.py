import html5lib
import pytest

from plugins.preview.page import BANNER, NoPlace, preview_page

HEAD = (
    '<meta charset="utf-8"><title>Inicio</title><meta name="robots" content="index,follow">'
    '<link rel="canonical" href="https://x.mx/"><meta property="og:title" content="Inicio">'
    '<link rel="alternate" type="application/atom+xml" href="/noticias/atom.xml">'
    '<link rel="manifest" href="/manifest.webmanifest"><link rel="stylesheet" href="/a.css">'
)
PAGE = (
    f'<!doctype html><html lang="es"><head>{HEAD}</head><body data-x="1"><p>Hola</p></body></html>'
)


def tree(page):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_the_banner_is_the_first_thing_of_the_body():
    body = tree(preview_page(PAGE)).find("body")
    assert "no es el sitio oficial" in "".join(body[0].itertext())
    assert body.get("data-x") == "1"
    assert preview_page(PAGE).count(BANNER) == 1


def test_the_title_says_so_and_one_robots_rule_is_left():
    head = tree(preview_page(PAGE)).find("head")
    assert head.findtext("title") == "[Vista previa] Inicio"
    assert [m.get("content") for m in head.iterfind("meta[@name='robots']")] == [
        "noindex, nofollow, noarchive"
    ]


def test_nothing_serves_to_share_or_follow_it():
    head = tree(preview_page(PAGE)).find("head")
    assert [link.get("rel") for link in head.iterfind("link")] == ["stylesheet", "stylesheet"]
    assert not head.findall("meta[@property='og:title']")


@pytest.mark.parametrize("page", ["<p>x</p>", "<title>x</title><p>", "<body>x"])
def test_a_page_without_place_for_the_marks_is_refused(page):
    with pytest.raises(NoPlace):
        preview_page(page)
