"""Files arrive where they belong, whatever stood there, and never inside what stood there."""

import os

import pytest

from plugins.incremental import tree


def _stat(path):
    status = path.lstat()
    return (status.st_size, status.st_mtime_ns, status.st_ino)


def test_what_is_said_of_a_written_file_is_what_is_found_there(tmp_path):
    root = os.fspath(tmp_path)
    said = {path: tree.write(root, path, path.encode()) for path in ("a", "b/c/d", "b/c/e", "b/f")}
    assert said == tree.scan(tmp_path)
    assert said == {path: _stat(tmp_path / path) for path in said}
    assert all((tmp_path / path).read_bytes() == path.encode() for path in said)


def _nothing(place):
    del place


def _file(place):
    place.write_text("antes")


def _folder(place):
    (place / "dentro").mkdir(parents=True)
    (place / "dentro/archivo").write_text("antes")


def _lost_link(place):
    place.symlink_to(place.with_name("no-existe"))


STOOD = (_nothing, _file, _folder, _lost_link)


@pytest.mark.parametrize("above", STOOD)
@pytest.mark.parametrize("there", STOOD)
@pytest.mark.parametrize("linked", [False, True])
def test_what_stood_in_the_way_is_gone(tmp_path, above, there, linked):
    source, root = tmp_path / "sitio", tmp_path / "nuevo"
    tree.write(os.fspath(source.parent), "sitio/a/b/c.html", b"nuevo")
    root.mkdir()
    above(root / "a")
    if above in (_nothing, _folder):
        (root / "a/b").mkdir(parents=True)
        there(root / "a/b/c.html")
    if linked:
        tree.link(os.fspath(source), os.fspath(root), "a/b/c.html")
        assert (root / "a/b/c.html").samefile(source / "a/b/c.html")
    else:
        tree.write(os.fspath(root), "a/b/c.html", b"nuevo")
    assert (root / "a/b/c.html").read_bytes() == b"nuevo"


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("stood", STOOD)
def test_what_was_found_there_may_be_something_else_by_now(tmp_path, stood, is_there):
    source, root = tmp_path / "sitio", tmp_path / "nuevo"
    for path in ("a/escrito", "a/enlazado"):
        tree.write(os.fspath(source), path, b"nuevo")
        (root / "a").mkdir(parents=True, exist_ok=True)
        stood(root / path)
    tree.write(os.fspath(root), "a/escrito", b"nuevo", is_there=is_there)
    tree.link(os.fspath(source), os.fspath(root), "a/enlazado", is_there=is_there)
    assert [path.read_bytes() for path in sorted((root / "a").iterdir())] == [b"nuevo"] * 2
    assert (root / "a/enlazado").samefile(source / "a/enlazado")


@pytest.mark.parametrize("is_there", [False, True])
def test_a_file_that_is_also_elsewhere_is_not_written_into(tmp_path, is_there):
    root = os.fspath(tmp_path)
    tree.write(root, "visible", b"lo que se ve")
    (tmp_path / "copia").hardlink_to(tmp_path / "visible")
    tree.write(root, "copia", b"lo nuevo", is_there=is_there)
    assert (tmp_path / "visible").read_bytes() == b"lo que se ve"


def test_a_folder_of_the_same_and_other_files_is_found_as_it_is(tmp_path):
    one, other = tmp_path / "uno", tmp_path / "otro"
    for path in ("a/igual", "a/otro", "b/igual", "enlace"):
        tree.write(os.fspath(tmp_path), f"uno/{path}", b"contenido")
    for path in ("a/igual", "b/igual"):
        tree.link(os.fspath(one), os.fspath(other), path)
    tree.write(os.fspath(other), "a/otro", b"otra cosa")
    tree.write(os.fspath(other), "c/solo", b"")
    (other / "enlace").symlink_to(one / "enlace")
    assert tree.scan(other, tree.scan(one)) == tree.scan(other)
    assert len(tree.scan(other)) == 5


def test_removing_files_removes_the_folders_that_hold_nothing_more(tmp_path):
    root = os.fspath(tmp_path)
    for path in ("a/b/c", "a/b/d", "a/e/f"):
        tree.write(root, path, b"")
    tree.remove(root, ["a/b/c", "a/b/d", "no/existe"])
    assert sorted(tree.scan(tmp_path)) == ["a/e/f"]
    assert not (tmp_path / "a/b").exists()


def test_any_file_counts_in_the_digest_of_a_folder():
    found = {"a": (1, 2, 3), "b": (1, 2, 4)}
    assert tree.digest_of(found) == tree.digest_of(dict(reversed(found.items())))
    assert tree.digest_of({**found, "b": (1, 9, 4)}) != tree.digest_of(found)
    assert tree.digest_of({"a": (1, 2, 3), "\udcff": (1, 2, 4)}) != tree.digest_of(found)


def test_a_twin_is_the_same_files_or_nothing(tmp_path, monkeypatch):
    tree.write(os.fspath(tmp_path / "uno"), "a/b", b"x")
    assert tree.twin(tmp_path / "uno", tmp_path / "dos", ["a/b"])
    assert tree.scan(tmp_path / "uno") == tree.scan(tmp_path / "dos")

    def refuse(_source, _target):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert not tree.twin(tmp_path / "uno", tmp_path / "tres", ["a/b"])
    assert not (tmp_path / "tres").exists()
