"""The digest of what the file system says: any change shows, and doubt is told."""

import os
from pathlib import Path

import pytest

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
    return looks_of([str(folder)], _later(folder))


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


def test_a_file_changed_just_now_leaves_doubt(folder):
    assert looks_of([str(folder)], _later(folder) - SETTLED_NANOSECONDS) == ""
