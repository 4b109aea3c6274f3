"""A production build is byte for byte the same whether the folder holds what is hidden or not."""

import io
import runpy

import pytest
from PIL import Image

from plugins.portal.hooks import Hooks
from tests.support.building import THEME, make_build
from tests.support.content import CONTINGENCIA, PAGINA, TRAMITE, minimal_content, noticia, write

REPOSITORY = THEME.parent
WORD = "zanahoricola"
PICTURE = (
    f"imagen: {{archivo: 2026/{WORD}.png, alt: La {WORD} en su huerto, credito: Prueba}}\n"
    f"adjuntos: [{{archivo: 2026/{WORD}.csv, titulo: La {WORD}, alternativa: Lista de nombres}}]\n"
)
HIDDEN = {
    "borrador": "estado: borrador\n",
    "embargo": "publicar_desde: 2026-11-24T09:00-05:00\n",
    "vencida": "vence: 2026-11-22\n",
}


def site(root):
    """A small site with the packages that pictures are drawn with."""
    minimal_content(root)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return root


def add_news(root, name, header, fecha="2026-11-20"):
    body = f"Texto de la {WORD}.\n\n![La {WORD} entera](../../imagenes/2026/{WORD}.png)"
    path = f"noticias/2026/{fecha}-{name}-{WORD}.md"
    write(root, path, noticia(f"La {WORD} {name}", fecha, header + PICTURE, body))


def add_hidden(root):
    for name, header in HIDDEN.items():
        add_news(root, name, header)
    add_news(root, "futura", "", "2026-12-20")
    guide = TRAMITE.replace("titulo: Pago del predial", f"titulo: Permiso de {WORD}")
    guide = guide.replace("Paga el impuesto", f"Pide la {WORD}")
    write(
        root, f"tramites/ingresos/{WORD}.md", guide.replace("tipo:", "estado: borrador\ntipo:", 1)
    )
    message = CONTINGENCIA.replace("ciclon-2026", f"{WORD}-2026").replace("Ciclón", WORD)
    message = message.replace("categoria:", "estado: borrador\ncategoria:")
    write(root, f"contingencias/2026/{WORD}-2026.md", message)
    page = PAGINA.replace("Acerca de", f"La {WORD}").replace("menu: pie", "estado: borrador")
    write(root, f"paginas/{WORD}.md", page)
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), (250, 120, 20)).save(picture, "PNG")
    for folder, ending, content in (
        ("imagenes", "png", picture.getvalue()),
        ("adjuntos", "csv", f"nombre\n{WORD}\n".encode()),
    ):
        target = root / "content" / folder / "2026" / f"{WORD}.{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@pytest.fixture(scope="module")
def hooks():
    chosen = Hooks.from_settings(runpy.run_path(str(REPOSITORY / "publishconf.py")))
    bundle = chosen.assets(THEME)
    same = {"assets": lambda theme: bundle, "images": chosen.images}
    return {**same, "outputs": chosen.outputs, "page_data": chosen.page_data, "last": chosen.last}


@pytest.mark.slow
def test_no_byte_of_a_production_build_knows_what_is_hidden(tmp_path, hooks):
    without = dict(make_build(site(tmp_path / "sin"), **hooks).files())
    root = site(tmp_path / "con")
    add_hidden(root)
    build = make_build(root, **hooks)
    assert len(build.loaded.hidden) == 7
    found = dict(build.files())
    assert found.keys() == without.keys()
    assert [path for path in found if found[path] != without[path]] == []
    told = [path for path, data in found.items() if WORD.encode() in path.encode() + data]
    assert told == []


@pytest.mark.slow
def test_once_published_the_same_words_are_found(tmp_path, hooks):
    root = site(tmp_path)
    add_hidden(root)
    add_news(root, "publica", "")
    files = dict(make_build(root, **hooks).files())
    told = {path for path, data in files.items() if WORD.encode() in path.encode() + data}
    assert f"noticias/2026/11/publica-{WORD}/index.html" in told
    assert {"noticias/atom.xml", "api/v1/noticias.json", f"imagenes/2026/{WORD}.png"} <= told
