"""Reads any YAML with libyaml's parser, event by event, and says in Spanish what is wrong with it.

Apart from ``strict_yaml``, which most texts do not leave: loading the parser takes its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from plugins.content_model.yaml_value import Loc, Node, YamlProblem, YamlValue

MAX_DEPTH = 12

_EMPTY_ENTRY = re.compile(r"\s*(?:-\s+)+#(.*)")
_ONLY_COMMENT = re.compile(r"[\s:,\]}|>+-]*#(.*)")


def read_any_yaml(text: str) -> YamlValue:
    """Return what ``read_yaml`` returns, without looking for the commonest shape first."""
    result = YamlValue(text_lines=text.split("\n"))
    try:
        found = list(_shallow(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except yaml.MarkedYAMLError as bad:
        raise YamlProblem(*_explain(bad, result.text_lines)) from None
    except (yaml.YAMLError, RecursionError):
        raise YamlProblem(1, "tiene caracteres que no se pueden leer; escríbelo de nuevo") from None
    _refuse_directives(result.text_lines)
    _refuse_comments(found, result.text_lines)
    documents = 0
    events = iter(found)
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise YamlProblem(_line(event), "hay una línea «---» de más; quítala")
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
            result.value = _node(event, events, (), result)
    return result


def _shallow(events: Iterable[Event]) -> Iterator[Event]:
    """Pass the events on, but stop at too deep nesting: libyaml's time grows with its square."""
    depth = 0
    for event in events:
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YamlProblem(
                _line(event), f"hay más de {MAX_DEPTH} niveles anidados; simplifica la lista"
            )
        yield event


def _line(event: Event) -> int:
    return (event.start_mark.line if event.start_mark else 0) + 1


