"""Which pages have a PDF, where, and what names it; the printer here only counts."""

import hashlib

import pytest

from plugins.portal.bulletins import Bulletins, address, as_picture, on_paper
from plugins.portal.page import Meta, Page
from plugins.portal.requests import Request
from tests.support.building import make_build
from tests.support.content import minimal_content, noticia, write


class Press:
    """Prints a sheet as its own text, and remembers each."""

    version = "1"

    def __init__(self):
        self.sheets = {}

    def pdf(self, html, base_url):
        assert base_url == "https://x.mx/"
        self.sheets[hashlib.sha256(html.encode()).hexdigest()] = html
        return html.encode()


def site(root, press):
    return dict(make_build(root, bulletins=lambda: press).files())


GUIDE = "tramites/pago-predial/"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    root = minimal_content(tmp_path_factory.mktemp("bulletins"))
    write(root, "noticias/2026/2026-11-02-otra.md", noticia("Otra", fecha="2026-11-02"))
    press = Press()
    return site(root, press), press


def test_guides_and_news_have_one_in_each_language(printed):
    files, _ = printed
    assert {path for path in files if path.endswith(".pdf")} == {
        "tramites/pago-predial/pago-predial.pdf",
        "tramites/pago-agua/pago-agua.pdf",
        "en/tramites/pago-predial/pago-predial.pdf",
        "noticias/2026/11/abre-la-caja/abre-la-caja.pdf",
        "noticias/2026/11/otra/otra.pdf",
    }


def test_the_page_names_it_with_its_size(printed):
    files, _ = printed
    page = files[f"{GUIDE}index.html"].decode()
    size = round(len(files[f"{GUIDE}pago-predial.pdf"]) / 1000)
    assert 'href="/tramites/pago-predial/pago-predial.pdf" type="application/pdf"' in page
    assert f"(PDF, {size} KB)" in page
    assert "This page as PDF" in files[f"en/{GUIDE}index.html"].decode()


def test_the_sheet_says_language_address_day_and_facts(printed):
    files, _ = printed
    sheet = files[f"{GUIDE}pago-predial.pdf"].decode()
    for text in (
        '<html lang="es-MX">',
        "<title>Pago del predial</title>",
        "https://x.mx/tramites/pago-predial/",
        '<meta name="dcterms.created" content="2026-',
        'alt="Código QR que lleva a https://x.mx/tramites/pago-predial/"',
    ):
        assert text in sheet
    assert "Costo hoy" not in sheet, "a sheet is read on other days"
    assert "pago-predial.pdf" not in sheet


def test_no_emergency_and_no_script_is_on_a_sheet(printed):
    _, press = printed
    for sheet in press.sheets.values():
        assert "Ciclón" not in sheet
        assert "<script" not in sheet


def never(page):
    raise AssertionError(f"nothing was to be drawn: {page}")


@pytest.mark.parametrize(("printer", "url"), [(None, "https://x.mx"), (Press(), "")])
def test_without_a_printer_or_a_public_address_there_are_none(printer, url):
    bulletins = Bulletins(printer, never, url)
    guide = Page("a/index.html", "tramite.html", None, Meta("/a/", "A"))
    assert bulletins.announced(guide) is guide
    assert list(bulletins.files([Request("a", "1", lambda: guide, ("tramite", "a"))])) == []


def test_another_printer_makes_every_pdf_anew():
    request = Request("a", "1", lambda: never(None), ("noticia", "a"))
    first, second = Press(), Press()
    second.version = "2"
    assert len({Bulletins(p, never, "https://x.mx").inputs(request) for p in (first, second)}) == 2


def test_addresses_and_what_stays_off_paper():
    assert address("/noticias/2026/03/modulo/") == "/noticias/2026/03/modulo/modulo.pdf"
    assert on_paper('<p><img src="/a.jpg" alt="Dos perros">!</p>') == "<p>[Dos perros]!</p>"
    assert as_picture("<svg/>") == "data:image/svg+xml;base64,PHN2Zy8+"
