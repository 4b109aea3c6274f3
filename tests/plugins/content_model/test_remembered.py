"""What was made of a few files is taken while they look the same, and made anew in any doubt."""

import os

import pytest

from plugins.content_model.datos import FILES
from plugins.content_model.load import Kept, load
from plugins.content_model.readings import Readings
from plugins.content_model.remembered import remembered
from plugins.content_model.tree import walk
from tests.support.small_site import NOW, make_site

_LONG_AGO = 1_600_000_000


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "listas"
    inner.mkdir()
    (inner / "a.yml").write_text("uno")
    return inner


@pytest.fixture
def made():
    return []


@pytest.fixture
def ask(folder, made, monkeypatch):
    """Ask as each new process does, a while after the files were written."""
    monkeypatch.setattr("plugins.content_model.remembered.SAME_MOMENT", -(10**15))

    def make() -> list[str]:
        made.append(1)
        return [file.read_text() for file in sorted(folder.iterdir())]

    def ask(version: str = "1") -> list[str]:
        return remembered(folder.parent / "memoria" / "x", version, walk(folder), make)

    return ask


def test_it_is_made_once_while_nothing_changes(ask, made):
    assert ask() == ask() == ["uno"]
    assert made == [1]


@pytest.mark.parametrize(
    "change",
    [
        lambda f: (f / "a.yml").write_text("dos"),
        lambda f: (f / "b.yml").write_text(""),
        lambda f: (f / "a.yml").rename(f / "c.yml"),
        lambda f: ((f / "a.yml").write_text("dos"), os.utime(f / "a.yml", (_LONG_AGO,) * 2)),
    ],
)
def test_it_is_made_anew_when_a_file_looks_otherwise(folder, ask, made, change):
    ask()
    change(folder)
    assert ask() == [file.read_text() for file in sorted(folder.iterdir())]
    assert made == [1, 1]


def test_it_is_made_anew_by_other_code(ask, made):
    assert ask("1") == ask("2")
    assert made == [1, 1]


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-1], lambda raw: raw[:40], lambda raw: b"", lambda raw: raw + b"x"]
)
def test_what_is_damaged_is_made_anew(folder, ask, made, damage):
    ask()
    file = folder.parent / "memoria" / "x"
    file.write_bytes(damage(file.read_bytes()))
    assert ask() == ask() == ["uno"]
    assert made == [1, 1]


def test_what_was_written_just_now_is_not_left(folder, made):
    file = folder.parent / "memoria" / "x"
    remembered(file, "1", walk(folder), lambda: made.append(1))
    assert made == [1]
    assert not file.exists()


def test_the_lists_of_another_process_are_those_that_would_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr("plugins.content_model.remembered.SAME_MOMENT", -(10**15))
    root = make_site(tmp_path)
    (root / "content/datos/temas.yml").write_text("- id: sin-nombre\n  x: 1\n", encoding="utf-8")
    plain = load(root, NOW)
    cache = tmp_path / "c"
    first, again = (load(root, NOW, kept=Kept(Readings(None, cache))) for _ in range(2))
    assert (cache / "listas").exists()
    assert first.datos_files == again.datos_files == plain.datos_files
    assert first.catalogue.datos == again.catalogue.datos == plain.catalogue.datos
    assert first.findings == again.findings == plain.findings
    assert any(finding.path == "content/datos/temas.yml" for finding in again.findings)
    assert set(again.datos_files) == set(FILES)