def _refuse_directives(lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if line.startswith("%"):
            raise YamlProblem(
                number, "un renglón no empieza con «%»; escribe «campo: valor» o pon comillas"
            )


def _refuse_comments(events: list[Event], lines: list[str]) -> None:
    """Refuse a comment on a line that also holds a key or value: that text would be lost."""
    ends: dict[int, int] = {}
    for event in events:
        mark = event.end_mark
        block = isinstance(event, ScalarEvent) and event.style in {"|", ">"}
        if mark is None or block or not isinstance(event, (ScalarEvent, CollectionEndEvent)):
            continue
        if event.start_mark is None or event.start_mark.line <= mark.line:
            ends[mark.line] = max(ends.get(mark.line, 0), mark.column)
    for number, line in enumerate(lines):
        # A list entry of nothing but a comment leaves no mark of its own on its line.
        end = ends.get(number)
        found = _EMPTY_ENTRY.match(line) if end is None else _ONLY_COMMENT.match(line[end:])
        if found and line[:end].strip():
            raise YamlProblem(
                number + 1,
                f"lo que sigue a «#» se perdería: «#{found[1]}»; pon todo el valor entre comillas, "
                "o borra esa parte si es un comentario",
            )


def _node(event: Event, events: Iterator[Event], loc: Loc, out: YamlValue) -> Node:
    line = min(_line(event), len(out.text_lines))
    out.lines[loc] = line
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        raise YamlProblem(
            line, "no se usan «&» ni «*»; si el texto empieza así, ponlo entre comillas"
        )
    if getattr(event, "tag", None):
        raise YamlProblem(line, "no se usa «!»; si el texto empieza así, ponlo entre comillas")
    if isinstance(event, ScalarEvent):
        empty = event.value == "" or (event.implicit[0] and event.value in {"~", "null", "Null"})
        return None if empty else event.value
    if isinstance(event, SequenceStartEvent):
        return _sequence(events, loc, out) or None
    return _mapping(events, loc, out) or None


def _sequence(events: Iterator[Event], loc: Loc, out: YamlValue) -> list[Node]:
    items: list[Node] = []
    for event in events:
        if isinstance(event, SequenceEndEvent):
            break
        items.append(_node(event, events, (*loc, len(items)), out))
    return items


def _mapping(events: Iterator[Event], loc: Loc, out: YamlValue) -> dict[str, Node]:
    items: dict[str, Node] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            break
        line = _line(event)
        if not isinstance(event, ScalarEvent):
            raise YamlProblem(line, "la clave debe ser una sola palabra seguida de «:»")
        key = event.value
        if key == "<<" or event.anchor or event.tag:
            raise YamlProblem(line, f"la clave «{key}» no se entiende; escribe «clave: valor»")
        here = (*loc, key)
        first = out.lines.get(here)
        if first is not None:
            out.duplicates.append((here, line, first))
        value = _node(next(events), events, here, out)
        out.lines[here] = line if first is None else first
        if value is None:
            out.empties.append(here)
        items.setdefault(key, value)
    return {key: value for key, value in items.items() if value is not None}


_TRANSLATIONS = (
    (
        "mapping values are not allowed",
        "hay «: » dentro del valor, o al renglón anterior le falta «:»; pon comillas al valor",
    ),
    (
        "could not find expected ':'",
        "falta «:» después del nombre del campo; escribe «campo: valor»",
    ),
    ("found unexpected end of stream", "unas comillas se abrieron y no se cerraron"),
    ("while scanning a quoted scalar", "unas comillas se abrieron y no se cerraron"),
    (
        "found unexpected document indicator",
        "unas comillas o un corchete se abrieron y no se cerraron",
    ),
    (
        "expected <block end>",
        "la sangría no coincide con la de los renglones vecinos; alinéalos",
    ),
    (
        "did not find expected key",
        "la sangría no coincide o unas comillas cierran antes de tiempo; revisa este renglón y el "
        "anterior",
    ),
    (
        "block sequence entries are not allowed",
        "la lista empieza con «- » en su propio renglón, debajo del campo",
    ),
    (
        "did not find expected '-' indicator",
        "la lista mezcla sangrías; cada renglón empieza con «- » a la misma altura",
    ),
    (
        "did not find expected ',' or ']'",
        "una lista «[…]» no está bien cerrada o le falta una coma",
    ),
    (
        "did not find expected ',' or '}'",
        "un grupo «{…}» no está bien cerrado o le falta una coma",
    ),
    (
        "found character that cannot start any token",
        "el valor empieza con un signo reservado (@, `, % o un tabulador); ponlo entre comillas",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "no se usan «&» ni «*» al principio; pon el texto entre comillas",
    ),
    ("found undefined tag handle", "no se usa «!» al principio; pon el texto entre comillas"),
    ("found undefined alias", "no se usa «*» al principio; pon el texto entre comillas"),
    (
        "unknown escape character",
        "la diagonal invertida «\\» no va dentro de comillas dobles; usa comillas simples",
    ),
    (
        "control characters are not allowed",
        "hay un carácter invisible; bórralo y escribe el renglón de nuevo",
    ),
    (
        "did not find expected node content",
        "sobra una coma o falta un valor; revisa la lista de este renglón",
    ),
)


# One field on its line whose text holds a colon: «titulo: Predial: 10% de descuento».
_UNQUOTED = re.compile(r" *(?:- )?([a-z_]+:) ([^\s'\"][^']{0,200}: [^']{0,200})")
# A field on its line whose text goes on after its quotes: «titulo: "Casa Azul" abre».
_HALF_QUOTED = re.compile(r" *(?:- )?([a-z_]+:) (\"[^']{0,400})")
_UNSPACED = re.compile(r" *(?:- )?([a-z_]+):(?=[^ /])\s*(\S.{0,200})")
_WHERE_IT_BEGINS = ("flow", "quoted scalar", "simple key")


def _explain(bad: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """Return the line to correct and what to do there.

    libyaml names the place where it gave up; what was never closed is better shown where it began.
    """
    context = bad.context or ""
    begins = any(word in context for word in _WHERE_IT_BEGINS)
    mark = (bad.context_mark if begins else None) or bad.problem_mark or bad.context_mark
    line = min(mark.line if mark else 0, len(lines) - 1)
    if re.match(r" *\t", lines[line]):
        return line + 1, "hay un tabulador; usa espacios para dejar sangría"
    said = f"{context} {bad.problem or ''}"
    if "mapping values" in said and mark and lines[line].find(":") == mark.column and line > 0:
        return line + 1, (
            "la sangría no coincide con la del renglón anterior, o a ese le falta «:»; alinéalos"
        )
    if "mapping values" in said and (found := _UNQUOTED.fullmatch(lines[line])):
        quoted = f"{found[1]} '{found[2]}'" if '"' in found[2] else f'{found[1]} "{found[2]}"'
        return line + 1, f"el texto lleva «: » y por eso va entre comillas; escribe «{quoted}»"
    if "expected ':'" in said and (found := _UNSPACED.fullmatch(lines[line])):
        spaced = f"{found[1]}: {found[2].strip()}"
        return line + 1, f"después de «:» va un espacio; escribe «{spaced}»"
    if "expected key" in said and (found := _HALF_QUOTED.fullmatch(lines[line].rstrip())):
        return line + 1, (
            "el texto lleva comillas dentro y por eso va entre comillas simples; escribe "
            f"«{found[1]} '{_without_outer_quotes(found[2])}'»"
        )
    for english, spanish in _TRANSLATIONS:
        if english in said:
            return line + 1, spanish
    return line + 1, (
        "no se entiende este renglón; escribe «campo: valor» y pon entre comillas los textos con "
        "signos"
    )


def _without_outer_quotes(text: str) -> str:
    """Return ``"a "b" c"`` without the quotes around it all; ``"a" b "c"`` as it is."""
    around = re.fullmatch(r'"(.*)"', text)
    return around[1] if around and re.match(r'"[^"]*"\w', text) else text
