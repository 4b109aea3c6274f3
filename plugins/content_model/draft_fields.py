"""What a field's declaration says about the value a writer has to give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from plugins.content_model.escritura import PENDIENTE
from plugins.content_model.fields import Record, extra_of
from plugins.content_model.spanish_errors import message_of

STATE, DRAFT = "estado", "borrador"


@dataclass(frozen=True)
class Slot:
    """One field of a record, as far as a new file needs to know it."""

    name: str
    field: FieldInfo

    @property
    def required(self) -> bool:
        """Whether a file without it does not pass the checks."""
        return self.field.is_required()

    @property
    def label(self) -> str:
        """Its Spanish name."""
        return str(self.field.title)

    @property
    def hint(self) -> str:
        """What to write, in Spanish, with the choices there are."""
        said = f"{self.field.description}."
        return f"{said} Uno de: {', '.join(self.choices)}." if self.choices else said

    @property
    def cites(self) -> str:
        """Which list its ids are of; empty where it names none."""
        return extra_of(self.field, "cita") or ""

    @property
    def by_law(self) -> bool:
        """Whether the law asks for it."""
        return extra_of(self.field, "ley") is not None

    @property
    def choices(self) -> list[str]:
        """The closed list of its values; empty where it is open."""
        kinds = (kind for kind in _types(self.field.annotation) if issubclass(kind, Enum))
        return [str(choice.value) for kind in kinds for choice in kind]

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return str(self.field.annotation).startswith(("tuple", "typing.Tuple"))

    @property
    def least(self) -> int:
        """How many entries its list has at least."""
        return max(self._limits("min_length"), default=0)

    @property
    def most(self) -> int | None:
        """How many letters (or entries) it may have; None where any number."""
        return min(self._limits("max_length"), default=None)

    @property
    def is_text(self) -> bool:
        """Whether what is typed is its value as it stands."""
        return self.field.annotation is str or self.field.annotation == str | None

    def proposal(self, now: datetime) -> Any:  # noqa: ANN401 - a header's value
        """Return what a new file says unless told otherwise; None where only a person knows."""
        annotation = self.field.annotation
        kinds = set(_types(annotation))
        inner = next((kind for kind in kinds if issubclass(kind, Record)), None)
        value: Any = PENDIENTE
        if datetime in kinds:
            value = now.isoformat(timespec="minutes")
        elif date in kinds:
            value = now.date().isoformat()
        elif self.choices:
            value = self.choices[0]
        elif self.cites:
            return None
        elif inner is not None:
            value = {slot.name: slot.proposal(now) for slot in slots(inner) if slot.required}
        if not self.many:
            return value
        if isinstance(value, str) and self.least > 1:
            return [f"{value} {number}" for number in range(1, self.least + 1)]
        return [value] * max(1, self.least)

    def _limits(self, name: str) -> list[int]:
        found = (getattr(rule, name, None) for rule in self.field.metadata)
        return [limit for limit in found if limit is not None]

    def fault(self, model: type[Record], value: object) -> str:
        """Return, in Spanish, why the field refuses a value; empty when it takes it."""
        try:
            _adapter(model, self.name).validate_python(value)
        except ValidationError as bad:
            detail = bad.errors(include_url=False)[0]
            return message_of({**detail, "loc": (self.name, *detail["loc"])}, model)
        return ""


@cache
def _adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


def slots(model: type[BaseModel]) -> list[Slot]:
    """Return the fields of a record in the order in which they are declared."""
    return [Slot(name, field) for name, field in model.model_fields.items()]


def _types(annotation: object) -> Iterator[type]:
    arguments = get_args(annotation)
    if isinstance(annotation, type) and not arguments:
        yield annotation
    for argument in arguments:
        yield from _types(argument)
