"""Finds every id a record cites, by reading the ``cita`` of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from plugins.content_model.fields import extra_of
from plugins.content_model.strict_yaml import Loc

WHERE = {
    "tramites": "una guía de content/tramites/",
    "noticias": "una noticia de content/noticias/",
    "contingencias": "un archivo de content/contingencias/",
    "paginas": "una página de content/paginas/",
}
"""How a writer is told where cited records live; the others are ``content/datos/<name>.yml``."""


def citations(record: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, str, str]]:
    """Yield ``(place, target, id)`` of each cited id; ``target`` is a folder or datos file."""
    for name, target in _targets(type(record)):
        value = getattr(record, name)
        # Most fields are empty or plain text.
        if value and (target is not None or isinstance(value, (BaseModel, tuple, dict))):
            yield from _in_value(value, (*loc, name), target)


@cache
def _targets(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """Return what each field of a model cites."""
    return tuple((name, extra_of(field, "cita")) for name, field in model.model_fields.items())


def _in_value(value: object, loc: Loc, target: str | None) -> Iterator[tuple[Loc, str, str]]:
    if isinstance(value, BaseModel):
        yield from citations(value, loc)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(item, (*loc, index), target)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _in_value(item, (*loc, key), target)
    elif target and isinstance(value, str):
        yield loc, target, value
