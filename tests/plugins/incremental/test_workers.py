"""Jobs shared among forked processes are answered as one process answers them, or not at all."""

import os
import time

import pytest

from plugins.incremental import workers
from plugins.incremental.workers import WorkerLost, share_out

PARENT = os.getpid()
MANY = 3 * workers._AT_ONCE + 7


def is_elsewhere():
    return os.getpid() != PARENT


def wait_until(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "nobody else did what is waited for"
        time.sleep(0.01)


@pytest.mark.parametrize("count", [0, 1, 2, workers._AT_ONCE, 2 * workers._AT_ONCE, MANY])
@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("are_sorted", [False, True])
def test_answers_are_in_the_order_of_the_jobs(count, processes, are_sorted):
    found = share_out(
        range(count), lambda job: job * 2, processes=processes, few=1, are_sorted=are_sorted
    )
    assert found == [job * 2 for job in range(count)]


def test_who_has_a_long_job_gets_no_other_meanwhile(tmp_path):
    done = tmp_path / "done"
    done.touch()

    def work(job):
        if job == 0:
            wait_until(lambda: done.stat().st_size == 99)
        else:
            with done.open("ab") as file:
                file.write(b".")
        return os.getpid()

    found = share_out(range(100), work, processes=2, few=1)
    assert len({found[0], *found}) == 2
    assert found[0] not in found[1:]


def test_of_two_one_begins_with_the_first_job_and_one_with_the_last(tmp_path):
    def work(job):
        if job in {0, 99}:
            (tmp_path / str(job)).touch()
            wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        return os.getpid()

    found = share_out(range(100), work, processes=2, few=1, are_sorted=True)
    meeting = found.index(found[99])
    assert meeting > 0
    assert found == [found[0]] * meeting + [found[99]] * (100 - meeting)


@pytest.fixture
def elsewhere(tmp_path):
    """Give a function that tells whether a child asks it; the parent waits until one has."""
    asked = tmp_path / "asked"

    def is_asked_elsewhere():
        if is_elsewhere():
            asked.touch()
            return True
        wait_until(asked.exists)
        return False

    return is_asked_elsewhere


def test_what_a_child_meets_with_is_raised_here(elsewhere):
    def work(job):
        if elsewhere():
            raise KeyError("from a child")
        return job

    with pytest.raises(KeyError, match="from a child"):
        share_out(range(MANY), work, processes=2, few=1)


def test_a_child_that_dies_is_told_of(elsewhere):
    def work(job):
        if elsewhere():
            os._exit(0)
        return job

    with pytest.raises(WorkerLost, match="antes de tiempo"):
        share_out(range(MANY), work, processes=2, few=1)


def test_a_child_that_dies_after_some_of_its_answers_is_told_of(tmp_path):
    class Deadly:
        def __reduce__(self):
            os._exit(0)

    sent = tmp_path / "sent"
    done = []

    def work(job):
        if not is_elsewhere():
            # The child is to have more answers than go in one piece.
            wait_until(sent.exists)
            return job
        done.append(job)
        if len(done) < workers._AT_ONCE + 1:
            return job
        sent.touch()
        return Deadly()

    with pytest.raises(WorkerLost, match="antes de tiempo"):
        share_out(range(MANY), work, processes=2, few=1)


def test_an_answer_that_cannot_be_sent_is_told_of(elsewhere):
    def work(job):
        return (lambda: job) if elsewhere() else job

    with pytest.raises(Exception, match="lambda"):
        share_out(range(MANY), work, processes=2, few=1)
