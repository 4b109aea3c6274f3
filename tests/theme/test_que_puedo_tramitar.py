"""The script of "¿Qué puedo tramitar con lo que tengo?" in a page with nothing but its hooks."""

import pytest

from plugins.content_model.requirements_match import page_data
from plugins.content_model.script_json import script_json
from tests.plugins.content_model.builders import catalogue, tramite

GUIDES = catalogue(
    tramite("cartilla", titulo="Cartilla & más", requisitos=[{"documento": "ine"}]),
    tramite(
        "permiso",
        titulo="Permiso",
        requisitos=[
            {"documento": "ine", "original": "sí", "copias": "2"},
            {"documento": "recibo-luz"},
            {"texto": "Dos fotos"},
        ],
    ),
)

HOOKS = """<!doctype html><html lang="es"><head><title>x</title>
<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'"></head>
<body><form data-que-puedo>
<label><input type="checkbox" name="documento" value="ine"> INE</label>
<label><input type="checkbox" name="documento" value="recibo-luz"> Recibo</label>
<button type="reset">Limpiar</button></form>
<p role="status" data-que-puedo-estado></p><div data-que-puedo-resultado></div>
<div data-que-puedo-lista hidden></div>
<button type="button" data-que-puedo-imprimir hidden>Imprimir</button>
<script type="application/json" data-requisitos>%s</script>
<script type="module" src="/que-puedo-tramitar.js"></script></body></html>"""


@pytest.fixture
def tool(page, root):
    script = (root / "theme/scripts/que-puedo-tramitar.js").read_text(encoding="utf-8")
    html = HOOKS % script_json(page_data(GUIDES))
    page.route("**/*.js", lambda r: r.fulfill(content_type="text/javascript", body=script))
    page.route("**/pagina", lambda r: r.fulfill(content_type="text/html; charset=utf-8", body=html))
    page.failures = []
    page.on("pageerror", lambda error: page.failures.append(str(error)))
    page.goto("http://portal.invalid/pagina")
    page.get_by_text("Marca los documentos que tienes.").wait_for()
    yield page
    assert page.failures == []


def test_ticking_documents_shows_what_is_complete_and_what_is_missing(tool):
    tool.get_by_label("INE").check()
    status = tool.get_by_role("status")
    assert status.inner_text() == "Tienes los documentos de 1 trámite; te falta algo en 1 más."
    items = tool.locator(".que-puedo__tramite")
    assert items.nth(0).get_by_role("link").inner_text() == "Cartilla & más"
    assert "Recibo de luz" in items.nth(1).inner_text()
    assert "Dos fotos" in items.nth(1).inner_text()
    tool.get_by_label("Recibo", exact=True).check()
    assert status.inner_text() == "Tienes los documentos de 2 trámites."


def test_chosen_procedures_make_one_checklist(tool):
    tool.get_by_label("INE").check()
    assert not tool.locator("[data-que-puedo-lista]").is_visible()
    tool.get_by_label("Agregar «Permiso»").check()
    tool.get_by_label("Agregar «Cartilla").check()
    lines = tool.locator(".que-puedo__pendiente").all_inner_texts()
    assert "INE (original y 2 copias)" in lines[0]
    assert "Para: Cartilla & más, Permiso" in lines[0]
    assert tool.locator("[data-que-puedo-imprimir]").is_visible()
    # A new tick redraws the list of procedures and keeps what was chosen.
    tool.get_by_label("Recibo", exact=True).check()
    assert tool.get_by_label("Agregar «Permiso»").is_checked()
    tool.get_by_label("Agregar «Permiso»").uncheck()
    assert tool.locator(".que-puedo__pendiente").count() == 1


def test_clearing_the_form_clears_the_list(tool):
    tool.get_by_label("INE").check()
    tool.get_by_role("button", name="Limpiar").click()
    tool.get_by_text("Marca los documentos que tienes.").wait_for()
    assert tool.locator(".que-puedo__tramite").count() == 0
