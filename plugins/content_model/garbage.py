"""Work that makes many things and throws none away in a circle need not be searched for circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def tidy() -> None:
    """Collect everything at once, and let no later search begin with what is left."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def spare_the_end() -> None:
    """Let the end of the process not search what it gives back to the system anyway."""
    gc.freeze()


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
