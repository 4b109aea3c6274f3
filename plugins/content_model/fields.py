"""The one way to declare a field: label, hint and example live beside the type.

The validator, the JSON Schemas, the field reference in ``content/LEEME.md`` and the browser
editor's forms are all derived from these declarations.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from types import NoneType
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

_set = object.__setattr__
"""Sets what a frozen record would refuse."""


class Record(BaseModel):
    """Base of everything staff write: frozen, and closed to keys it does not know."""

    # A validator is made when the first record of its kind is read: most builds read few kinds.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    def __getstate__(self) -> Any:  # noqa: ANN401 - another than pydantic's own, of use to us only
        """Return what is stored of the record, for ``__setstate__``.

        The names of the fields that were given are the same few sets for thousands of records, and
        many say the same of where they were read: one object for all of them is stored once, and is
        one object when they are read again.
        """
        given = frozenset(self.__pydantic_fields_set__)
        values = {
            name: _shared_parts(value) if value and type(value) is tuple else value
            for name, value in self.__dict__.items()
        }
        return values, _shared(given)

    def __setstate__(self, state: Any) -> None:  # noqa: ANN401 - see ``__getstate__``
        """Take up what was stored: there is nothing else to a closed record.

        pydantic's own way takes twice as long, and ten thousand records are read in each build.
        """
        values, given = state
        _set(self, "__dict__", values)
        _set(self, "__pydantic_fields_set__", given)
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", None)


@lru_cache(maxsize=1000)
def _shared(names: frozenset[str]) -> set[str]:
    return set(names)


_FLAT = frozenset({str, date, NoneType})
"""Types of values that are the same if they are equal, whichever others they are compared with."""


def _shared_parts(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return ``parts``, or parts like them: the same for all, where they are small and plain."""
    key = []
    for part in parts:
        if not isinstance(part, Record):
            return parts
        values = tuple(part.__dict__.values())
        if not _FLAT.issuperset(map(type, values)):
            return parts
        key.append((type(part), frozenset(part.__pydantic_fields_set__), values))
    first = _first_like(tuple(key))
    if not first:
        first.append(parts)
    return first[0]


@lru_cache(maxsize=1000)
def _first_like(_key: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Return the place for the first parts of a kind."""
    return []


def campo(
    etiqueta: str,
    pista: str,
    *,
    ejemplo: object,
    default: Any = ...,  # noqa: ANN401 - a field's default is of the field's own type
    cita: str | None = None,
    ley: str | None = None,
    control: str | None = None,
    **constraints: Any,  # noqa: ANN401 - what pydantic's Field takes
) -> Any:  # noqa: ANN401 - like pydantic's Field, so that ``name: Type = campo(…)`` type-checks
    """Declare a field of a record.

    ``etiqueta`` is the Spanish label, ``pista`` the hint for the writer, ``ejemplo`` a valid value
    as it is written in YAML. A field without ``default`` is required. ``cita`` names what its ids
    refer to (see ``references.WHERE``). ``ley`` names the rule that demands the datum: absent it
    shows "Por confirmar" and counts as missing. ``control`` is a wish for the editor, for example
    "imagen". ``constraints`` go to pydantic's ``Field`` (``max_length``, ``min_length`` …).
    """
    extra = {"x-cita": cita, "x-ley": ley, "x-control": control}
    return Field(
        default,
        title=etiqueta,
        description=pista,
        examples=[ejemplo],
        json_schema_extra={key: value for key, value in extra.items() if value},
        **constraints,
    )


def extra_of(field: FieldInfo, key: str) -> str | None:
    """Return one of ``campo``'s extras (``"cita"``, ``"ley"``, ``"control"``) of a field."""
    extra = field.json_schema_extra
    value = extra.get(f"x-{key}") if isinstance(extra, dict) else None
    return value if isinstance(value, str) else None
