"""Parts that stand the same on many pages, drawn once: header, footer, the card of a news item.

A macro is a pure function of its parameters (``tests/architecture`` holds that), so that what it
drew for the same ones can be shown again. ``{{ footer | once(t, site) }}`` is ``footer(t, site)``.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import NoneType

from markupsafe import Markup

Macro = Callable[..., Markup]

ROOM = 32 * 1024 * 1024
"""How many letters of drawn parts are kept: enough for ten years of news."""

_BY_VALUE = frozenset({bool, int, Markup, NoneType})


class Parts:
    """The parts drawn in one build, by macro and parameters; all are forgotten when it is full."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = self._left = room
        # The parameters are kept so that no other object can come to have their identity.
        self._drawn: dict[tuple[object, ...], tuple[Markup, tuple[object, ...]]] = {}

    def once(self, macro: Macro, *given: object) -> Markup:
        """Return ``macro(*given)``.

        Texts, numbers and tuples are the same when they are equal and of one type, frozen objects
        when they are one object.

        Raises:
            TypeError: a parameter may change from one page to the next unseen.
        """
        key = (macro, *map(_name, given))
        known = self._drawn.get(key)
        if known is None:
            known = self._drawn[key] = (macro(*given), given)
            self._left -= len(known[0])
            if self._left < 0:
                self.forget()
        return known[0]

    def forget(self) -> None:
        """Let go of all parts."""
        self._drawn.clear()
        self._left = self._room


def _name(value: object) -> object:
    kind = value.__class__
    if kind is str:
        return value
    if kind is tuple:
        return (tuple, *map(_name, value))  # type: ignore[call-overload]
    if kind in _BY_VALUE:
        return kind, value
    frozen = getattr(kind, "__dataclass_params__", None)
    if (frozen and frozen.frozen) or issubclass(kind, Enum):
        return id(value)
    raise TypeError(f"«once» no puede recordar un {kind.__name__}, que puede cambiar")
