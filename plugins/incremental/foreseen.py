"""Values of earlier builds; what is sure to be asked for is made meanwhile by another process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from plugins.incremental.errand import Errand
from plugins.incremental.pack import Pack


class Foreseen:
    """Values on their way into a pack, by key; what does not arrive is made when it is asked for.

    ``begin`` is that of ``Errand``.
    """

    def __init__(self, begin: Callable[[], None]) -> None:
        self._begin = begin
        self._errands: dict[str, Errand] = {}

    def begin(self, pack: Pack, key: str, make: Callable[[], bytes]) -> None:
        """Have ``make`` put into ``pack`` by another process."""
        if key not in pack and key not in self._errands:
            # What only this process knew of, the other could not find.
            pack.flush()
            self._errands[key] = Errand(partial(_put, pack, key, make), self._begin)

    def value(self, pack: Pack, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is under ``key``, now or soon; else what ``make`` returns, which is put."""
        errand = self._errands.pop(key, None)
        if errand is not None:
            errand.line()
            pack.refresh()
        kept = pack.get(key)
        if kept:
            return kept[0].content
        value = make()
        pack.put(key, [("", value)])
        return value

    def close(self) -> None:
        """Stop what nobody has asked for."""
        while self._errands:
            self._errands.popitem()[1].dismiss()


def _put(pack: Pack, key: str, make: Callable[[], bytes]) -> Iterator[str]:
    pack.forget_own()
    pack.put(key, [("", make())])
    pack.flush()
    yield key
