"""A strict reader for the small YAML that staff write.

Every plain value stays the text that was typed (``8:30`` is not 510, ``no`` is not a boolean): the
content model decides types, not YAML. Duplicated keys, anchors, aliases, tags, several documents
and deep nesting are refused, each with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_DEPTH = 12

Loc = tuple[str | int, ...]


class YamlProblem(ValueError):
    """What is wrong with the YAML, in Spanish; ``line`` counts from 1 within the text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass
class YamlValue:
    """The value read and where each part of it stands."""

    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    duplicates: list[tuple[Loc, int, int]] = field(default_factory=list)
    empties: list[Loc] = field(default_factory=list)
    text_lines: list[str] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """Return the line of ``loc``, or of its nearest parent that stands in the text."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def read_yaml(text: str) -> YamlValue:
    """Read one YAML document into dicts, lists, text and None.

    Empty values, ``''``, ``[]``, ``{}`` and ``null``/``~`` read as None: the browser editor writes
    unused optional fields that way (their places are kept in ``empties``). A comment behind a value
    is refused: it is nearly always text the writer meant to publish. Raises YamlProblem.
    """
    result = YamlValue(text_lines=text.split("\n"))
    try:
        events = iter(list(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except yaml.MarkedYAMLError as bad:
        mark = bad.problem_mark or bad.context_mark
        raise YamlProblem(mark.line + 1 if mark else 1, _in_spanish(bad)) from None
    except (yaml.YAMLError, RecursionError):
        raise YamlProblem(1, "tiene caracteres que no se pueden leer; escríbelo de nuevo") from None
    documents = 0
    for event in events:
        if isinstance(event, yaml.events.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise YamlProblem(_line(event), "hay una línea «---» de más; quítala")
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
            result.value = _node(event, events, (), result)
    return result


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _node(event: Event, events: Iterator[Event], loc: Loc, out: YamlValue) -> Any:
    line = _line(event)
    out.lines[loc] = line
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        raise YamlProblem(
            line, "no se usan «&» ni «*»; si el texto empieza así, ponlo entre comillas"
        )
    if getattr(event, "tag", None):
        raise YamlProblem(line, "no se usa «!»; si el texto empieza así, ponlo entre comillas")
    if len(loc) > MAX_DEPTH:
        raise YamlProblem(line, f"hay más de {MAX_DEPTH} niveles anidados; simplifica la lista")
    if isinstance(event, ScalarEvent):
        _refuse_comment(event, out)
        empty = event.value == "" or (event.implicit[0] and event.value in {"~", "null", "Null"})
        return None if empty else event.value
    if isinstance(event, SequenceStartEvent):
        return _sequence(events, loc, out) or None
    return _mapping(events, loc, out) or None


def _refuse_comment(event: ScalarEvent, out: YamlValue) -> None:
    end = event.end_mark
    if event.style in {"|", ">"} or event.value == "" or end.line >= len(out.text_lines):
        return
    rest = out.text_lines[end.line][end.column :].strip()
    if rest.startswith("#"):
        raise YamlProblem(
            end.line + 1,
            f"lo que sigue a « #» se perdería: «{rest}»; pon todo el valor entre comillas, o borra "
            "esa parte si es un comentario",
        )


def _sequence(events: Iterator[Event], loc: Loc, out: YamlValue) -> list[Any]:
    items: list[Any] = []
    for event in events:
        if isinstance(event, SequenceEndEvent):
            break
        items.append(_node(event, events, (*loc, len(items)), out))
    return items


def _mapping(events: Iterator[Event], loc: Loc, out: YamlValue) -> dict[str, Any]:
    items: dict[str, Any] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            break
        line = _line(event)
        if not isinstance(event, ScalarEvent) or isinstance(event, CollectionEndEvent):
            raise YamlProblem(line, "la clave debe ser una sola palabra seguida de «:»")
        key = event.value
        if key == "<<" or event.anchor or event.tag:
            raise YamlProblem(line, f"la clave «{key}» no se entiende; escribe «clave: valor»")
        here = (*loc, key)
        if key in items:
            out.duplicates.append((here, line, out.lines[here]))
        value = _node(next(events), events, here, out)
        out.lines[here] = line
        if value is None:
            out.empties.append(here)
        items.setdefault(key, value)
    return {key: value for key, value in items.items() if value is not None}


_TRANSLATIONS = (
    ("found character '\\t'", "hay un tabulador; usa espacios para dejar sangría"),
    ("mapping values are not allowed", "hay «: » dentro del valor; pon todo el valor entre comillas «\"…\"»"),
    ("could not find expected ':'", "falta «:» después del nombre del campo; escribe «campo: valor»"),
    ("found unexpected end of stream", "unas comillas se abrieron y no se cerraron"),
    ("while scanning a quoted scalar", "unas comillas se abrieron y no se cerraron"),
    ("expected <block end>", "la sangría no coincide con la de los renglones vecinos; alinéalos"),
    ("did not find expected key", "la sangría no coincide o unas comillas cierran antes de tiempo; revisa este renglón y el anterior"),
    ("did not find expected '-' indicator", "la lista mezcla sangrías; cada renglón empieza con «- » a la misma altura"),
    ("did not find expected ',' or ']'", "una lista «[…]» no está bien cerrada o le falta una coma"),
    ("did not find expected ',' or '}'", "un grupo «{…}» no está bien cerrado o le falta una coma"),
    ("found character that cannot start any token", "el valor empieza con un signo reservado (@, `, % o un tabulador); ponlo entre comillas"),
    ("did not find expected alphabetic or numeric character", "no se usan «&» ni «*» al principio; pon el texto entre comillas"),
    ("found undefined tag handle", "no se usa «!» al principio; pon el texto entre comillas"),
    ("found undefined alias", "no se usa «*» al principio; pon el texto entre comillas"),
    ("unknown escape character", "la diagonal invertida «\\» no va dentro de comillas dobles; usa comillas simples"),
    ("control characters are not allowed", "hay un carácter invisible; bórralo y escribe el renglón de nuevo"),
)  # fmt: skip


def _in_spanish(bad: yaml.MarkedYAMLError) -> str:
    said = f"{bad.context or ''} {bad.problem or ''}"
    for english, spanish in _TRANSLATIONS:
        if english in said:
            return spanish
    return "no se entiende este renglón; escribe «campo: valor» y pon entre comillas los textos con signos"
