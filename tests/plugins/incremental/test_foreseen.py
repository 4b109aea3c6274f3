"""What is foreseen is made elsewhere, once; where that fails it is made when it is asked for."""

import os
import threading

import pytest

from plugins.incremental.engine import Engine
from plugins.incremental.foreseen import Foreseen
from plugins.incremental.pack import Pack

KEY = "0" * 31 + "1"
OTHER = "0" * 31 + "2"


def never():
    raise AssertionError("made here")


def who():
    return str(os.getpid()).encode()


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Let it be forked although the runner of the tests has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def said():
    return []


@pytest.fixture
def pack(tmp_path, said):
    return Pack(tmp_path / "pack", said.append)


@pytest.fixture
def foreseen():
    found = Foreseen(lambda: None)
    yield found
    found.close()


def test_what_is_foreseen_is_made_by_another_process(foreseen, pack):
    foreseen.begin(pack, KEY, who)
    value = foreseen.value(pack, KEY, never)
    assert value.isdigit()
    assert value != who()


def test_later_builds_know_it(foreseen, pack, tmp_path):
    foreseen.begin(pack, KEY, lambda: b"styles")
    foreseen.value(pack, KEY, never)
    again = Pack(tmp_path / "pack")
    assert Foreseen(lambda: None).value(again, KEY, never) == b"styles"


def test_what_is_known_is_not_made_again(foreseen, pack):
    pack.put(KEY, [("", b"known")])
    foreseen.begin(pack, KEY, never)
    assert foreseen.value(pack, KEY, never) == b"known"


def test_what_was_put_before_the_fork_is_kept_once(foreseen, pack, tmp_path):
    pack.put(OTHER, [("", b"before")])
    foreseen.begin(pack, KEY, lambda: b"foreseen")
    foreseen.value(pack, KEY, never)
    pack.flush()
    whole = b"".join(path.read_bytes() for path in (tmp_path / "pack").iterdir())
    # Once before what is kept, once in the list at the end of its file.
    assert whole.count(bytes.fromhex(OTHER)) == 2


def test_what_fails_elsewhere_fails_here_and_says_why(foreseen, pack):
    def fails():
        raise ValueError("estilo roto")

    foreseen.begin(pack, KEY, fails)
    with pytest.raises(ValueError, match="estilo roto"):
        foreseen.value(pack, KEY, fails)


def test_a_process_that_dies_costs_only_time(foreseen, pack):
    foreseen.begin(pack, KEY, lambda: os._exit(3))
    assert foreseen.value(pack, KEY, lambda: b"here") == b"here"


def test_what_nobody_asked_for_leaves_no_trouble(pack, tmp_path, said):
    foreseen = Foreseen(lambda: None)
    foreseen.begin(pack, KEY, lambda: b"x" * 100_000)
    foreseen.close()
    Pack(tmp_path / "pack", said.append)
    assert said == []


@pytest.mark.parametrize(("processes", "is_elsewhere"), [(1, False), (2, True)])
def test_one_process_stays_one(tmp_path, processes, is_elsewhere):
    engine = Engine(tmp_path / "cache", tmp_path / "output", processes=processes)
    engine.foresee("name", lambda: KEY, who)
    assert (engine.remembered("name", KEY, who) != who()) is is_elsewhere
    engine.leave()
