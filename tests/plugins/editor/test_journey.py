"""Somebody writes in the editor, in a real browser: what they save is committed and published."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.editor import copy_portal, running_editor
from tests.support.small_site import FILES, photo

pytestmark = pytest.mark.slow

# Saving checks all content, and the machine may be busy.
expect.set_options(timeout=90_000)

ADD = re.compile("^Agregar (Noticia|Alerta|Guía|Página)$")


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    base = tmp_path_factory.mktemp("editor")
    for path, content in FILES.items():
        target = base / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    with running_editor(copy_portal(base / "portal", base / "content")) as running:
        yield running


@pytest.fixture
def tab(browser, editor):
    # A device far from Cancún: what is written must not depend on it.
    context = browser.new_context(locale="es-MX", timezone_id="Asia/Tokyo")
    context.set_default_timeout(90_000)
    tab = context.new_page()
    refused, foreign, asked_to_leave = [], [], []
    # Decap asks only of who would lose what they wrote, which nobody does here.
    tab.on("dialog", lambda said: (asked_to_leave.append(said.message), said.accept()))
    tab.on(
        "console",
        lambda said: refused.append(said.text) if "Security Policy" in said.text else None,
    )
    tab.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((editor.url, "blob:", "data:", "about:"))
            else foreign.append(asked.url)
        ),
    )
    tab.goto(editor.address)
    tab.get_by_role("button", name="Iniciar sesión").click()
    expect(tab.get_by_role("heading", name="Noticias")).to_be_visible()
    yield tab
    assert refused == []
    assert foreign == []
    assert asked_to_leave == []
    context.close()


def leave_to(tab, editor, collection):
    # By way of the list, as people do: from entry to entry Decap would keep the first one's draft.
    tab.goto(f"{editor.address}#/collections/{collection}")
    expect(tab.get_by_text(ADD)).to_be_visible()


def new(tab, editor, collection):
    leave_to(tab, editor, collection)
    tab.get_by_text(ADD).click()
    expect(field(tab, "titulo")).to_be_visible()


def field(tab, name, nth=0):
    """The control of a field, by its name in the content model."""
    return tab.locator(f'[id^="{name}-field-"]').nth(nth)


def put(control, text):
    # Focus redraws the control, which would undo the selection that `fill` makes.
    control.click()
    control.fill(text)


def choose(tab, name, text):
    box = field(tab, name)
    box.fill(text)
    tab.locator('[id*="-option-"]').first.click()


def toggle(tab, name):
    field(tab, name).get_by_role("button", name="Abrir").first.click()


def publish(tab):
    tab.get_by_role("button", name="Publicar").first.click()
    tab.get_by_text("Publicar ahora", exact=True).click()


def saved(tab):
    expect(tab.get_by_text("Cambios guardados", exact=True)).to_be_visible()
    # A new entry gets its address after it is saved; whoever goes elsewhere before is taken back.
    expect(tab).to_have_url(re.compile("/entries/"))


def last_commit(editor):
    return editor.git("-c", "core.quotePath=false", "show", "--format=%s", "--name-only").split(
        "\n"
    )


def write_news(tab, editor):
    new(tab, editor, "noticias")
    publish(tab)
    for label in ("Título", "Resumen", "Dependencia", "Temas"):
        expect(tab.get_by_text(f"Falta «{label}».").first).to_be_visible()
    put(field(tab, "titulo"), "Año nuevo: abre el módulo de Cancún")
    put(field(tab, "resumen"), "r" * 161)
    field(tab, "titulo").click()
    told = tab.get_by_text("«Resumen» debe tener máximo 160 letras.").first
    expect(told).to_be_visible()
    put(field(tab, "resumen"), "Atiende de lunes a viernes, sin cita.")
    choose(tab, "dependencia", "Ingresos")
    choose(tab, "temas", "Finanzas")
    tab.locator("[data-slate-editor]").first.click()
    tab.keyboard.type("El módulo abre el lunes y atiende sin cita.")
    toggle(tab, "imagen")
    tab.get_by_role("button", name="Elegir una foto").first.click()
    with tab.expect_file_chooser() as chooser:
        tab.get_by_text("Subir nuevo").last.click()
    name = "Niñas en el módulo de Cancún (1).JPG"
    chooser.value.set_files([{"name": name, "mimeType": "image/jpeg", "buffer": photo()}])
    tab.get_by_role("button", name="Confirmar selección").click()
    put(field(tab, "alt"), "Dos niñas esperan su turno")
    put(field(tab, "credito"), "Comunicación Social")
    preview = tab.frame_locator("iframe").first
    expect(preview.locator(".page-header__title")).to_have_text(
        "Año nuevo: abre el módulo de Cancún"
    )
    expect(preview.get_by_alt_text("Dos niñas esperan su turno")).to_be_visible()
    day = field(tab, "fecha").input_value()
    publish(tab)
    saved(tab)
    return day


def test_a_news_item_a_guide_and_an_alert_are_committed_and_published(tab, editor):
    day = write_news(tab, editor)
    file = f"content/noticias/{day[:4]}/{day}-ano-nuevo-abre-el-modulo-de-cancun.md"
    image = f"content/imagenes/{day[:4]}/ninas-en-el-modulo-de-cancun-1.jpg"
    assert {file, image} == set(last_commit(editor)[2:-1])
    assert (editor.root / file).read_text("utf-8") == (
        '---\ntitulo: "Año nuevo: abre el módulo de Cancún"\n'
        f"resumen: Atiende de lunes a viernes, sin cita.\nfecha: {day}\ndependencia: ingresos\n"
        f"temas:\n  - finanzas\nimagen:\n  archivo: {day[:4]}/ninas-en-el-modulo-de-cancun-1.jpg\n"
        "  alt: Dos niñas esperan su turno\n  credito: Comunicación Social\nestado: publicado\n"
        "---\n\nEl módulo abre el lunes y atiende sin cita.\n"
    )

    correct_fee(tab, editor)
    assert last_commit(editor)[2:-1] == ["content/tramites/ingresos/pago-predial.md"]
    changed = editor.git("show", "--format=", "--unified=0").splitlines()
    assert [line for line in changed if re.match(r"[+-][^+-]", line)] == [
        "-  uma: 3.67",
        "+  uma: 4",
    ]

    raise_alert(tab, editor)
    (alert,) = last_commit(editor)[2:-1]
    assert re.fullmatch(r"content/contingencias/\d{4}/viento-norte\.md", alert)
    text = (editor.root / alert).read_text("utf-8")
    assert re.search(r"^emitido: \d{4}-\d\d-\d\dT\d\d:\d\d-05:00$", text, re.MULTILINE)
    assert "vigente_hasta: 2099-01-01T18:30-05:00" in text

    # The last save of the three: once it is shown, no build is under way that would reload a page.
    editor.wait_for("contingencia/viento-norte/", "Viento fuerte del norte")
    tab.goto(f"{editor.url}noticias/{day[:4]}/{day[5:7]}/ano-nuevo-abre-el-modulo-de-cancun/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Año nuevo: abre el módulo de Cancún")
    expect(tab.get_by_alt_text("Dos niñas esperan su turno")).to_be_visible()
    tab.goto(f"{editor.url}tramites/pago-predial/")
    expect(tab.locator("main")).to_contain_text("469.24")
    tab.goto(f"{editor.url}contingencia/viento-norte/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Viento fuerte del norte")


def correct_fee(tab, editor):
    leave_to(tab, editor, "tramites")
    tab.get_by_role("link", name="Pago del predial").click()
    toggle(tab, "costo")
    expect(field(tab, "uma")).to_have_value("3.67")
    put(field(tab, "uma"), "3,67")
    field(tab, "titulo").click()
    told = "«UMA» debe ser un número con punto decimal, sin comas ni signos; por ejemplo 3.67."
    expect(tab.get_by_text(told).first).to_be_visible()
    put(field(tab, "uma"), "4")
    field(tab, "titulo").click()
    publish(tab)
    saved(tab)


def raise_alert(tab, editor):
    new(tab, editor, "contingencias")
    put(field(tab, "id"), "viento-norte")
    put(field(tab, "titulo"), "Viento fuerte del norte")
    choose(tab, "categoria", "Meteorol")
    put(field(tab, "evento"), "Viento")
    choose(tab, "escala", "Informativa")
    choose(tab, "nivel", "Aviso")
    ends = field(tab, "vigente_hasta")
    put(ends, "2020-01-01")
    choose(tab, "tipo_mensaje", "Alerta")
    put(field(tab, "area"), "Todo el municipio")
    put(field(tab, "que_pasa"), "Hay viento fuerte.")
    field(tab, "que_hacer").get_by_role("button", name=re.compile("Agregar")).click()
    put(field(tab, "valor"), "Quédate en casa.")
    put(field(tab, "fuente_oficial"), "Protección Civil")
    field(tab, "fuentes").get_by_role("button", name=re.compile("Agregar")).click()
    put(field(tab, "nombre"), "Protección Civil")
    publish(tab)
    # What only the whole record tells is told by the check before anything is written.
    expect(tab.get_by_text("vigente_hasta: debe ser posterior a «inicio»").first).to_be_visible()
    put(ends, "2099-01-01")
    put(tab.get_by_label("Vigente hasta: hora de Cancún"), "18:30")
    publish(tab)
    saved(tab)
