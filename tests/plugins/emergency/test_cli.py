"""The verbs as a person meets them: what they say, what they hand over, their exit codes."""

import io
import shutil
from pathlib import Path

import pytest

from plugins.emergency.cli import LIST, Shell, run_alert, run_drill, run_new
from plugins.emergency.drill import copy_content
from plugins.emergency.lane import Outcome, Refused
from tests.plugins.content_model.builders import NOW

ROOT = Path(__file__).resolve().parents[3]


class World:
    """A shell whose lane and deployer are the test's."""

    def __init__(self, root, outcome=None):
        self.root, self.err, self.deployed, self.code = root, io.StringIO(), [], 0
        self.outcome = outcome or Outcome(("a/index.html",), ("assets/x.css", "a/index.html"), ())
        self.activa = "{}"

    def lane(self, root, now, output, previous, timer):
        if isinstance(self.outcome, Exception):
            raise self.outcome
        (output / "contingencia").mkdir(parents=True, exist_ok=True)
        (output / "contingencia/activa.json").write_text(self.activa)
        with timer.step("Revisar"):
            return self.outcome

    def deploy(self, arguments):
        self.deployed.append(list(arguments))
        return self.code

    def shell(self, now=NOW):
        environ = {"PORTAL_NOW": now.isoformat()}
        return Shell(self.root, environ, self.err, self.lane, self.deploy)

    @property
    def said(self):
        return self.err.getvalue()


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "content/datos", tmp_path / "content/datos")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").write_text("built")
    return tmp_path


def test_new_writes_the_file_and_says_what_comes_next(root):
    world = World(root)
    words = ["--evento=inundacion", "--nivel=aviso", "--horas=6"]
    assert run_new(world.shell(), words) == 0
    assert "Escrito: content/contingencias/2026/inundacion-2026-aviso.md" in world.said
    assert "alert --deploy" in world.said


def test_new_with_a_wrong_answer_fails_and_says_the_choices(root):
    world = World(root)
    assert run_new(world.shell(), ["--evento=inundacion", "--nivel=roja", "--horas=6"]) == 1
    assert "Niveles: informativa, aviso" in world.said


def test_alert_hands_the_deployer_the_files_of_every_target(root):
    world = World(root)
    targets = ["s3://uno", "dir:/dos"]
    assert run_alert(world.shell(), root / "output", targets, ["--purge=fastly"]) == 0
    assert world.deployed == [
        [
            *("emergency", "--target", "s3://uno", "--target", "dir:/dos"),
            *("--source", str(root / "output"), "--purge=fastly"),
            *("assets/x.css", "a/index.html"),
        ]
    ]
    assert "en total" in world.said


def test_without_a_target_the_list_is_written_and_the_person_told(root):
    world = World(root)
    assert run_alert(world.shell(), root / "output", [], []) == 0
    assert (root / LIST).read_text() == "assets/x.css\na/index.html\n"
    assert "No se publicó: falta --deploy" in world.said
    assert world.deployed == []


def test_a_refused_alert_fails_and_publishes_nothing(root):
    world = World(root, Refused("content/contingencias/2026/x.md:7: error: nivel: no existe"))
    assert run_alert(world.shell(), root / "output", ["dir:/x"], []) == 1
    assert "x.md:7: error" in world.said
    assert world.deployed == []


def test_a_failed_publication_is_a_failed_alert(root):
    world = World(root)
    world.code = 1
    assert run_alert(world.shell(), root / "output", ["dir:/x"], []) == 1


def test_without_a_built_site_nothing_is_done(root):
    (root / "output/index.html").unlink()
    world = World(root)
    assert run_alert(world.shell(), root / "output", ["dir:/x"], []) == 1
    assert "python3 tasks.py publish" in world.said


PAGE = "contingencia/simulacro-2026-roja/index.html"


def test_a_drill_goes_through_the_whole_chain_and_touches_nothing(root):
    before = sorted(root.rglob("*"))
    world = World(root, Outcome((PAGE,), (PAGE,), ()))
    assert run_drill(world.shell(), root / "output") == 0
    assert "Simulacro completo" in world.said
    for step in ("Copiar el contenido", "Escribir el aviso", "Publicar y releer", "Comprobar"):
        assert step in world.said
    assert sorted(root.rglob("*")) == before
    assert world.deployed[0][2].startswith("dir:")


@pytest.mark.parametrize(
    ("outcome", "activa", "code", "told"),
    [
        (Outcome((PAGE,), (PAGE,), ()), "{}", 1, "la publicación en el almacén de prueba falló"),
        (Outcome((), (), ()), "{}", 0, "no se hizo la página"),
        (Outcome((PAGE,), (PAGE,), ()), '"simulacro-2026-roja"', 0, "salió en activa.json"),
        (Refused("roto"), "{}", 0, "roto"),
    ],
)
def test_a_drill_that_fails_anywhere_fails(root, outcome, activa, code, told):
    world = World(root, outcome)
    world.activa, world.code = activa, code
    assert run_drill(world.shell(), root / "output") == 1
    assert told in world.said


def test_the_copy_of_a_drill_shares_no_file_that_is_edited(tmp_path):
    source = tmp_path / "content"
    (source / "datos").mkdir(parents=True)
    (source / "datos/a.yml").write_text("a")
    (source / "foto.jpg").write_bytes(b"photo")
    copy_content(source, tmp_path / "copia")
    (tmp_path / "copia/datos/a.yml").write_text("b")
    assert (source / "datos/a.yml").read_text() == "a"
    assert (tmp_path / "copia/foto.jpg").read_bytes() == b"photo"
