"""The build benchmark itself: what it counts, what it prints, that it goes on where it stopped."""

import json
import os
import sys

import pytest

from tests.bench.build import tools
from tests.bench.build.__main__ import TITLES, main
from tests.bench.build.contestants import CASES, Measurement, measure_peer, prepare_peer
from tests.bench.build.journal import Journal, Turn
from tests.bench.build.measure import RunFailed, run, weigh
from tests.bench.build.peer_sites import BY_NAME
from tests.bench.build.project import Project
from tests.bench.build.report import TARGETS, figures, tables
from tests.bench.build.watching import seconds_until_shown
from tests.support.small_site import make_site

NEWS = 14
"""More than one page of a list holds."""


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    make_site(folder / "portal")
    return folder


@pytest.fixture(scope="module")
def project(work):
    return Project.make(work / "proyecto", NEWS, 1, images=False, source=work / "portal")


def turn(who, case, pages, *walls):
    found = tuple(Measurement(case, wall, cpu=wall * 2, pss=10**8) for wall in walls)
    return Turn(who, pages, 1, 0.0, found)


@pytest.mark.slow
def test_our_site_is_measured_and_the_figures_are_written(work, capsys):
    target = work / "cifras.json"
    options = ["--rounds=1", "--only=nuestro", "--cases=limpia", f"--source={work / 'portal'}"]
    code = main([f"--pages={NEWS}", *options, f"--work={work / 'obra'}", f"--figures={target}"])
    said = capsys.readouterr()
    assert code == 0, said.err
    (figure,) = json.loads(target.read_text("utf-8"))["medianas"]
    assert figure["who"] == "nuestro"
    assert figure["cpu"] > 0.1
    assert figure["files"] > NEWS
    assert "Portal: construcción limpia" in said.out
    page = Project(work / "obra" / f"{NEWS}-1" / "nuestro", NEWS).page_of(3)
    assert page.is_file()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pelican", "hugo", "eleventy"])
def test_a_peer_has_the_same_kinds_of_pages(name, work, project):
    if name != "pelican" and not (tools.FOLDER / name / "instalado").is_file():
        pytest.skip("only `bench build` installs it")
    folder = work / name
    prepare_peer(BY_NAME[name], project, folder)
    found = measure_peer(BY_NAME[name], folder, work / "peer.log")
    assert found.files >= NEWS
    output = folder / "output"
    page = project.page_of(3).relative_to(project.output)
    for path in ("index.html", "noticias/index.html", "noticias/pagina/2/index.html", page):
        assert "</footer>" in (output / path).read_text("utf-8")
    assert "<strong>" in (output / page).read_text("utf-8")
    for path in ("noticias/atom.xml", "noticias/rss.xml", "sitemap.xml"):
        assert "nota-0000" in (output / path).read_text("utf-8")
    assert list((output / "noticias" / "tema").glob("*/index.html"))
    ours, _ = weigh(project.folder / "content" / "noticias")
    assert len(list(output.rglob("nota-*/index.html"))) == ours - 1  # the small site's own


def test_every_edit_is_new_and_leads_to_its_page(project):
    assert project.edit_body(3) != project.edit_body(3)
    assert project.edit_title(3) != project.edit_title(3)
    title = project.add_item()
    (written,) = (project.folder / "content" / "noticias").rglob("*-nueva-*.md")
    assert title in written.read_text("utf-8")
    name = project.edit_settings()
    settings = project.folder / "pelicanconf.py"
    assert name in settings.read_text("utf-8")
    project.undo_settings()
    assert name not in settings.read_text("utf-8")


def test_the_cost_of_a_process_includes_what_it_starts(tmp_path):
    work = "x = bytearray(60_000_000); sum(range(3_000_000)); import time; time.sleep(0.3)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    cost = run([sys.executable, "-c", code], tmp_path, os.environ, tmp_path / "log")
    assert cost.cpu > 0.03
    assert cost.wall > 0.3
    if sys.platform == "linux":
        assert cost.rss > 60_000_000


def test_a_program_that_fails_is_not_measured(tmp_path):
    with pytest.raises(RunFailed, match="así no"):
        command = [sys.executable, "-c", "import sys; sys.exit('así no')"]
        run(command, tmp_path, os.environ, tmp_path / "log")


def test_an_edit_is_shown_once_every_file_holds_it(tmp_path):
    pages = [tmp_path / name for name in ("a", "b")]
    for page in pages:
        page.write_text("antes")

    def edit():
        for page in pages:
            page.write_text("después de todo")
        return "después"

    assert seconds_until_shown(edit, pages) < 60


def test_a_turn_that_was_taken_is_not_taken_again(tmp_path):
    path = tmp_path / "medidas.jsonl"
    first = Journal(path, {"version": "a"})
    first.add(turn("hugo", "limpia", 100, 1.5))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"who": "nuestro", "pag')  # killed while writing
    again = Journal(path, {"version": "a"})
    assert again.turns == first.turns
    assert again.has("hugo", 100, 1)
    assert not again.has("nuestro", 100, 1)
    assert Journal(path, {"version": "b"}).turns == ()


def test_the_middle_round_counts_and_hugo_is_the_measure():
    turns = [
        turn("hugo", "limpia", 10_000, 10.0, 30.0, 20.0),
        turn("nuestro", "limpia", 10_000, 22.0),
        turn("nuestro", "limpia", 1_000, 2.0),
        turn("nuestro", "ci", 10_000, 15.0),
    ]
    text = "\n".join(tables(figures(turns), TITLES))
    assert "1.10" in text
    assert "se cumple  limpia, veces la de Hugo: 1.1" in text
    assert "NO          CI con memoria, veces Hugo limpia: 0.75" in text
    assert "11.00" in text  # 1,000 → 10,000
    assert "sin medir" in text
    assert all(target.text in text for target in TARGETS)


@pytest.mark.parametrize("options", [["--only=jekyll"], ["--cases=rapida"], ["--pages=muchas"]])
def test_what_is_not_known_is_refused_in_spanish(options, capsys):
    assert main(options) == 2
    assert "--" in capsys.readouterr().err
    assert set(CASES) >= {"limpia", "ci", "igual"}
