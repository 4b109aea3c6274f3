"""An output that was lost, put back as it was left, where nothing else needs to be made."""

from __future__ import annotations

from pathlib import Path

from plugins.portal.increment import Increment
from plugins.portal.interrupt import undisturbed
from plugins.portal.swap import put_in_place, staged


def is_there(output: Path, increment: Increment) -> bool:
    """Put back ``output`` if it is gone; False where that fails, and it must be made.

    Raises:
        OutputError: there is no place for it.
    """
    if not increment.is_gone:
        return True
    with staged(output, increment.lend) as staging:
        increment.begin(staging)
        if not increment.same():
            return False
        with undisturbed():
            put_in_place(staging, output)
            increment.returned()
    return True
