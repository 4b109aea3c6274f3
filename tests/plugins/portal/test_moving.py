"""What is new is moved into the output: all of it, or nothing."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.portal.errors import OutputError
from plugins.portal.moving import move_in


@pytest.fixture
def folders(tmp_path):
    return tmp_path / "output.staging-1", tmp_path / "output"


def fill(folder, files):
    folder.mkdir(exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def held(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


OLD = {"index.html": "a", "n/uno/index.html": "b", "n/dos/index.html": "c", "s.css": "d"}
NEW = {"index.html": "A", "n/tres/x/index.html": "E", "s.css": "D"}


def test_new_files_are_there_old_ones_replaced_and_others_gone(folders):
    staging, output = folders
    fill(output, OLD)
    fill(staging, NEW)
    move_in(staging, output, ["n/dos/index.html"])
    assert held(output) == {**NEW, "n/uno/index.html": "b"}
    assert not (output / "n/dos").exists()


def test_a_file_is_never_written_into(folders):
    staging, output = folders
    fill(output, OLD)
    fill(staging, NEW)
    with (output / "index.html").open() as opened:
        move_in(staging, output, [])
        assert opened.read() == "a"


def test_an_empty_folder_in_the_way_is_no_obstacle(folders):
    staging, output = folders
    fill(output, {"index.html": "a"})
    fill(staging, {"x": "nuevo"})
    (output / "x/y").mkdir(parents=True)
    move_in(staging, output, [])
    assert held(output) == {"index.html": "a", "x": "nuevo"}


def test_where_there_are_no_links_it_is_the_same(folders, monkeypatch):
    staging, output = folders
    fill(output, OLD)
    fill(staging, NEW)

    def refuse(_source, _target):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    move_in(staging, output, ["n/dos/index.html"])
    assert held(output) == {**NEW, "n/uno/index.html": "b"}


def test_nothing_new_touches_nothing(folders):
    staging, output = folders
    fill(output, OLD)
    staging.mkdir()
    times = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    move_in(staging, output, [])
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == times
    assert list(staging.iterdir()) == []


PATHS = st.sampled_from(["a.html", "b/c.css", "b/d.html", "e/f/g.html", "e/h.html", "i.js"])


@given(
    st.dictionaries(PATHS, st.sampled_from(["1", "2"])),
    st.dictionaries(PATHS, st.sampled_from(["3", "4"])),
    st.sets(PATHS),
    st.integers(1, 12),
)
def test_a_fault_at_any_step_leaves_all_as_it_was(tmp_path_factory, old, new, unwanted, failing):
    root = tmp_path_factory.mktemp("sitio")
    staging, output = root / "output.staging-1", root / "output"
    fill(output, old)
    fill(staging, new)
    gone = (unwanted & old.keys()) - new.keys()
    left, real = failing, os.replace

    def replace(source, target):
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(28, "No space left on device")
        real(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        if failing <= len(new) + len(gone):
            with pytest.raises(OutputError, match="sigue el anterior"):
                move_in(staging, output, gone)
            assert held(output) == old
        else:
            move_in(staging, output, gone)
            assert held(output) == {p: t for p, t in {**old, **new}.items() if p not in gone}
