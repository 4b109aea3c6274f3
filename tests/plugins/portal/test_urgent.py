"""What an alert makes in a hurry is, byte for byte, what a whole build would make."""

import pytest

from plugins.assets.bundle import bundle
from plugins.content_model.load import load
from plugins.feeds.outputs import contingencia_outputs, outputs
from plugins.offline.outputs import service_worker
from plugins.portal.hooks import Hooks
from plugins.portal.urgent import Made, files
from tests.support.building import THEME, BareImages, make_build
from tests.support.content import NOW, minimal_content, noticia, write

SETTINGS = {
    "THEME": str(THEME),
    "SITEURL": "https://x.mx",
    "PORTAL_URGENT_OUTPUTS": ["plugins.feeds.outputs:contingencia_outputs"],
}


@pytest.fixture
def hooks(monkeypatch):
    chosen = Hooks((), (), bundle, BareImages, (("worker", service_worker),))
    monkeypatch.setattr(Hooks, "from_settings", classmethod(lambda cls, settings: chosen))


@pytest.fixture
def root(tmp_path):
    minimal_content(tmp_path)
    for day in range(1, 9):
        header, _, body = noticia(f"2026-10-0{day}").partition("\n")
        write(tmp_path, f"noticias/2026/2026-10-0{day}-nota-{day}.md", f"{header}\n{body}")
    return tmp_path


def test_every_urgent_file_equals_that_of_the_whole_build(root, hooks, tmp_path):
    whole = dict(
        make_build(root, outputs=(("feeds", outputs),), last=(("worker", service_worker),)).files()
    )
    previous = tmp_path / "output"
    for path, content in whole.items():
        (previous / path).parent.mkdir(parents=True, exist_ok=True)
        (previous / path).write_bytes(content)
    old_news = root / "content/noticias/2026/2026-10-01-nota-1.md"
    loaded = load(root, NOW, only=lambda path: path != old_news)
    made = dict(files(loaded, {**SETTINGS, "PATH": str(root / "content")}, previous))
    assert made == {path: whole[path] for path in made}
    assert {
        "index.html",
        "en/index.html",
        "contingencia/index.html",
        "contingencia/ciclon-2026/index.html",
        "contingencia/activa.json",
        "contingencia/atom.xml",
        "contingencia/cap/ciclon-2026.xml",
        "refugios/index.html",
        "oficinas/index.html",
        "sw.js",
    } <= made.keys()
    assert "noticias/atom.xml" not in made, "made from a part of the news, it would lose the rest"
    assert not [path for path in made if path.startswith("noticias/")]


def test_the_guides_that_a_message_names_are_made_and_no_others(root, hooks, tmp_path):
    loaded = load(root, NOW)
    made = {
        path for path, _ in files(loaded, {**SETTINGS, "PATH": str(root / "content")}, tmp_path)
    }
    named = set(loaded.catalogue.contingencia("ciclon-2026").record.tramites_afectados)
    named |= {p.tramite for p in loaded.catalogue.contingencia("ciclon-2026").record.prorrogas}
    guides = {path.split("/")[1] for path in made if path.startswith("tramites/")}
    assert named
    assert guides == named


def test_without_a_previous_build_the_worker_names_only_what_is_made(root, hooks, tmp_path):
    loaded = load(root, NOW)
    made = dict(files(loaded, {**SETTINGS, "PATH": str(root / "content")}, tmp_path / "nada"))
    assert b'"/contingencia/"' in made["sw.js"]
    assert b'"/contacto/"' not in made["sw.js"]


def test_digests_are_of_what_is_made_now_else_of_before(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.css").write_text("before")
    made = Made(tmp_path, {"index.html": "now"})
    assert made["index.html"] == "now"
    assert len(made["assets/a.css"]) == 16
    assert set(made) == {"index.html", "assets/a.css"}
    assert len(made) == 2
    assert made.get("nada.html") is None


def test_the_feeds_made_anew_are_those_of_emergencies(root):
    catalogue = load(root, NOW).catalogue
    site = make_build(root).site
    assert all(
        path.startswith("contingencia/") for path, _ in contingencia_outputs(catalogue, site)
    )
