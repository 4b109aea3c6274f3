"""Short names for values: equal values have the same, others another, in every process."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any

# What tells that nothing changed names plain values, and must not wait for the models to be loaded.
if TYPE_CHECKING:
    from pydantic import BaseModel

    from plugins.content_model.catalogue import Entry
    from plugins.content_model.fields import Record


def fingerprint(*values: object) -> str:
    """Return 32 hexadecimal digits that stand for ``values`` and their types.

    Values are what views and records are made of: plain values, tuples, lists, dicts, enums,
    dates, dataclasses, pydantic models. A set is refused, since its order is another in every
    process.

    Raises:
        TypeError: a value has no fixed form.
    """
    return hashlib.blake2b(canonical(*values), digest_size=16).hexdigest()


def digest_of_texts(texts: Iterable[str]) -> str:
    """Return 32 hexadecimal digits for these texts in this order: quicker than for any values.

    None of them may hold a NUL.
    """
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def canonical(*values: object) -> bytes:
    """Return the bytes behind ``fingerprint``: the texts in ``values`` stand in them as UTF-8."""
    buffer = io.BytesIO()
    pickler = _Canonical(buffer, 5)
    # Without a memo: whether two equal texts are one object must not show.
    pickler.fast = True
    try:
        pickler.dump(_flat(values))
    except (pickle.PicklingError, AttributeError, RecursionError) as cause:
        raise TypeError(str(cause)) from cause
    return buffer.getvalue()


def digest_of(entry: Entry[Record]) -> str:
    """Return the digest of a whole entry: its record, its text, its address, its fate."""
    if entry.digest:
        return f"{entry.digest} {entry.visibility}"
    shown = (entry.kind, entry.id, entry.idioma.value, entry.url, entry.path)
    return fingerprint(shown, entry.visibility.value, entry.record, entry.html, entry.text)


def header_of(entry: Entry[Record]) -> str:
    """Return the digest of an entry without its text: of all that other pages may show of it."""
    if entry.header:
        return entry.header
    return fingerprint(entry.kind, entry.id, entry.idioma.value, entry.url, entry.record)


class Shared:
    """A frozen dataclass of which many values hold the same object: how it is told is kept with it.

    All that it holds must be frozen, too.
    """

    def __getstate__(self) -> dict[str, object]:
        """Return what it holds, for a copy."""
        return {name: value for name, value in self.__dict__.items() if name != _KEPT}


_KEPT = "told"
_PLAIN = frozenset({str, int, float, bool, NoneType})
_MARK = b""
"""Begins what stands for an object: no tuple of values does, since bytes are told so too."""
_FORMS: dict[type, Callable[[Any], object]] = {}
"""How values of each type are told, by type: it is found out once."""


def _flat(value: object) -> object:
    """Return ``value`` with every dataclass, enum and day told as a tuple: quicker to pickle."""
    kind = value.__class__
    if kind in _PLAIN:
        return value
    form = _FORMS.get(kind)
    if form is None:
        form = _FORMS[kind] = _form_of(kind)
    return form(value)


def _form_of(kind: type) -> Callable[[Any], object]:
    if is_dataclass(kind):
        return _form_of_dataclass(kind)
    if issubclass(kind, Enum):
        name = f"{kind.__module__}.{kind.__qualname__}"
        return lambda value: (_MARK, name, _flat(value.value))
    return _OTHERS.get(kind, _as_it_is)


def _form_of_dataclass(kind: type) -> Callable[[Any], object]:
    head = (_MARK, f"{kind.__module__}.{kind.__qualname__}")
    names = [field.name for field in fields(kind)]
    if len(names) < 2:
        return lambda value: (*head, *[_flat(getattr(value, name)) for name in names])
    values_of = attrgetter(*names)
    plain, flat = _PLAIN, _flat

    def form(value: object) -> object:
        return (*head, *[v if v.__class__ in plain else flat(v) for v in values_of(value)])

    return _kept(form) if issubclass(kind, Shared) else form


def _kept(form: Callable[[Any], object]) -> Callable[[Any], object]:
    def kept(value: object) -> object:
        known = value.__dict__.get(_KEPT)
        if known is None:
            known = value.__dict__[_KEPT] = form(value)
        return known

    return kept


def _as_it_is(value: object) -> object:
    return value


def _in_tuple(value: tuple[object, ...]) -> object:
    return value if {*map(type, value)} <= _PLAIN else tuple([_flat(one) for one in value])


def _in_list(value: list[object]) -> object:
    return value if {*map(type, value)} <= _PLAIN else [_flat(one) for one in value]


def _in_dict(value: dict[object, object]) -> object:
    return {_flat(name): _flat(one) for name, one in value.items()}


def _refuse(_value: object) -> object:
    raise TypeError("un conjunto no tiene orden")


_OTHERS: dict[type, Callable[[Any], object]] = {
    bytes: lambda value: (_MARK, "bytes", value),
    date: lambda value: (_MARK, "date", value.toordinal()),
    tuple: _in_tuple,
    list: _in_list,
    dict: _in_dict,
    set: _refuse,
    frozenset: _refuse,
}


class _Canonical(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - what pickle asks for
        if isinstance(value, _model()):
            # What pydantic remembers beside the fields is a set.
            return dict, (), None, None, iter([(type(value).__qualname__, value.__dict__)])
        if isinstance(value, set | frozenset):
            raise TypeError("un conjunto no tiene orden")
        return NotImplemented


@cache
def _model() -> type[BaseModel]:
    from pydantic import BaseModel

    return BaseModel
