"""After any edit the folder is, byte for byte, what a build from nothing makes."""

import fcntl
import os
import shutil
import threading

import pytest

from plugins.incremental import engine as engine_module
from plugins.incremental import memory, workers
from plugins.portal.errors import TemplateError
from tests.support.building import THEME
from tests.support.content import minimal_content, noticia, write
from tests.support.incremental import Kept, at

NEWS = "content/noticias/2026/2026-11-01-abre-la-caja.md"
GUIDE = "content/tramites/ingresos/pago-predial.md"
MESSAGE = "content/contingencias/2026/ciclon-2026.md"


def changed(kept, path, old, new):
    file = kept.root / path
    text = file.read_text()
    assert old in text, (path, old)
    file.write_text(text.replace(old, new, 1))


def moved(kept, old, new):
    (kept.root / new).parent.mkdir(parents=True, exist_ok=True)
    (kept.root / old).rename(kept.root / new)


def datos(name):
    return f"content/datos/{name}.yml"


def with_news(root):
    minimal_content(root)
    for number in range(14):
        text = noticia(f"Noticia {number}", f"2025-03-{number + 1:02}")
        write(root, f"noticias/2025/2025-03-{number + 1:02}-n{number}.md", text)
    return Kept(root)


EDITS = {
    "a body": lambda k: changed(k, GUIDE, "Paga antes de marzo", "Paga antes de abril"),
    "a title": lambda k: changed(k, NEWS, "titulo: ", "titulo: Ya "),
    "a summary": lambda k: changed(k, GUIDE, "Paga el impuesto", "Cubre el impuesto"),
    "an address": lambda k: moved(k, NEWS, NEWS.replace("abre-la-caja", "abre-otra-caja")),
    "a date": lambda k: (
        changed(k, "content/noticias/2025/2025-03-05-n4.md", "2025-03-05", "2024-03-05"),
        moved(
            k, "content/noticias/2025/2025-03-05-n4.md", "content/noticias/2024/2024-03-05-n4.md"
        ),
    ),
    "a topic": lambda k: changed(k, "content/noticias/2025/2025-03-02-n1.md", "finanzas", "salud"),
    "a deletion": lambda k: (k.root / "content/noticias/2025/2025-03-03-n2.md").unlink(),
    "a new dependencia": lambda k: changed(
        k,
        datos("dependencias"),
        "- id: ingresos",
        "- {id: obras, nombre: Obras, que_hace: Construye., fuentes: "
        "[{nombre: Prueba, visto: 2026-11-22}]}\n- id: ingresos",
    ),
    "the UMA": lambda k: changed(k, datos("uma"), "100.00", "113.14"),
    "the end of a message": lambda k: setattr(k, "now", at("2026-12-05T12:00")),
    "a message again in force": lambda k: setattr(k, "now", at("2026-11-23T13:00")),
    "the address of the site": lambda k: setattr(k, "siteurl", "https://y.mx"),
    "no address of the site": lambda k: setattr(k, "siteurl", ""),
}


def test_after_each_edit_the_folder_is_what_a_clean_build_makes(tmp_path):
    kept = with_news(tmp_path)
    kept.update()
    for name, edit in EDITS.items():
        edit(kept)
        kept.update()
        assert kept.differences() == [], name


