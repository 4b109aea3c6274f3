import os

import pytest

from plugins.checks.run import run
from plugins.content_model.tree import ItemKind, walk
from tests.support.small_site import NOW, C, N, P, make_site


def kinds(root):
    return {item.inner: item.kind for item in walk(root)}


def test_every_file_is_found_hidden_and_stray_ones_too(tmp_path):
    for name in ("a.md", ".hidden", "x/y/z.txt", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [inner for inner, kind in kinds(tmp_path).items() if kind is ItemKind.FILE]
    assert found == [".git/config", ".hidden", "a.md", "x/y/z.txt"]


def test_links_are_named_and_not_followed(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.md").touch()
    (tmp_path / "to_folder").symlink_to("folder")
    (tmp_path / "to_parent").symlink_to("..")
    (tmp_path / "to_nothing").symlink_to("nothing")
    found = kinds(tmp_path)
    assert found["to_folder"] is found["to_parent"] is found["to_nothing"] is ItemKind.SYMLINK
    assert not any(inner.startswith("to_folder/") for inner in found)


def test_special_files_are_named(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert kinds(tmp_path)["pipe"] is ItemKind.OTHER


def test_what_cannot_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.jpg").touch(0o600)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert kinds(tmp_path)["a.jpg"] is ItemKind.UNREADABLE


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    listing = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [item.kind for item in walk(tmp_path)] == [ItemKind.FOLDER, ItemKind.UNREADABLE]


@pytest.mark.parametrize("path", [N, P, C, "content/datos/temas.yml"])
def test_a_text_that_cannot_be_read_is_told_once(path, tmp_path, monkeypatch):
    make_site(tmp_path)
    target = tmp_path / path
    opened = os.open

    def refuse(file, *arguments, **options):
        if str(file) == str(target):
            raise PermissionError(13, "Permiso denegado")
        return opened(file, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    told = [f for f in run(tmp_path, NOW)[1] if f.path == path]
    assert [(f.line, "no se puede leer" in f.message) for f in told] == [(1, True)]


def test_a_content_folder_that_is_missing_is_told(tmp_path):
    findings = run(tmp_path, NOW)[1]
    assert any(f.path == "content/datos/temas.yml" for f in findings)
