"""What is put into a pack is found again, by other processes too, or is simply not there."""

from plugins.incremental import pack as packs
from plugins.incremental.pack import HEAD, Pack

KEY, OTHER = "0" * 32, "1" * 32
STYLE = b"<style>" + b"a{}" * 400 + b"</style>"


def page(text):
    return b"<!doctype html>" + STYLE + b"<body><main>" + text + b"</main></body>"


def test_files_are_found_again_at_once_and_by_the_next(tmp_path):
    pack = Pack(tmp_path)
    pack.put(KEY, [("a", page(b"uno")), ("b", b"\x00\xff")])
    assert pack.get(KEY) == [("a", page(b"uno")), ("b", b"\x00\xff")]
    assert pack.get(OTHER) is None
    pack.flush()
    assert Pack(tmp_path).get(KEY) == [("a", page(b"uno")), ("b", b"\x00\xff")]


def test_what_pages_share_is_kept_once(tmp_path):
    pack = Pack(tmp_path)
    for number in range(50):
        pack.put(f"{number:032x}", [("", page(b"%d" % number))])
    pack.flush()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size < 50 * 200
    assert Pack(tmp_path).get(f"{7:032x}") == [("", page(b"7"))]


def test_a_damaged_file_is_read_as_far_as_it_makes_sense(tmp_path):
    for key in (KEY, OTHER):
        pack = Pack(tmp_path)
        pack.put(key, [("", b"texto " + key.encode())])
        pack.flush()
    one, other = sorted(tmp_path.iterdir())
    one.write_bytes(one.read_bytes()[:-3])
    (tmp_path / "ajeno.pack").write_bytes(b"otra cosa")
    (tmp_path / "vacio.pack").write_bytes(b"")
    found = Pack(tmp_path)
    assert sorted(found.get(key) is None for key in (KEY, OTHER)) == [False, True]
    other.write_bytes(HEAD + b"\xff" * 40)
    assert [Pack(tmp_path).get(key) for key in (KEY, OTHER)] == [None, None]


def test_it_does_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "MOST_FILES", 3)
    for number in range(6):
        pack = Pack(tmp_path)
        pack.put(f"{number:032x}", [("", page(b"%d" % number))])
        pack.flush()
    pack.shrink({f"{5:032x}"})
    assert len(list(tmp_path.iterdir())) == 1
    assert Pack(tmp_path).get(f"{5:032x}") == [("", page(b"5"))]
    assert f"{1:032x}" not in Pack(tmp_path)
