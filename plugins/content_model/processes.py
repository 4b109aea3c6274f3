"""Shares work among forked processes, where the system has them and nothing is at risk."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_MOST = 8
"""More would wait for the disk, and each of them holds a part of the site."""


def count() -> int:
    """Return how many processes may work at once: one where forking is not safe."""
    alone = threading.active_count() == 1
    if not (alone and hasattr(os, "fork") and hasattr(os, "sched_getaffinity")):
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def shared(work: Callable[[T], bytes], parts: Sequence[T]) -> list[bytes]:
    """Return ``work`` of each part; all but the first are done by a child process each.

    What a child does not bring to an end is done here, and so raises here what it raises.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    children = [_child(work, part) for part in parts[1:]]
    try:
        done = [work(parts[0])] if parts else []
    except BaseException:
        for process, pipe in children:
            os.close(pipe)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        raise
    brought = [_result(process, pipe) for process, pipe in children]
    for part, result in zip(parts[1:], brought, strict=True):
        done.append(work(part) if result is None else result)
    return done


def _child(work: Callable[[T], bytes], part: T) -> tuple[int, int]:
    """Start a child; return its number and the end of the pipe that its result comes out of."""
    out, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, out
    status = 1
    try:
        # Ctrl-C is the parent's to handle; a child just ends.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.close(out)
        with os.fdopen(into, "wb") as pipe:
            pipe.write(work(part))
        status = 0
    except BaseException:  # the exit status tells, and the parent does the work
        status = 1
    finally:
        os._exit(status)


def _result(process: int, pipe: int) -> bytes | None:
    with os.fdopen(pipe, "rb") as end:
        result = end.read()
    _, status = os.waitpid(process, 0)
    return result if status == 0 else None
