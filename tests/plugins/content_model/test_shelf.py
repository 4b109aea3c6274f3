"""What is kept is found again by others, or not at all: never another thing."""

import gc
import os
import pickle
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.content_model.shelf import Shelf, segment

VERSION = "v1"


def shelf(folder, version=VERSION, told=None):
    return Shelf(folder / "lecturas", version, told.append if told is not None else pytest.fail)


def kept(folder, *records, version=VERSION):
    one = shelf(folder, version)
    one.add(segment(records))
    one.save([name for name, _, _ in records])
    return one


def content(one, name):
    record = one.find(name)
    return None if record is None else (record.small, one.large(record))


def test_another_process_finds_what_was_kept(tmp_path):
    kept(tmp_path, ("a", {"x": 1}, "uno"), ("b", (2,), "dós"))
    one = shelf(tmp_path)
    assert content(one, "a") == ({"x": 1}, "uno")
    assert content(one, "b") == ((2,), "dós")
    assert one.find("c") is None


def test_what_was_added_is_found_before_and_after_it_is_saved(tmp_path):
    one = shelf(tmp_path)
    one.add(segment([("a", 1, "uno")]))
    assert content(one, "a") == (1, "uno")
    one.save(["a"])
    assert content(one, "a") == (1, "uno")
    one.add(segment([("b", 2, "dos"), ("c", 3, "")]))
    one.save(["a", "b", "c"])
    assert [content(one, name) for name in "abc"] == [(1, "uno"), (2, "dos"), (3, "")]


def test_without_a_file_all_stays_in_memory():
    one = Shelf(None, VERSION, pytest.fail)
    one.add(segment([("a", 1, "uno")]))
    one.save(["a"])
    assert content(one, "a") == (1, "uno")


def test_what_another_version_kept_is_left_aside_and_then_replaced(tmp_path):
    kept(tmp_path, ("a", 1, "uno"))
    told = []
    one = shelf(tmp_path, "v2", told)
    assert one.find("a") is None
    assert len(told) == 1
    one.add(segment([("b", 2, "dos")]))
    one.save(["b"])
    assert content(shelf(tmp_path, "v2"), "b") == (2, "dos")


def test_two_processes_may_keep_things_at_once(tmp_path):
    one, other = shelf(tmp_path), shelf(tmp_path)
    one.add(segment([("a", 1, "uno")]))
    other.add(segment([("b", 2, "dos")]))
    one.save(["a"])
    other.save(["b"])
    assert content(one, "a") == (1, "uno")
    assert content(other, "b") == (2, "dos")
    third = shelf(tmp_path)
    assert (content(third, "a"), content(third, "b")) == ((1, "uno"), (2, "dos"))


def test_what_a_killed_process_left_half_written_is_overwritten(tmp_path):
    kept(tmp_path, ("a", 1, "uno"))
    with (tmp_path / "lecturas").open("ab") as file:
        file.write(segment([("b", 2, "dos")])[:-2])
    told = []
    one = shelf(tmp_path, told=told)
    assert len(told) == 1
    assert (content(one, "a"), one.find("b")) == ((1, "uno"), None)
    one.add(segment([("c", 3, "tres")]))
    one.save(["a", "c"])
    assert content(shelf(tmp_path), "c") == (3, "tres")


def test_a_file_that_would_act_when_it_is_read_is_replaced(tmp_path):
    kept(tmp_path, ("a", 1, "uno"))
    packed = pickle.dumps([("b", eval, 0, 0, 0)])
    head = struct.pack("<4sIQI", b"SEG1", len(packed), 0, zlib.crc32(packed))
    with (tmp_path / "lecturas").open("ab") as file:
        file.write(head + packed)
    told = []
    one = shelf(tmp_path, told=told)
    assert len(told) == 1
    one.add(segment([("c", 3, "tres")]))
    one.save(["c"])
    assert content(shelf(tmp_path), "c") == (3, "tres")


def test_what_nothing_uses_is_dropped_in_the_end(tmp_path):
    one = kept(tmp_path, *((f"n{number}", number, "x" * 50) for number in range(2500)))
    before = (tmp_path / "lecturas").stat().st_size
    one.add(segment([("new", 0, "nuevo")]))
    one.save(["new", "n7"])
    assert (tmp_path / "lecturas").stat().st_size < before / 100
    for other in (one, shelf(tmp_path)):
        assert content(other, "new") == (0, "nuevo")
        assert content(other, "n7") == (7, "x" * 50)
        assert other.find("n8") is None


def test_a_reader_goes_on_reading_what_was_replaced_meanwhile(tmp_path):
    kept(tmp_path, *((f"n{number}", number, f"t{number}") for number in range(2500)))
    reader, writer = shelf(tmp_path), shelf(tmp_path)
    writer.save(["n1"])
    assert content(reader, "n9") == (9, "t9")
    reader.add(segment([("b", 2, "dos")]))
    reader.save(["b", "n1"])
    assert content(reader, "b") == (2, "dos")
    assert content(reader, "n1") == (1, "t1")


def test_a_folder_that_cannot_be_written_costs_a_line_and_no_more(tmp_path):
    (tmp_path / "x").write_text("a file where a folder should be")
    told = []
    one = Shelf(tmp_path / "x" / "lecturas", VERSION, told.append)
    one.add(segment([("a", 1, "uno")]))
    one.save(["a"])
    assert told
    assert content(one, "a") == (1, "uno")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_of_any_kind_never_gives_another_content(tmp_path, data):
    """Any byte changed, any part cut off or doubled."""
    records = {"a": ((1, "x"), "uno" * 20), "b": ((2, "y"), "dos"), "c": ((3, "z"), "")}
    file = Path(tmp_path, "lecturas")
    file.unlink(missing_ok=True)
    for name, (small, large) in records.items():
        kept(tmp_path, (name, small, large))
    whole = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    match data.draw(st.sampled_from(["change", "cut", "double", "insert"])):
        case "change":
            whole[at] ^= data.draw(st.integers(1, 255))
        case "cut":
            del whole[at:]
        case "double":
            whole += whole[at:]
        case "insert":
            whole[at:at] = b"\x01\x02\x03"
    file.write_bytes(bytes(whole))
    one = shelf(tmp_path, told=[])
    for name, expected in records.items():
        record = one.find(name)
        assert record is None or record.small == expected[0]
        assert record is None or one.large(record) in {None, expected[1]}
    one.add(segment([("d", 4, "cuatro")]))
    one.save(["d"])
    assert content(shelf(tmp_path, told=[]), "d") == (4, "cuatro")


def test_a_shelf_that_nobody_needs_any_more_leaves_its_file(tmp_path, monkeypatch):
    kept(tmp_path, ("a", 1, "uno"))
    closed = []
    monkeypatch.setattr(os, "close", closed.append)
    one = shelf(tmp_path)
    assert closed == []
    del one
    gc.collect()
    monkeypatch.undo()
    assert len(closed) == 1
    os.close(closed[0])


def test_what_another_process_added_meanwhile_is_written_behind(tmp_path):
    one = shelf(tmp_path)
    one.add(segment([("a", 1, "á")]))
    one.save(["a"])
    other = shelf(tmp_path)
    other.add(segment([("b", 2, "bé")]))
    other.save(["a", "b"])
    one.add(segment([("c", 3, "cé")]))
    one.save(["a", "c"])
    again = shelf(tmp_path)
    assert [content(again, name) for name in "abc"] == [(1, "á"), (2, "bé"), (3, "cé")]
    assert content(one, "c") == (3, "cé")
