"""What another process does meanwhile, and what becomes of it."""

import os
import threading
import time

import pytest

from plugins.incremental.errand import Errand


@pytest.fixture
def alone(monkeypatch):
    """Let it be forked although the runner of the tests has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_its_lines_are_told_one_by_one(alone):
    errand = Errand(lambda: iter(["uno", "", "dos"]), lambda: None)
    assert [errand.line() for _ in range(4)] == ["uno", "", "dos", ""]
    errand.dismiss()


def test_it_runs_in_another_process_that_begins_by_letting_go(alone):
    seen = []
    errand = Errand(lambda: iter([str(os.getpid()), str(len(seen))]), lambda: seen.append(1))
    assert errand.line() != str(os.getpid())
    assert errand.line() == "1"
    assert not seen
    errand.dismiss()


def test_what_fails_there_is_silence_here(alone, capfd):
    def fail():
        yield "uno"
        raise RuntimeError("roto")

    errand = Errand(fail, lambda: None)
    assert [errand.line(), errand.line()] == ["uno", ""]
    errand.dismiss()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("end", ["dismiss", "forget"])
def test_it_does_not_outlive_whoever_sent_it(alone, end):
    def wait():
        yield str(os.getpid())
        time.sleep(600)

    errand = Errand(wait, lambda: None)
    child = int(errand.line())
    if end == "dismiss":
        errand.dismiss()
        assert errand.line() == ""
    del errand
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_beside_another_thread_nothing_is_forked():
    free = threading.Event()
    thread = threading.Thread(target=free.wait)
    thread.start()
    try:
        errand = Errand(lambda: iter(["uno"]), lambda: None)
        assert errand.line() == ""
        errand.dismiss()
    finally:
        free.set()
        thread.join()