def test_an_embargo_that_ends_is_seen_though_no_file_changed(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    text = noticia("Luego", header="publicar_desde: 2026-11-24T09:00-05:00\n")
    write(tmp_path, "noticias/2026/2026-11-01-luego.md", text)
    kept.now = at("2026-11-24T08:59")
    kept.update()
    kept.now = at("2026-11-24T09:00")
    kept.update()
    assert "noticias/2026/11/luego/index.html" in kept.found()
    assert kept.differences() == []


def test_an_edit_of_a_text_draws_the_page_that_shows_it_and_a_template_its_pages(tmp_path):
    kept = with_news(tmp_path)
    kept.theme = tmp_path / "theme"
    shutil.copytree(THEME, kept.theme, ignore=shutil.ignore_patterns("scripts", "static"))
    everything = kept.update().drawn
    changed(kept, GUIDE, "Paga antes de marzo", "Paga antes de abril")
    few = kept.update()
    pages = [path for path in few.digests() if path.endswith(".html")]
    assert few.drawn <= 8 < len(pages) < everything
    footer = kept.theme / "components/footer/template.html"
    footer.write_text(footer.read_text().replace("<footer", "<footer data-x"))
    kept.update()
    assert kept.differences() == []
    assert b"data-x" in kept.found()["index.html"]


def test_nothing_changed_draws_nothing_and_touches_nothing(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    before = {path: path.stat().st_mtime_ns for path in kept.output.rglob("*")}
    assert kept.update().drawn == 0
    assert {path: path.stat().st_mtime_ns for path in kept.output.rglob("*")} == before


def test_what_was_done_to_the_folder_by_hand_is_undone(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    kept.update()
    (kept.output / "index.html").write_text("a mano")
    (kept.output / "404.html").unlink()
    (kept.output / "ajeno").mkdir()
    (kept.output / "ajeno/x.html").write_text("ajeno")
    kept.update()
    assert kept.differences() == []
    changed(kept, NEWS, "titulo: ", "titulo: Ya ")
    kept.update()
    assert kept.differences() == []


@pytest.fixture
def large(monkeypatch):
    """Have any site looked at and prepared by another process, whatever threads the tests have."""
    monkeypatch.setattr(engine_module, "LARGE", 0)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.parametrize("name", ["a title", "a deletion"])
def test_any_edit_of_a_large_site_leaves_what_a_clean_build_makes(tmp_path, large, name):
    kept = with_news(tmp_path)
    kept.update()
    EDITS[name](kept)
    kept.update()
    assert kept.differences() == []
    changed(kept, GUIDE, "Paga ", "Cubre ")
    kept.update()
    assert kept.differences() == []


def test_in_a_large_site_what_is_done_by_hand_is_undone(tmp_path, large):
    kept = with_news(tmp_path)
    kept.update()
    changed(kept, NEWS, "titulo: ", "titulo: Ya ")
    kept.update()
    (kept.output / "404.html").unlink()
    (kept.output / "404.html").write_text("a mano")
    (kept.output / "ajeno.html").write_text("ajeno")
    for title in ("Tres ", "Cuatro "):
        changed(kept, NEWS, "titulo: ", f"titulo: {title}")
        kept.update()
        assert kept.differences() == []


def test_an_edit_by_hand_of_a_file_does_not_come_back(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    for title in ("Uno ", "Dos "):
        kept.update()
        changed(kept, NEWS, "titulo: ", f"titulo: {title}")
    kept.update()
    with (kept.output / "sitemap.xml").open("a") as file:
        file.write("a mano")
    for title in ("Tres ", "Cuatro "):
        changed(kept, NEWS, "titulo: ", f"titulo: {title}")
        kept.update()
        assert kept.differences() == []


def test_after_an_edit_every_other_file_and_folder_is_the_same_one(tmp_path):
    kept = with_news(tmp_path)
    kept.update()
    before = {path: path.stat().st_ino for path in kept.output.rglob("*")}
    folder = kept.output.stat().st_ino
    changed(kept, NEWS, "titulo: ", "titulo: Ya ")
    kept.update()
    assert kept.differences() == []
    after = {path: path.stat().st_ino for path in kept.output.rglob("*")}
    assert len(before.items() & after.items()) > len(after) / 2
    assert kept.output.stat().st_ino == folder


def test_when_most_of_the_site_is_another_the_whole_folder_is(tmp_path):
    kept = with_news(tmp_path)
    kept.update()
    folder = kept.output.stat().st_ino
    kept.siteurl = "https://otra.mx"
    kept.update()
    assert kept.output.stat().st_ino != folder
    assert kept.differences() == []


def _is_free(cache):
    """Whether another process could begin a build."""
    (file,) = cache.glob("*.lock")
    with file.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_until_all_is_noted_no_other_build_begins(tmp_path, monkeypatch):
    kept = with_news(tmp_path)
    engine = kept.engine()
    seen = []
    noted = memory.save
    monkeypatch.setattr(
        memory, "save", lambda *given: (seen.append(_is_free(engine.cache)), noted(*given))
    )
    kept.update(engine)
    assert seen == [False]
    assert _is_free(engine.cache)


def test_with_the_memory_and_an_empty_folder_nothing_is_drawn(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    shutil.rmtree(kept.output)
    engine = kept.update()
    # The service worker's list, feeds and the like say nothing of what they are made from.
    assert engine.drawn < 8
    assert kept.differences() == []


def test_a_copy_of_the_folder_with_other_times_is_recognised(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    for path in kept.output.rglob("*.html"):
        os.utime(path, (1, 1))
    assert kept.update().drawn < 8
    assert kept.differences() == []


@pytest.mark.parametrize("harm", [b"{", b'{"version": 0}', b"\xff\x00"])
def test_a_damaged_memory_is_told_and_left_aside(tmp_path, harm):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    for path in (tmp_path / ".cache").glob("*.*"):
        path.write_bytes(harm)
    kept.update()
    assert 1 <= len(kept.said) == len({line.partition(":")[0] for line in kept.said}) <= 2
    assert kept.differences() == []


def test_a_build_that_dies_before_the_end_leaves_the_old_site_and_the_next_is_right(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    before = kept.found()
    changed(kept, NEWS, "titulo: ", "titulo: Ya ")

    def die():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept.update(cut=die)
    assert kept.found() == before
    kept.update()
    assert kept.differences() == []


def test_a_build_that_dies_after_the_change_of_places_is_mended_by_the_next(tmp_path):
    kept = Kept(minimal_content(tmp_path))
    kept.update()
    files = [path for end in ("state", "json") for path in (tmp_path / ".cache").glob(f"*.{end}")]
    memory = {path: path.read_bytes() for path in files}
    changed(kept, NEWS, "titulo: ", "titulo: Ya ")
    kept.update()
    for path, content in memory.items():
        path.write_bytes(content)
    changed(kept, NEWS, "titulo: ", "titulo: Otra ")
    kept.update()
    assert kept.differences() == []


def test_two_processes_make_the_same_bytes_as_one(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "FEW", 1)
    kept = Kept(minimal_content(tmp_path), processes=2)
    kept.update()
    assert kept.differences() == []


def test_a_fault_in_the_other_process_names_page_and_template(tmp_path, monkeypatch):
    kept = Kept(minimal_content(tmp_path), processes=2)
    kept.theme = tmp_path / "theme"
    shutil.copytree(THEME, kept.theme, ignore=shutil.ignore_patterns("scripts", "static"))
    (kept.theme / "templates/noticia.html").write_text("{{ view.nada }}")
    with pytest.raises(TemplateError, match=r"noticia\.html:1.*nada.*/abre-la-caja/"):
        kept.update()
    assert not kept.output.exists()
