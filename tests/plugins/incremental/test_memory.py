"""What earlier builds left is read once, or left aside with one line that says why."""

import pytest

from plugins.incremental.columns import encode
from plugins.incremental.memory import Memory, file_of, load, save
from plugins.incremental.sealed import write_sealed
from plugins.incremental.state import Batch, Row, State

STATE = State(
    {"index.html": Row("i", "0" * 32, "d", (1, 2, 3), [["/"], None])},
    {"inicio": Batch("b", ("index.html",))},
    whole="w",
    summary="1 publicado",
)


def memory_of(root, said):
    return Memory(root / "cache", root / "output", said.append)


def test_the_next_process_knows_what_was_noted(tmp_path):
    first, said = memory_of(tmp_path, []), []
    first.read()
    first.remember(STATE)
    first.note()
    first.give_back()
    second = memory_of(tmp_path, said)
    second.read()
    assert (second.state, said) == (STATE, [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (encode(STATE).replace(b'"version":3', b'"version":0', 1), "es de otra versión del portal"),
        (encode(STATE).replace(b'"columns":[', b'"columns":["', 1), "está dañado"),
        (b"", "está dañado"),
    ],
)
def test_a_state_of_another_version_or_without_sense_is_left_aside(tmp_path, content, why):
    said = []
    write_sealed(file_of(tmp_path / "cache", tmp_path / "output"), content)
    found = memory_of(tmp_path, said)
    found.read()
    found.read()
    assert found.state == State()
    assert said == [f"Memoria de construcciones anteriores: {why}; se empieza de nuevo."]


def test_any_byte_that_is_lost_is_damage(tmp_path):
    file = tmp_path / "x.state"
    save(file, STATE)
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert load(file) == (State(), "está dañado")
    file.unlink()
    assert load(file) == (State(), "")
