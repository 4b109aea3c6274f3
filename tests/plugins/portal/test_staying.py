"""A build that stays: orders, and an edited text that is shown before all the rest is made."""

import io
import json
import os
import sys
import threading

import pytest

from plugins.dev_server.rebuild import Builder
from plugins.portal import staying
from plugins.portal.staying import orders
from tests.support.edits import EDITS
from tests.support.staying import CLOCK_FILE
from tests.support.tiny_site import ROOT, TinySite

NEWS = "noticias/2026/10/obra-4/index.html"


def test_orders_come_one_a_line_and_the_first_needs_none():
    lines = io.StringIO('["content/a.md"]\n\n[1\n{"a": 1}\n')
    assert list(orders(lines, lambda: False)) == [(), ["content/a.md"], (), (), ()]


def test_where_something_is_left_to_make_a_pause_is_told(monkeypatch):
    monkeypatch.setattr(staying, "PATIENCE_SECONDS", 0.05)
    reading, writing = os.pipe()
    behind = [True]
    with os.fdopen(reading) as lines:
        found = orders(lines, lambda: behind[0])
        assert [next(found), next(found), next(found)] == [(), None, None]
        behind[0] = False
        threading.Timer(0.2, os.write, (writing, b'["x"]\n')).start()
        assert next(found) == ["x"]
        os.close(writing)
        assert list(found) == []


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    site = TinySite.make(tmp_path_factory.mktemp("queda"))
    said: list[str] = []
    builder = Builder(
        [sys.executable, "-m", "tests.support.staying"],
        cwd=site.root,
        environ={**os.environ, "PYTHONPATH": str(ROOT), "PORTAL_PROCESSES": "1"},
        report=site.root / "hallazgos.json",
        echo=said.append,
    )
    site.root.joinpath(CLOCK_FILE).write_text(site.clock)
    assert builder.build().ok
    yield site, builder, said
    builder.close()


def _inodes(site):
    return {path: path.stat().st_ino for path in site.root.joinpath("output").rglob("*.*")}


def test_an_edited_text_is_shown_by_its_page_alone_and_the_rest_is_made_after(served):
    site, builder, said = served
    page = site.root / "output" / NEWS
    before = _inodes(site)
    EDITS["a body"](site)
    said.clear()

    assert builder.build(["content/noticias/2026/2026-10-04-obra-4.md"]).ok

    assert "Párrafo cuatro" in page.read_text("utf-8")
    after = _inodes(site)
    assert {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    } == {page}
    assert not any(line.startswith("Sitio listo") for line in said)
    api = site.root / "output/api/v1/noticias/2026-10-04-obra-4.json"
    assert "Párrafo cuatro" not in json.dumps(json.loads(api.read_text()), ensure_ascii=False)
    assert builder.build().ok
    assert "Párrafo cuatro" in json.dumps(json.loads(api.read_text()), ensure_ascii=False)


def test_an_edit_of_more_than_a_text_builds_the_site(served):
    site, builder, said = served
    EDITS["a title"](site)
    said.clear()

    assert builder.build(["content/noticias/2026/2026-10-04-obra-4.md"]).ok

    assert any(line.startswith("Sitio listo") for line in said)
    assert "Gran obra" in (site.root / "output/noticias/index.html").read_text("utf-8")


def test_pages_come_before_what_programs_read(served):
    site, builder, _ = served
    data = site.root / "output/api/v1/noticias.json"
    before = data.read_bytes()
    EDITS["a summary of news"](site)

    assert builder.build(["content/noticias/2026/2026-10-04-obra-4.md"]).ok

    assert "Otro resumen" in (site.root / "output/noticias/index.html").read_text("utf-8")
    assert data.read_bytes() == before
    assert builder.build().ok
    assert "Otro resumen" in data.read_text("utf-8")


def test_of_two_edited_texts_neither_is_shown_while_one_is_wrong(served):
    site, builder, _ = served
    right, wrong = (site.path(f"noticias/2026/2026-10-0{n}-obra-{n}.md") for n in (3, 5))
    texts = {file: file.read_text("utf-8") for file in (right, wrong)}
    before = _inodes(site)
    right.write_text(f"{texts[right]}\nUna frase más.\n", encoding="utf-8")
    wrong.write_text(f"{texts[wrong]}\n<script>alert(1)</script>\n", encoding="utf-8")
    paths = [f"content/noticias/2026/{file.name}" for file in (right, wrong)]

    assert not builder.build(paths).ok

    assert _inodes(site) == before
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    assert builder.build(paths).ok
