"""The text of a draft: what is known, and every other field as a note beside its example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from plugins.content_model.draft_fields import DRAFT, STATE, Slot, slots
from plugins.content_model.escritura import PENDIENTE, document, field_lines
from plugins.content_model.kinds import Kind
from plugins.content_model.schema import title_of

HEADER_ONLY = frozenset({"tramite"})
"""Kinds whose whole text may be in their header."""


def new_text(
    kind: Kind, values: Mapping[str, Any], body: str = "", notes: Sequence[str] = ()
) -> str:
    """Return the file of a new record: ``values`` by field, the others as notes.

    ``notes`` are for its writer alone, one line each.
    """
    body = body or ("" if kind.name in HEADER_ONLY else f"{PENDIENTE}.")
    told = (f"## {' '.join(note.split())}" for note in notes)
    return document(chain(told, _lines(kind, values)), body)


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
