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
def test_what_stood_in_the_way_is_gone(tmp_path, above, there):
    root = tmp_path / "nuevo"
    root.mkdir()
    above(root / "a")
    if above in (_nothing, _folder):
        (root / "a/b").mkdir(parents=True)
        there(root / "a/b/c.html")
    tree.write(os.fspath(root), "a/b/c.html", b"nuevo")
    assert (root / "a/b/c.html").read_bytes() == b"nuevo"


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("stood", STOOD)
def test_what_was_found_there_may_be_something_else_by_now(tmp_path, stood, is_there):
    (tmp_path / "a").mkdir()
    stood(tmp_path / "a/escrito")
    tree.write(os.fspath(tmp_path), "a/escrito", b"nuevo", is_there=is_there)
    assert (tmp_path / "a/escrito").read_bytes() == b"nuevo"


def test_a_linked_file_is_the_same_or_where_there_are_no_links_a_copy(tmp_path, monkeypatch):
    tree.write(os.fspath(tmp_path), "uno/a/b", b"x")
    tree.link(os.fspath(tmp_path / "uno"), os.fspath(tmp_path / "dos"), "a/b")
    assert (tmp_path / "dos/a/b").samefile(tmp_path / "uno/a/b")

    def refuse(_source, _target):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    tree.link(os.fspath(tmp_path / "uno"), os.fspath(tmp_path / "tres"), "a/b")
    assert tree.scan(tmp_path / "tres")["a/b"][:2] == tree.scan(tmp_path / "uno")["a/b"][:2]


@pytest.mark.parametrize("is_there", [False, True])
def test_a_file_that_is_also_elsewhere_is_not_written_into(tmp_path, is_there):
    root = os.fspath(tmp_path)
    tree.write(root, "visible", b"lo que se ve")
    (tmp_path / "copia").hardlink_to(tmp_path / "visible")
    tree.write(root, "copia", b"lo nuevo", is_there=is_there)
    assert (tmp_path / "visible").read_bytes() == b"lo que se ve"


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


@pytest.mark.parametrize(
    ("some", "others", "expected"),
    [
        ([], ["a/b"], False),
        (["a"], ["a/b/c"], True),
        (["a/b/c"], ["a/b"], True),
        (["a/b"], ["a/bc", "ab"], False),
        (["a/index.html"], ["a/otro.html"], False),
    ],
)
def test_a_file_and_a_folder_of_the_same_name_clash(some, others, expected):
    assert tree.clash(some, others) is expected
