"""What was in an output is there again with the bytes that are remembered, or is not there."""

import errno
import os
import signal
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.entry import name_of
from plugins.incremental.pack import Pack
from plugins.incremental.revival import revive, shares_of
from plugins.incremental.state import Batch, Row, State
from plugins.incremental.tree import scan, write_new


@pytest.fixture
def alone(monkeypatch):
    """Let another process be forked although the runner of the tests has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


class Lost:
    """A memory of pages and of a batch whose output is gone."""

    def __init__(self, root):
        self.said = []
        self.root, self.output = root, root / "output"
        self.pack = Pack(root / "cache", self.said.append)
        self.state = State()
        self.files = {f"a/{n}/index.html": f"página {n} ".encode() * 50 for n in range(30)}
        for number, (path, content) in enumerate(self.files.items()):
            self.pack.put(f"{number:032x}", [("", content)])
            self.state.rows[path] = Row(
                "", f"{number:032x}", name_of(content), (len(content), 1, 1)
            )
        many = [(f"datos/{n}.json", b"{}" * n) for n in range(1, 9)]
        self.pack.put("f" * 32, many)
        self.state.batches["datos"] = Batch("f" * 32, tuple(path for path, _ in many))
        for path, content in many:
            self.files[path] = content
            self.state.rows[path] = Row("", "", name_of(content), (len(content), 1, 1))
        self.pack.flush()

    def revive(self):
        folder = self.root / "cache" / "x-1"
        return revive(folder, self.output, self.state, self.pack, lambda: None)


def read(folder):
    return {path: (folder / path).read_bytes() for path in scan(folder)}


def test_two_processes_make_every_file_and_tell_how_it_looks(tmp_path, alone):
    lost = Lost(tmp_path)
    revival = lost.revive()
    assert revival.move(tmp_path / "aparte")
    assert revival.is_whole
    assert read(tmp_path / "aparte") == lost.files
    assert revival.found == scan(tmp_path / "aparte")
    revival.close()
    assert (tmp_path / "aparte").is_dir()


def test_what_is_not_as_remembered_is_not_there(tmp_path, alone):
    lost = Lost(tmp_path)
    rows, batches = lost.state.rows, lost.state.batches
    rows["a/3/index.html"] = rows["a/3/index.html"]._replace(digest="0" * 16)
    rows["a/4/index.html"] = rows["a/4/index.html"]._replace(key="e" * 32)
    rows["datos/3.json"] = rows["datos/3.json"]._replace(digest="0" * 16)
    batches["otra"] = Batch("f" * 32, ("a/5/index.html",))
    revival = lost.revive()
    missing = {"a/3/index.html", "a/4/index.html", "datos/3.json"}
    assert revival.found.keys() == lost.files.keys() - missing
    assert not revival.is_whole
    revival.close()
    assert lost.said == []


def test_what_is_damaged_is_not_there_and_said_once(tmp_path, alone):
    lost = Lost(tmp_path)
    (file,) = (tmp_path / "cache").glob("*.pack")
    content = file.read_bytes()
    at = content.index((5).to_bytes(16, "big")) + 24 + 30
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(bytes(byte ^ 255 for byte in content[at : at + 4]))
    revival = lost.revive()
    assert lost.files.keys() - revival.found.keys() == {"a/5/index.html"}
    revival.close()
    assert len(lost.said) == 1


def test_where_the_other_process_dies_nothing_is_believed(tmp_path, alone, monkeypatch):
    parent = os.getpid()

    def die(path, content, folder):
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return write_new(path, content, folder)

    monkeypatch.setattr("plugins.incremental.revival.write_new", die)
    revival = Lost(tmp_path).revive()
    # It ends without a word: only then is it sure that it took a share.
    assert revival._other.line() == ""
    assert revival.found == {}
    assert list((tmp_path / "cache/x-1").iterdir()) == []
    revival.close()
    assert not (tmp_path / "cache/x-1").exists()


def test_where_this_process_cannot_write_nothing_is_believed(tmp_path, alone, monkeypatch):
    def fail(_path, _content, _folder):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("plugins.incremental.revival.write_new", fail)
    revival = Lost(tmp_path).revive()
    assert revival.found == {}
    revival.close()


def test_what_nobody_fetched_is_removed(tmp_path, alone):
    lost = Lost(tmp_path)
    revival = lost.revive()
    folder = tmp_path / "cache/x-1"
    assert folder.is_dir()
    del revival
    assert not folder.exists()


def test_another_disk_an_empty_memory_or_another_thread_is_no_revival(tmp_path, monkeypatch):
    lost = Lost(tmp_path)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert lost.revive() is None
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert revive(tmp_path / "x", lost.output, State(), lost.pack, lambda: None) is None
    lost.output = Path("/proc/self/output")
    assert lost.revive() is None
    assert not (tmp_path / "cache/x-1").exists()


PARTS = st.sampled_from(["..", ".", "", "a", "b.html", "index.html"])


@given(st.lists(PARTS, min_size=1, max_size=4).map("/".join))
def test_no_path_leads_out_of_the_folder(path):
    state = State({path: Row("", "a" * 32, "0" * 16, (1, 1, 1))})
    pack = Pack(Path("/nowhere"))
    pack.put("a" * 32, [("", b"")])
    shares = shares_of(state, pack)
    is_plain = not {"..", ".", ""} & set(path.split("/"))
    assert shares == ([[("a" * 32, (path,))]] if is_plain else [])


def test_what_is_in_one_folder_is_in_one_share_and_most_work_comes_first(tmp_path):
    lost = Lost(tmp_path)
    shares = shares_of(lost.state, lost.pack)
    assert [{path.split("/")[0] for _, paths in share for path in paths} for share in shares] == [
        {"a"},
        {"datos"},
    ]
