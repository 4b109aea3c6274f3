"""Jobs shared among forked processes are answered as one process answers them, or not at all."""

import os

import pytest

from plugins.incremental import workers
from plugins.incremental.workers import WorkerLost, share_out

PARENT = os.getpid()
MANY = 3 * workers._AT_ONCE + 7


def is_elsewhere():
    return os.getpid() != PARENT


@pytest.mark.parametrize("count", [0, 1, 2, workers._AT_ONCE, 2 * workers._AT_ONCE, MANY])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_are_in_the_order_of_the_jobs(count, processes):
    found = share_out(range(count), lambda job: job * 2, processes=processes, few=1)
    assert found == [job * 2 for job in range(count)]


def test_every_second_job_is_done_elsewhere():
    found = share_out(range(MANY), lambda _job: is_elsewhere(), processes=2, few=1)
    assert found == [place % 2 == 1 for place in range(MANY)]


def test_what_a_child_meets_with_is_raised_here():
    def work(job):
        if job == MANY - 2 and is_elsewhere():
            raise KeyError(job)
        return job

    with pytest.raises(KeyError, match=str(MANY - 2)):
        share_out(range(MANY), work, processes=2, few=1)


@pytest.mark.parametrize("left_over", [0, 2])
def test_a_child_that_dies_is_told_of(left_over):
    def work(job):
        if is_elsewhere() and job > left_over:
            os._exit(0)
        return job

    with pytest.raises(WorkerLost, match="antes de tiempo"):
        share_out(range(MANY), work, processes=2, few=1)


def test_an_answer_that_cannot_be_sent_is_told_of():
    def work(job):
        return (lambda: job) if job == MANY - 2 else job

    with pytest.raises(Exception, match="lambda"):
        share_out(range(MANY), work, processes=2, few=1)
