"""Short names for values: equal values have the same, others another, in every process."""

from __future__ import annotations

import hashlib
import io
import pickle
from functools import cache
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


def canonical(*values: object) -> bytes:
    """Return the bytes behind ``fingerprint``: the texts in ``values`` stand in them as UTF-8."""
    buffer = io.BytesIO()
    pickler = _Canonical(buffer, 5)
    # Without a memo: whether two equal texts are one object must not show.
    pickler.fast = True
    try:
        pickler.dump(values)
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
