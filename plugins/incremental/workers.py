"""The same work in two processes: forked, so that nothing needs to be sent to them.

Each job is done by one function; the order of the answers is that of the jobs, whoever did them.
Who is ready takes the next ones, so that all end at about the same time.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, TypeVar

from plugins.content_model.garbage import give_back
from plugins.incremental.tickets import Tickets, TwoEnds

T = TypeVar("T")
R = TypeVar("R")

FEW = 60
"""Up to here a second process costs more than it saves."""

_AT_ONCE = 500
"""Answers sent in one piece: all in one would be in memory twice, in both processes."""

_ALL: tuple[bool, list[object]] = (True, [])
"""Says that no answer is left."""


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
    are_sorted: bool = False,
) -> list[R]:
    """Return ``work`` of each job, in their order.

    ``are_sorted`` tells that what one job leaves in memory serves for those beside it: then of two
    processes one begins with the first job, the other with the last.

    ``begin`` and ``end`` are called in each forked process, first and last. ``done`` is told, in
    this process, about how many jobs of how many are done. An exception of any process is raised
    here; the others are then stopped.

    Raises:
        WorkerLost: a process died.
    """
    count = min(processes, len(jobs)) if len(jobs) > few else 1
    if count <= 1:
        return [answer for _, answer in _done(jobs, work, range(len(jobs)), 1, done)]
    sys.stdout.flush()
    sys.stderr.flush()
    give_back()
    # Neither process is to search, and so copy, what both have.
    was_frozen = gc.get_freeze_count() > 0
    gc.freeze()
    tickets, own, others = _handed_out(len(jobs), are_sorted and count == 2)
    children: list[tuple[int, int]] = []
    try:
        for _ in range(1, count):
            children.append(_fork(jobs, work, begin, end, others))
        answers: dict[int, R] = dict(_done(jobs, work, own, count, done))
        while children:
            answers.update(_answers(*children.pop(0)))
    except BaseException:
        for child, pipe in children:
            _stop(child, pipe)
        raise
    finally:
        tickets.close()
        if not was_frozen:
            gc.unfreeze()
    return [answers[place] for place in range(len(jobs))]


def _handed_out(
    count: int, from_both_ends: bool
) -> tuple[Tickets | TwoEnds, Iterable[int], Iterable[int]]:
    """Return the numbers below ``count``: for whoever closes them, this process, the others."""
    if from_both_ends:
        ends = TwoEnds(count)
        return ends, ends.forwards(), ends.backwards()
    tickets = Tickets(count)
    return tickets, tickets, tickets


def _done(
    jobs: Sequence[T],
    work: Callable[[T], R],
    places: Iterable[int],
    times: int,
    done: Callable[[int, int], None] = lambda _done, _total: None,
) -> Iterator[tuple[int, R]]:
    """Yield the place and the answer of each job; ``done`` guesses that all are as quick."""
    number = 0
    for number, place in enumerate(places, start=1):
        yield place, work(jobs[place])
        if number % 16 == 0:
            done(min(number * times, len(jobs)), len(jobs))
    if number:
        done(len(jobs), len(jobs))


def _fork(
    jobs: Sequence[Any],
    work: Callable[[Any], Any],
    begin: Callable[[], None],
    end: Callable[[], None],
    places: Iterable[int],
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
            _send(pipe, jobs, work, begin, end, places)
        code = 0
    finally:
        os._exit(code)


def _send(
    pipe: IO[bytes],
    jobs: Sequence[Any],
    work: Callable[[Any], Any],
    begin: Callable[[], None],
    end: Callable[[], None],
    places: Iterable[int],
) -> None:
    """Do what falls to this process, then write the answers, some at a time, or why none come."""
    try:
        begin()
        found = list(_done(jobs, work, places, 1))
        end()
        for first in range(0, len(found), _AT_ONCE):
            some = found[first : first + _AT_ONCE]
            pipe.write(pickle.dumps((True, some), pickle.HIGHEST_PROTOCOL))
        pipe.write(pickle.dumps(_ALL))
    except Exception as failure:
        try:
            answer = pickle.dumps((False, failure))
            pickle.loads(answer)
        except Exception:
            lost = WorkerLost(f"{type(failure).__name__}: {failure}")
            answer = pickle.dumps((False, lost))
        pipe.write(answer)


def _answers(child: int, pipe: int) -> Iterator[tuple[int, Any]]:
    """Yield the answers of a child with their places, or raise what it met with."""
    whole, failure = False, None
    try:
        with os.fdopen(pipe, "rb") as file, suppress(EOFError, pickle.UnpicklingError):
            while not whole and failure is None:
                good, value = pickle.load(file)
                whole = (good, value) == _ALL
                if good:
                    yield from value
                else:
                    failure = value
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if failure is not None and not status:
        raise failure
    if status or not whole:
        raise WorkerLost(f"un proceso de la construcción terminó antes de tiempo (código {status})")


def _stop(child: int, pipe: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.close(pipe)
    os.waitpid(child, 0)
