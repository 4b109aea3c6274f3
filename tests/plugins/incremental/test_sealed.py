import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.sealed import read_sealed, write_sealed

TOLD = b'{"version": 1}\nCanc\xc3\xban\0\xff'


def test_what_was_written_is_read(tmp_path):
    write_sealed(tmp_path / "nueva" / "x.state", TOLD)
    assert read_sealed(tmp_path / "nueva" / "x.state") == TOLD
    assert [path.name for path in (tmp_path / "nueva").iterdir()] == ["x.state"]


def test_what_a_killed_writer_left_is_removed(tmp_path):
    (tmp_path / "x.state.0a1b2c3d").write_text("half")
    write_sealed(tmp_path / "x.state", TOLD)
    assert [path.name for path in tmp_path.iterdir()] == ["x.state"]


def test_any_other_byte_is_noticed(tmp_path):
    file = tmp_path / "x.state"
    write_sealed(file, TOLD)
    whole = file.read_bytes()

    @given(st.integers(0, len(whole) - 1), st.integers(1, 255))
    def harmed(at, change):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
        with pytest.raises(ValueError):
            read_sealed(file)

    harmed()


def test_a_folder_that_refuses_costs_nothing_but_time(tmp_path):
    (tmp_path / "lleno").write_text("no folder")
    write_sealed(tmp_path / "lleno" / "x.state", TOLD)
    with pytest.raises(OSError):
        read_sealed(tmp_path / "lleno" / "x.state")
