"""``content/datos/cifras.yml``: months are put in or replaced, everything else stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.content_model.cifras import Cifra
from plugins.content_model.parse import parse_list
from plugins.content_model.text_file import read_text

PATH = Path("content/datos/cifras.yml")

HEADER = """\
# El portal en cifras. Los meses los escribe «python3 tasks.py figures» a partir de los registros
# del servidor; no los edites a mano. No hay cuentas menores de 10: podrían señalar a alguien.
"""
WHOLE_MONTHS = 24
FEW_GUIDES = 10
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "si", "y", "n"})
_PLAIN = re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñ/][\wÁÉÍÓÚÑáéíóúñ .,()/;-]*")


class BadFile(Exception):
    """The file has errors: it is not touched. The message says which, in Spanish."""


def read(path: Path) -> tuple[Cifra, ...]:
    """Return what the file holds; nothing when it does not exist.

    Raises:
        BadFile: something in it is wrong.
    """
    if not path.exists():
        return ()
    text, problems = read_text(path)
    parsed, records = parse_list(path.as_posix(), text, Cifra)
    wrong = [problem.message for problem in problems] + [f"{f}" for f in parsed.findings]
    if wrong:
        raise BadFile("\n".join(wrong))
    return tuple(record for _, record in records)


def merged(before: Iterable[Cifra], made: Iterable[Cifra]) -> tuple[Cifra, ...]:
    """Return the entries of before with those just made added or in place of their month's.

    So that the file stays small, months before the last two years keep their totals and their first
    guides only.
    """
    by_id = {entry.id: entry for entry in (*before, *made)}
    months = sorted(id_ for id_, entry in by_id.items() if entry.es_mes)
    for id_ in months[:-WHOLE_MONTHS]:
        entry = by_id[id_]
        by_id[id_] = entry.model_copy(
            update={"guias": entry.guias[:FEW_GUIDES], "sin_respuesta": (), "descargas": ()}
        )
    return tuple(sorted(by_id.values(), key=lambda entry: (entry.es_mes, entry.id)))


def to_yaml(entries: Iterable[Cifra]) -> str:
    """Return the file's text: always the same for the same entries."""
    return HEADER + "".join("\n" + "\n".join(_entry(entry)) + "\n" for entry in entries)


def write(path: Path, entries: Iterable[Cifra]) -> None:
    """Write the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.nuevo")
    temporary.write_text(to_yaml(entries), encoding="utf-8", newline="\n")
    temporary.replace(path)


def _entry(entry: Cifra) -> Iterator[str]:
    values = entry.model_dump(mode="json", exclude_none=True)
    first = True
    for name, value in values.items():
        if value in ([], {}):
            continue
        mark, first = ("- " if first else "  "), False
        if isinstance(value, list) and isinstance(value[0], dict):
            yield f"{mark}{name}:"
            for item in value:
                yield from _item(item)
        else:
            yield f"{mark}{name}: {_value(value)}"


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    line = f"    - {_value(item)}"
    if len(line) <= 100:
        yield line
        return
    for place, (name, value) in enumerate(item.items()):
        yield f"    {'- ' if place == 0 else '  '}{name}: {_value(value)}"


def _value(value: object, inside: bool = False) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{name}: {_value(inner, True)}" for name, inner in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner, True) for inner in value) + "]"
    text = str(value)
    plain = isinstance(value, int) or re.fullmatch(r"\d{4}(-\d\d)*", text)
    if plain or (
        _PLAIN.fullmatch(text) and not (inside and "," in text) and text not in _WORDS_OF_YAML
    ):
        return text
    return "'" + text.replace("'", "''") + "'"
