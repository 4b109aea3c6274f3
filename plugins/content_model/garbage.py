"""The memory of a process: searched for what is thrown away only when there may be some."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def tidy() -> None:
    """Collect everything at once, and let no later search begin with what is left."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def spare_the_end(held: object) -> None:
    """Let the end of the process neither search nor take apart what the system gets back anyway.

    ``held``, and what only it holds, stays until then: that no count of references says so.
    """
    import ctypes

    gc.freeze()
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(held))


def give_back() -> None:
    """Let the system have the memory that is free inside the process.

    The C library keeps it for later; a process that is forked would have it, too. Only glibc has a
    function for that (``malloc_trim(3)``); elsewhere nothing is done.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out of the block; what it leaves is looked at afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
