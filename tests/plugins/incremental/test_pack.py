"""What is put into a pack is found again, by other processes too, or is simply not there."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental import pack as packs
from plugins.incremental.contents import ending
from plugins.incremental.entry import Coder, decode, named, parts_named
from plugins.incremental.pack import HEAD, Pack

KEY, OTHER = "0" * 32, "1" * 32
STYLE = b"<style>" + b"a{}" * 400 + b"</style>"


def page(text):
    return b"<!doctype html>" + STYLE + b"<body><main>" + text + b"</main></body>"


def test_files_are_found_again_at_once_and_by_the_next(tmp_path):
    pack = Pack(tmp_path)
    pack.put(KEY, [("a", page(b"uno")), ("b", b"\x00\xff")])
    assert pack.get(KEY) == named([("a", page(b"uno")), ("b", b"\x00\xff")])
    assert pack.get(OTHER) is None
    pack.flush()
    assert Pack(tmp_path).get(KEY) == named([("a", page(b"uno")), ("b", b"\x00\xff")])


def test_what_pages_share_is_kept_once(tmp_path):
    pack = Pack(tmp_path)
    for number in range(50):
        pack.put(f"{number:032x}", [("", page(b"%d" % number))])
    pack.flush()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size < 50 * 200
    assert Pack(tmp_path).get(f"{7:032x}") == named([("", page(b"7"))])


def test_a_damaged_file_is_read_as_far_as_it_makes_sense(tmp_path):
    for key in (KEY, OTHER):
        pack = Pack(tmp_path)
        pack.put(key, [("", b"texto " + key.encode())])
        pack.flush()
    one, other = sorted(tmp_path.iterdir())
    whole = one.read_bytes()
    one.write_bytes(whole[: -len(ending([(b"", 0, 0, 0)], 0)) - 3])
    (tmp_path / "ajeno.pack").write_bytes(b"otra cosa")
    (tmp_path / "vacio.pack").write_bytes(b"")
    said = []
    found = Pack(tmp_path, said.append)
    assert len(said) == 1
    assert sorted(found.get(key) is None for key in (KEY, OTHER)) == [False, True]
    other.write_bytes(HEAD + b"\xff" * 40)
    assert [Pack(tmp_path).get(key) for key in (KEY, OTHER)] == [None, None]


def test_many_small_files_become_one_and_a_large_one_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "MOST_FILES", 3)
    monkeypatch.setattr(packs, "SMALL", 3_000)
    large = Pack(tmp_path)
    large.put(KEY, [("", b"\x89PNG" + bytes(range(256)) * 16)])
    large.flush()
    (stays,) = tmp_path.iterdir()
    for number in range(1, 7):
        pack = Pack(tmp_path)
        # Its style is in the first of them only.
        pack.put(f"{number:032x}", [("", page(b"%d" % number))])
        pack.flush()
    pack.shrink(list)
    assert len(list(tmp_path.iterdir())) == 2
    assert stays.exists()
    for found in (pack, Pack(tmp_path)):
        assert found.get(KEY) == large.get(KEY)
        for number in range(1, 7):
            assert found.get(f"{number:032x}") == named([("", page(b"%d" % number))])


def test_what_is_still_of_use_stays_while_there_is_room(tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "MOST_BYTES", 10_000)
    pack = Pack(tmp_path)
    pictures = {f"{n:032x}": [("", b"\x89PNG" + bytes((n,)) * 600)] for n in range(16)}
    for key, files in pictures.items():
        pack.put(key, files)
    pack.flush()
    alive = [f"{n:032x}" for n in range(0, 16, 2)]
    pack.shrink(lambda: alive)
    again = Pack(tmp_path)
    assert {key for key in pictures if again.get(key) == named(pictures[key])} == set(alive)
    pack.shrink(lambda: alive[:1])
    assert alive[-1] in Pack(tmp_path)


def test_pages_of_one_kind_are_kept_in_little(tmp_path):
    pack, size = Pack(tmp_path), 0
    for number in range(20):
        words = b" ".join(b"<p>palabra %d" % (n * 7919 % 997) for n in range(200))
        pack.put(f"{number:032x}", [("", page(words + b"%d" % number))])
        if number == 0:
            pack.flush()
            size = sum(file.stat().st_size for file in tmp_path.iterdir())
    pack.flush()
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 8 * size
    assert Pack(tmp_path).get(f"{19:032x}") == named([("", page(words + b"19"))])


def test_a_payload_with_one_wrong_byte_is_not_there_and_may_be_put_again(tmp_path):
    picture = b"\x89PNG" + bytes(range(256)) * 4
    pack = Pack(tmp_path)
    pack.put(KEY, [("a", page(b"uno"))])
    pack.put(OTHER, [("b", picture)])
    pack.flush()
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    # The last byte of the picture, then one of the style that the page shares.
    for wrong in (whole.index(picture) + 1023, len(HEAD) + 40):
        file.write_bytes(whole[:wrong] + bytes((whole[wrong] ^ 1,)) + whole[wrong + 1 :])
        damaged = Pack(tmp_path)
        key, files = (OTHER, [("b", picture)]) if wrong > 100 else (KEY, [("a", page(b"uno"))])
        assert damaged.get(key) is None
        damaged.put(key, files)
        assert damaged.get(key) == named(files)


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_BYTES"])
def test_shrinking_leaves_out_what_is_damaged_or_of_another_version(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(packs, limit, 0 if limit == "MOST_FILES" else 200)
    pack = Pack(tmp_path)
    pack.put(KEY, [("a", page(b"uno"))])
    pack.put(OTHER, [("b", b"\x89PNG dos")])
    pack.flush()
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes().replace(b"PNG dos", b"PNG do?"))
    (tmp_path / "ajeno.pack").write_bytes(b"portal-pack 1 y lo que tenga")
    kept = Pack(tmp_path)
    kept.shrink(lambda: {KEY, OTHER})
    assert len(list(tmp_path.iterdir())) == 1
    again = Pack(tmp_path)
    assert (again.get(KEY), again.get(OTHER)) == (named([("a", page(b"uno"))]), None)


SEAMS = (b"<!doctype html>", b"<style>", b"</style>", b"<body", b"<main", b"</main>", STYLE)
CONTENTS = st.lists(
    st.one_of(st.sampled_from([*SEAMS, b"\x89PNG", b"relleno " * 90]), st.binary(max_size=40)),
    max_size=12,
).map(b"".join)


@given(st.lists(st.lists(st.tuples(st.text(max_size=5), CONTENTS), max_size=4), max_size=5))
def test_any_files_come_back_as_they_were(entries):
    coder, parts = Coder(), {}
    for files in entries:
        kept = named(files)
        payload, shared = coder.encode(kept)
        parts.update(shared)
        assert decode(payload, parts.__getitem__) == kept
        assert set(parts_named(payload)) == shared.keys()


def cuts(coder, content):
    """Return where a coder cuts a page and what it calls the parts: what stands in the head."""
    payload, _ = coder.encode(named([("", content)]))
    length, _ = struct.unpack_from("<II", payload)
    return payload[24 : 8 + length]


@given(st.lists(CONTENTS, max_size=8))
def test_a_page_is_cut_where_it_would_be_if_no_other_were_known(contents):
    coder = Coder()
    # Twice: the second time all of its parts are at hand.
    for content in (b"<!doctype html>" + one for one in contents + contents):
        assert cuts(coder, content) == cuts(Coder(), content)


def test_a_part_that_is_at_hand_and_goes_on_is_another():
    coder, style = Coder(), b"<style>" + b"a{}" * 400
    for more in (b"", b"b{}", b"", b"<body>", b"</sty", b"</style>", b"b{}</style>"):
        content = b"<!doctype html>" + style + more + b"</style><body><main>"
        assert cuts(coder, content) == cuts(Coder(), content)
