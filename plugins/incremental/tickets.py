"""Numbers that several processes take from one pipe: who is ready takes the next."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator

_MOST = 1024
"""At most: they wait in a pipe, and all that is sure to fit into one is a page of memory."""
_TICKET = struct.Struct("=i")


class Tickets:
    """The numbers below ``count``: those that one process gets, no other gets.

    Made before the processes are forked.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._several = max(1, -(-count // _MOST))
        self._pipe, writing = os.pipe()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(b"".join(map(_TICKET.pack, range(0, count, self._several))))

    def __iter__(self) -> Iterator[int]:
        """Yield the numbers that this process gets, until none is left."""
        # The kernel hands out a small piece of a pipe whole, to one reader (pipe(7)).
        while ticket := os.read(self._pipe, _TICKET.size):
            (first,) = _TICKET.unpack(ticket)
            yield from range(first, min(first + self._several, self._count))

    def close(self) -> None:
        """Take no more in this process."""
        os.close(self._pipe)


class TwoEnds:
    """The numbers below ``count`` for two processes, which come towards each other.

    So each gets numbers that lie beside each other. Made before the second process is forked.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._several = max(1, -(-count // _MOST))
        self._pipe, writing = os.pipe()
        with os.fdopen(writing, "wb") as pipe:
            # Who has taken one may go on by one piece: together they go as far as all pieces.
            pipe.write(bytes(-(-count // self._several)))

    def forwards(self) -> Iterator[int]:
        """Yield the numbers of one process, from the first one."""
        return self._taken(range(0, self._count, self._several))

    def backwards(self) -> Iterator[int]:
        """Yield the numbers of the other process, from the last piece."""
        return self._taken(reversed(range(0, self._count, self._several)))

    def _taken(self, pieces: Iterable[int]) -> Iterator[int]:
        for first in pieces:
            if not os.read(self._pipe, 1):
                return
            yield from range(first, min(first + self._several, self._count))

    def close(self) -> None:
        """Take no more in this process."""
        os.close(self._pipe)
