"""The text of a new file: what is known, and every other field as a note beside its example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.content_model.escritura import PENDIENTE, document, field_lines
from plugins.content_model.kinds import Kind
from plugins.content_model.schema import title_of
from plugins.new_content.shapes import DRAFT, STATE, Slot, slots

HEADER_ONLY = frozenset({"tramite"})
"""Kinds whose whole text may be in their header."""


def new_text(kind: Kind, values: Mapping[str, Any]) -> str:
    """Return the file of a new record: ``values`` by field, the others as notes."""
    body = "" if kind.name in HEADER_ONLY else f"{PENDIENTE}."
    return document(_lines(kind, values), body)


def _lines(kind: Kind, values: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {title_of(kind.name)}: borrador, nadie lo ve todavía."
    yield "## Los renglones que empiezan con «#» son notas: no se publican y puedes borrarlos."
    yield "## Para usar un campo opcional, quita el «# » del principio de sus renglones."
    yield f"## Lo que dice «{PENDIENTE}» falta: escríbelo, o borra el renglón si es opcional."
    for slot in slots(kind.model):
        yield ""
        if slot.name == STATE:
            yield "## Estado: cuando esté lista, cambia «borrador» por «publicado»."
            yield from field_lines(STATE, DRAFT)
        elif slot.name in values:
            yield f"## {_told(slot)}"
            yield from field_lines(slot.name, values[slot.name])
        else:
            yield f"## {_told(slot)}{_why(slot)}"
            yield from (f"# {line}" for line in field_lines(slot.name, _example(slot)))


def _told(slot: Slot) -> str:
    return f"{slot.label}: {slot.hint[0].lower()}{slot.hint[1:]}"


def _why(slot: Slot) -> str:
    if slot.by_law:
        return f" La ley lo pide: mientras falte, la página dice «{PENDIENTE}»."
    return " Opcional."


def _example(slot: Slot) -> Any:  # noqa: ANN401 - a header's value
    return slot.field.examples[0] if slot.field.examples else PENDIENTE
