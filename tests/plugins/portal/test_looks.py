"""The digest of what the file system says: any change shows, and doubt is told."""

import os
from pathlib import Path

import pytest

from plugins.content_model.tree import walk
from plugins.portal import looks as looks_module
from plugins.portal.looks import SETTLED_NANOSECONDS, looks_of


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "content" / "noticias"
    inner.mkdir(parents=True)
    (inner / "a.md").write_text("uno")
    return tmp_path / "content"


def _later(folder: Path) -> int:
    newest = max(p.stat().st_ctime_ns for p in folder.rglob("*"))
    return newest + 2 * SETTLED_NANOSECONDS


def _looks(folder: Path) -> str:
    looks = looks_of([str(folder)], _later(folder))
    assert looks.young == ()
    return looks.digest


def test_the_same_files_look_the_same(folder):
    assert _looks(folder) == _looks(folder) != ""


@pytest.mark.parametrize(
    "change",
    [
        lambda f: (f / "noticias/a.md").write_text("dos!"),
        lambda f: (f / "noticias/b.md").write_text(""),
        lambda f: (f / "noticias/a.md").rename(f / "noticias/c.md"),
        lambda f: (f / "vacia").mkdir(),
        lambda f: (f / "enlace").symlink_to(f / "noticias"),
        lambda f: ((f / "noticias/a.md").unlink(), (f / "noticias/a.md").mkdir()),
    ],
)
def test_whatever_changes_shows(folder, change):
    before = _looks(folder)
    change(folder)
    assert _looks(folder) != before


def test_other_bytes_of_the_same_length_with_an_older_time_show(folder):
    file = folder / "noticias/a.md"
    old = file.stat()
    before = _looks(folder)
    file.write_text("dos")
    os.utime(file, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert _looks(folder) != before


def test_the_tree_that_was_looked_at_is_told_and_what_is_compiled_changes_nothing(folder):
    before = _looks(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__/a.pyc").write_text("")
    looks = looks_of([str(folder), str(folder.parent)], _later(folder.parent))
    assert looks.tree == walk(folder)
    assert _looks(folder) == before


def _now(folder: Path) -> int:
    return _later(folder) - SETTLED_NANOSECONDS


def test_a_file_changed_just_now_leaves_doubt_until_it_is_read_again_later(folder):
    now = _now(folder)
    looks = looks_of([str(folder)], now)
    assert looks.digest == _looks(folder)
    assert not looks.hold(now)
    assert looks.hold(now + 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda file, time: file.write_text("dos"),
        lambda file, time: (file.write_text("dos"), os.utime(file, ns=(time, time))),
        lambda file, time: file.unlink(),
        lambda file, time: (file.unlink(), file.mkdir()),
    ],
)
def test_a_young_file_that_is_written_again_leaves_doubt_for_ever(folder, change):
    now = _now(folder)
    looks = looks_of([str(folder)], now)
    file = folder / "noticias/a.md"
    change(file, file.stat().st_mtime_ns)
    assert not looks.hold(now + 10 * SETTLED_NANOSECONDS)


def test_other_bytes_in_what_looks_the_same_leave_doubt(folder, monkeypatch):
    now = _now(folder)
    looks = looks_of([str(folder)], now)
    (folder / "noticias/a.md").write_text("dos")
    monkeypatch.setattr(looks_module, "mark_of", lambda _info: looks.young[0][1])
    assert not looks.hold(now + SETTLED_NANOSECONDS)


def test_many_young_files_leave_doubt_for_ever(folder, monkeypatch):
    monkeypatch.setattr(looks_module, "_FEW", 0)
    now = _now(folder)
    assert not looks_of([str(folder)], now).hold(now + 10 * SETTLED_NANOSECONDS)
