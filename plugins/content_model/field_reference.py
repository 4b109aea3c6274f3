"""The field reference of ``content/LEEME.md``, written from the models so that it is never old.

As a program it renews that file: ``python3 tasks.py leeme``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.content_model import datos
from plugins.content_model.fields import Record, extra_of
from plugins.content_model.kinds import KINDS
from plugins.content_model.references import WHERE
from plugins.content_model.schema import title_of
from plugins.content_model.spanish_errors import flow

START = "<!-- campos:inicio -->"
END = "<!-- campos:fin -->"
README = Path("content/LEEME.md")

_MAX_EXAMPLE = 90
_ACCENTS = {
    "Busqueda": "Búsqueda",
    "Guia": "Guía",
    "Inspeccion": "Inspección",
    "Prorroga": "Prórroga",
}


def field_reference() -> str:
    """Return the reference: a table per kind of text, per list, and per part they share."""
    parts: dict[str, type[BaseModel]] = {}
    sections = ["_Esta parte se escribe sola; no la edites._"]
    for name, kind in KINDS.items():
        sections.append(f"### {title_of(name)}\n\nArchivo: `{kind.shape}`\n\n{_table(kind.model)}")
        _collect(kind.model, parts)
    sections.append("## Las listas de content/datos")
    for name, model in datos.FILES.items():
        file = f"content/datos/{name}.yml"
        sections.append(f"### {title_of(name)}\n\nArchivo: `{file}`\n\n{_table(model)}")
        _collect(model, parts)
    sections.append("## Grupos que se repiten")
    for title in sorted(parts):
        sections.append(f"### {title}\n\n{_table(parts[title])}")
    return "\n\n".join(sections)


def renewed(text: str) -> str:
    """Return ``text`` with what stands between the two markers renewed.

    Raises ValueError when the markers are not there, once each and in order.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end) or START in after or END in after:
        raise ValueError(f"{README} needs {START} and {END}, once each")
    return f"{before}{START}\n{field_reference()}\n{END}{after}"


def refresh(path: Path) -> bool:
    """Renew the reference inside the file; return whether anything changed."""
    text = path.read_text(encoding="utf-8")
    new = renewed(text)
    if new != text:
        path.write_text(new, encoding="utf-8", newline="\n")
    return new != text


def _table(model: type[BaseModel]) -> str:
    rows = ["| Campo | ¿Obligatorio? | Qué se escribe | Ejemplo |", "|---|---|---|---|"]
    for name, field in model.model_fields.items():
        required = "sí" if field.is_required() else "no"
        rows.append(f"| `{name}` | {required} | {_what(field)} | {_example(name, field)} |")
    return "\n".join(rows)


def _what(field: FieldInfo) -> str:
    said = [f"**{field.title}.** {field.description}", *_limits(field)]
    choices = next((c for c in _types(field.annotation) if issubclass(c, Enum)), None)
    if choices is not None:
        said.append("uno de: " + ", ".join(f"`{choice.value}`" for choice in choices))
    target = extra_of(field, "cita")
    if target and f"datos/{target}.yml" not in str(field.description):
        said.append(f"el id de {WHERE.get(target, f'`content/datos/{target}.yml`')}")
    inner = next((c for c in _types(field.annotation) if issubclass(c, BaseModel)), None)
    if inner is not None:
        said.append(f"grupo: {_link(inner)}")
    return _cell("; ".join(said))


def _limits(field: FieldInfo) -> Iterator[str]:
    is_list = "tuple" in str(field.annotation)
    unit = "" if is_list else " letras"
    told = (("max_length", "máximo", unit), ("min_length", "mínimo", unit), ("ge", "desde", ""))
    for rule in field.metadata:
        for attribute, word, what in (*told, ("le", "hasta", "")):
            limit = getattr(rule, attribute, None)
            if limit is not None and str(limit) not in str(field.description):
                yield f"{word} {limit}{what}"


def _example(name: str, field: FieldInfo) -> str:
    example = field.examples[0] if field.examples else ""
    text = f"{name}: {flow(example)}"
    if len(text) > _MAX_EXAMPLE and isinstance(example, list):
        text = f"{name}: {flow(example[:1])[:-1]}, …]"
    inner = next((c for c in _types(field.annotation) if issubclass(c, BaseModel)), None)
    if len(text) > _MAX_EXAMPLE and inner is not None:
        return f"ver {_link(inner)}"
    return _cell(f"`{text}`")


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


def _types(annotation: object) -> Iterator[type]:
    """Yield the classes that an annotation is made of, the outer ones first."""
    arguments = getattr(annotation, "__args__", None)
    if isinstance(annotation, type) and not arguments:
        yield annotation
    for argument in arguments or ():
        yield from _types(argument)


def _collect(model: type[BaseModel], parts: dict[str, type[BaseModel]]) -> None:
    for field in model.model_fields.values():
        for inner in _types(field.annotation):
            if issubclass(inner, Record) and _title(inner) not in parts:
                parts[_title(inner)] = inner
                _collect(inner, parts)


def _title(model: type[BaseModel]) -> str:
    """Return a part's name as words: ``MontoPublicado`` → ``Monto publicado``."""
    words = [_ACCENTS.get(word, word) for word in re.findall(r"[A-Z][a-z]+", model.__name__)]
    return " ".join([words[0], *(word.lower() for word in words[1:])])


def _link(model: type[BaseModel]) -> str:
    title = _title(model)
    return f"[{title}](#{title.lower().replace(' ', '-')})"


if __name__ == "__main__":
    sys.stdout.write("renovado\n" if refresh(README) else "al día\n")
