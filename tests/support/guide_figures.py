"""``python -m tests.support.guide_figures``: draws the figures of ``content/LEEME.md`` anew.

It uses the editor on a copy of the portal, in a real browser, as a writer would. The file names are
those that LEEME.md shows.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect, sync_playwright

from plugins.setup.chromium import find_chromium
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.support.editor import Editor, copy_portal, running_editor
from tests.support.small_site import photo

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content" / "leeme"
# Wide enough for form and preview side by side, narrow enough to be read in a text.
SIZE = {"width": 1180, "height": 760}
# A screen has few colours: so many keep its letters sharp.
COLOURS = 96
PATIENCE_MILLISECONDS = 120_000


def main() -> int:
    """Draw every figure; return the exit code."""
    chromium = find_chromium(os.environ)
    if chromium is None:
        sys.stderr.write("No hay Chromium en este equipo: instálalo y vuelve a intentar.\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_editor(copy_portal(Path(folder) / "portal")) as editor,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for draw in (the_news, the_fee, the_alert):
            with _tab(browser.new_context(locale="es-MX", viewport=SIZE).new_page()) as tab:  # type: ignore[arg-type]
                _enter(tab, editor)
                draw(tab, editor)
        browser.close()
    return 0


def the_news(tab: Page, editor: Editor) -> None:
    """The list, an empty form that is refused, the photograph, and the form beside its preview."""
    expect(tab.get_by_role("link", name=re.compile("vacuna|sargazo", re.I)).first).to_be_visible()
    keep(tab, "editor-lista")
    tab.get_by_text("Agregar Noticia").click()
    _publish(tab)
    expect(tab.get_by_text("Falta «Título».").first).to_be_visible()
    keep(tab, "editor-falta")
    _put(_field(tab, "titulo"), "Abre el módulo de vacunación en Palacio Municipal")
    _put(_field(tab, "resumen"), "Atiende de lunes a viernes de 9:00 a 14:00, sin cita.")
    _choose(tab, "dependencia", "Salud")
    _choose(tab, "temas", "Salud")
    tab.locator("[data-slate-editor]").first.click()
    tab.keyboard.type("El módulo de vacunación abre el lunes en Palacio Municipal.")
    _open(tab, "imagen")
    tab.get_by_role("button", name="Elegir una foto").first.click()
    with tab.expect_file_chooser() as chooser:
        tab.get_by_text("Subir nuevo").last.click()
    name = "Módulo de vacunación.jpg"
    chooser.value.set_files(FilePayload(name=name, mimeType="image/jpeg", buffer=photo()))
    expect(tab.get_by_role("button", name="Confirmar selección")).to_be_enabled()
    keep(tab, "editor-foto")
    tab.get_by_role("button", name="Confirmar selección").click()
    _put(_field(tab, "alt"), "Una enfermera prepara una vacuna")
    _put(_field(tab, "credito"), "Comunicación Social")
    tab.locator(".PaneContainer, main").first.evaluate("() => scrollTo(0, 0)")
    _field(tab, "titulo").scroll_into_view_if_needed()
    expect(tab.frame_locator("iframe").first.get_by_role("heading", level=1)).to_be_visible()
    keep(tab, "editor-noticia")


def the_fee(tab: Page, editor: Editor) -> None:
    """The cost of a guide, with a comma where a point belongs."""
    tab.goto(f"{editor.address}#/collections/tramites")
    tab.get_by_role("link", name=re.compile("no infracción", re.I)).first.click()
    _open(tab, "costo")
    control = _field(tab, "uma")
    _put(control, "3,67")
    _field(tab, "titulo").click()
    expect(tab.get_by_text("con punto decimal").first).to_be_visible()
    control.scroll_into_view_if_needed()
    keep(tab, "editor-costo")


def the_alert(tab: Page, editor: Editor) -> None:
    """The form of an alert."""
    tab.goto(f"{editor.address}#/collections/contingencias")
    tab.get_by_text("Agregar Alerta").click()
    _put(_field(tab, "id"), "norte-2026-noviembre")
    _put(_field(tab, "titulo"), "Viento fuerte del norte: asegura lo que pueda volar")
    _choose(tab, "categoria", "Meteorol")
    _put(_field(tab, "evento"), "Viento")
    _choose(tab, "escala", "Informativa")
    _choose(tab, "nivel", "Aviso")
    _field(tab, "titulo").scroll_into_view_if_needed()
    keep(tab, "editor-alerta")


def keep(tab: Page, name: str) -> None:
    """Write what the tab shows as a small PNG."""
    tab.evaluate("() => document.activeElement?.blur()")
    image = Image.open(io.BytesIO(tab.screenshot(animations="disabled"))).convert("RGB")
    small = image.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True)
    sys.stdout.write(f"{name}.png\n")


@contextmanager
def _tab(page: Page) -> Iterator[Page]:
    page.context.set_default_timeout(PATIENCE_MILLISECONDS)
    # Decap asks whoever leaves what they wrote.
    page.on("dialog", lambda said: said.accept())
    yield page
    page.context.close()


def _enter(tab: Page, editor: Editor) -> None:
    tab.goto(editor.address)
    tab.get_by_role("button", name="Iniciar sesión").click()
    expect(tab.get_by_role("heading", name="Noticias")).to_be_visible()
    expect(tab.get_by_text("Agregar Noticia")).to_be_visible()


def _field(tab: Page, name: str) -> Locator:
    return tab.locator(f'[id^="{name}-field-"]').first


def _put(control: Locator, text: str) -> None:
    # Focus redraws the control, which would undo the selection that `fill` makes.
    control.click()
    control.fill(text)


def _choose(tab: Page, name: str, text: str) -> None:
    _field(tab, name).fill(text)
    tab.locator('[id*="-option-"]').first.click()


def _open(tab: Page, name: str) -> None:
    _field(tab, name).get_by_role("button", name="Abrir").first.click()


def _publish(tab: Page) -> None:
    tab.get_by_role("button", name="Publicar").first.click()
    tab.get_by_text("Publicar ahora", exact=True).click()


if __name__ == "__main__":
    sys.exit(main())
