"""The same work in two processes: forked, so that nothing needs to be sent to them.

Each job is done by one function; the order of the answers is that of the jobs, whoever did them.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any, TypeVar

from plugins.content_model.garbage import give_back

T = TypeVar("T")
R = TypeVar("R")

FEW = 60
"""Up to here a second process costs more than it saves."""

_AT_ONCE = 500
"""Answers sent in one piece: all in one would be in memory twice, in both processes."""


class WorkerLost(RuntimeError):
    """A process ended without an answer; the text is Spanish."""


def processes_of(given: str, cores: int) -> int:
    """Return how many processes work: as many as were asked for, else one a core, 2 at most.

    More would only wait for the disk.
    """
    return max(1, int(given)) if given.isdecimal() else max(1, min(2, cores))


def share_out(
    jobs: Sequence[T],
    work: Callable[[T], R],
    *,
    processes: int,
    begin: Callable[[], None] = lambda: None,
    end: Callable[[], None] = lambda: None,
    done: Callable[[int, int], None] = lambda _done, _total: None,
    few: int = FEW,
) -> list[R]:
    """Return ``work`` of each job, in their order.

    ``begin`` and ``end`` are called in each forked process, first and last. ``done`` is told, in
    this process, about how many jobs of how many are done. An exception of any process is raised
    here; the others are then stopped.

    Raises:
        WorkerLost: a process died.
    """
    count = min(processes, len(jobs)) if len(jobs) > few else 1
    if count <= 1:
        return _here(jobs, work, done, 1, len(jobs))
    sys.stdout.flush()
    sys.stderr.flush()
    give_back()
    # Neither process is to search, and so copy, what both have.
    was_frozen = gc.get_freeze_count() > 0
    gc.freeze()
    children: list[tuple[int, int]] = []
    try:
        children = [_fork(jobs[n::count], work, begin, end) for n in range(1, count)]
        answers: list[list[R]] = [_here(jobs[0::count], work, done, count, len(jobs))]
        while children:
            child, pipe = children.pop(0)
            answers.append(_answer(child, pipe, len(jobs[len(answers) :: count])))
    except BaseException:
        for child, pipe in children:
            _stop(child, pipe)
        raise
    finally:
        if not was_frozen:
            gc.unfreeze()
    return [answers[place % count][place // count] for place in range(len(jobs))]


def _here(
    jobs: Sequence[T], work: Callable[[T], R], done: Callable[[int, int], None], times: int, of: int
) -> list[R]:
    found = []
    for number, job in enumerate(jobs, start=1):
        found.append(work(job))
        if number % 16 == 0 or number == len(jobs):
            done(min(number * times, of), of)
    return found


def _fork(
    jobs: Sequence[Any],
    work: Callable[[Any], Any],
    begin: Callable[[], None],
    end: Callable[[], None],
) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    # From here on nothing of the parent's may run: no handler, no clean-up, no return.
    code = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            _send(pipe, jobs, work, begin, end)
        code = 0
    finally:
        os._exit(code)


def _send(
    pipe: IO[bytes],
    jobs: Sequence[Any],
    work: Callable[[Any], Any],
    begin: Callable[[], None],
    end: Callable[[], None],
) -> None:
    """Do the jobs, then write the answers, some at a time, or why there are none."""
    try:
        begin()
        found = [work(job) for job in jobs]
        end()
        for first in range(0, len(found), _AT_ONCE):
            some = found[first : first + _AT_ONCE]
            pipe.write(pickle.dumps((True, some), pickle.HIGHEST_PROTOCOL))
    except Exception as failure:
        try:
            answer = pickle.dumps((False, failure))
            pickle.loads(answer)
        except Exception:
            lost = WorkerLost(f"{type(failure).__name__}: {failure}")
            answer = pickle.dumps((False, lost))
        pipe.write(answer)


def _answer(child: int, pipe: int, count: int) -> list[Any]:
    """Return the ``count`` answers of a child, or raise what it met with."""
    found: list[Any] = []
    failure: Exception | None = None
    try:
        with os.fdopen(pipe, "rb") as file, suppress(EOFError, pickle.UnpicklingError):
            while len(found) < count and failure is None:
                good, value = pickle.load(file)
                if good:
                    found += value
                else:
                    failure = value
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if failure is not None and not status:
        raise failure
    if status or len(found) < count:
        raise WorkerLost(f"un proceso de la construcción terminó antes de tiempo (código {status})")
    return found


def _stop(child: int, pipe: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.close(pipe)
    os.waitpid(child, 0)
