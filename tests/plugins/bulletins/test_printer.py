"""PDFs are accessible, whole, and the same whoever prints them."""

import base64
import io
import subprocess
import sys
from typing import Any

import pytest
from pypdf import PdfReader

from plugins.bulletins import hook
from plugins.bulletins.printer import Printer

PIXEL = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").decode()
SHEET = f"""<!doctype html><html lang="es-MX"><head><title>Guía: «predial»</title>
<meta name="dcterms.created" content="2026-11-20">
<style>body {{ font-family: "Public Sans" }}</style></head><body>
<h1>Pago del predial</h1><p>Ñandú, café, <a href="/tramites/">más</a> y <b>negritas</b>.</p>
<ul style="list-style-type: '– '"><li>Identificación</li></ul>
<table><tr><th scope="col">Concepto</th></tr><tr><td>$520.94</td></tr></table>
<img alt="Código QR" src="data:image/svg+xml;base64,{PIXEL}"></body></html>"""
BASE = "https://x.mx/"


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bulletins")


@pytest.fixture(scope="session")
def printed(folder):
    return Printer(folder).pdf(SHEET, BASE)


@pytest.fixture(scope="session")
def root(printed):
    return PdfReader(io.BytesIO(printed)).trailer["/Root"]


def test_another_process_prints_the_same_bytes(folder, printed, tmp_path):
    (tmp_path / "fonts").symlink_to(folder / "fonts")
    code = (
        "import sys; from pathlib import Path; from plugins.bulletins.printer import Printer; "
        f"sys.stdout.buffer.write(Printer(Path({str(tmp_path)!r})).pdf(sys.stdin.read(), {BASE!r}))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, input=SHEET.encode(), capture_output=True, check=True)
    assert done.stdout == printed


def test_it_says_its_language_and_title(printed, root):
    assert root["/Lang"] == "es-MX"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert PdfReader(io.BytesIO(printed)).metadata.title == "Guía: «predial»"


def tags(node: Any) -> set[str]:
    """Every kind of structure below a node, and what stands for its pictures."""
    found, left = set(), [node]
    while left:
        one = left.pop().get_object()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            found |= {str(one[name]) for name in ("/S", "/Alt") if name in one}
            left += [one["/K"]] if "/K" in one else []
    return found


def test_it_is_tagged_as_pdf_ua_asks(printed, root):
    assert root["/MarkInfo"]["/Marked"]
    wanted = {"/H1", "/P", "/L", "/LI", "/Table", "/TH", "/Link", "/Figure", "Código QR"}
    assert wanted <= tags(root["/StructTreeRoot"]["/K"])
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_its_text_can_be_copied(printed):
    text = PdfReader(io.BytesIO(printed)).pages[0].extract_text()
    assert "Ñandú, café, más y negritas." in text
    assert "$520.94" in text


def test_every_font_is_our_own_and_inside(printed):
    fonts = PdfReader(io.BytesIO(printed)).pages[0]["/Resources"]["/Font"]
    for font in (font.get_object() for font in fonts.values()):
        assert "Public-Sans" in font["/BaseFont"]
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in inner or "/FontFile3" in inner


def test_links_lead_to_the_public_address(printed):
    page = PdfReader(io.BytesIO(printed)).pages[0]
    annotations: Any = page["/Annots"]
    assert [a.get_object()["/A"]["/URI"] for a in annotations] == ["https://x.mx/tramites/"]


def test_nothing_of_the_machine_or_the_network_comes_in(folder, tmp_path):
    secret = tmp_path / "secreto.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>SECRETO</text></svg>")
    html = SHEET.replace("</body>", f"<img alt='x' src='{secret.as_uri()}'></body>")
    page = PdfReader(io.BytesIO(Printer(folder).pdf(html, BASE))).pages[0]
    assert "SECRETO" not in page.extract_text()


def test_what_was_printed_is_not_printed_again_unless_it_is_damaged(folder, printed):
    again = Printer(folder)
    assert again.pdf(SHEET, BASE) == printed
    assert again.times == []
    for place in folder.glob("*.pdf"):
        place.write_bytes(place.read_bytes()[:-1])
    assert again.pdf(SHEET, BASE) == printed
    assert len(again.times) == 1


def test_a_machine_without_pango_goes_on_and_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert hook.printer() is None
    assert "libpango" in capsys.readouterr().err
