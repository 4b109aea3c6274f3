"""Text of one file → validated record, with a finding for everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, error
from plugins.content_model.front_matter import HeaderProblem, split
from plugins.content_model.spanish_errors import (
    campo_of,
    fields_at,
    message_of,
    unknown_field,
)
from plugins.content_model.strict_yaml import Loc, Node, YamlProblem, YamlValue, read_yaml

MAX_TOLD = 100
"""Errors told of one record: more help nobody, and a hostile file could hold any number."""


@dataclass
class Parsed:
    """What one file holds.

    ``record`` is None when a Markdown file's header is not valid; ``records`` are the valid entries
    of a datos file, each with its position in the list.
    """

    path: str
    yaml: YamlValue = field(default_factory=YamlValue)
    offset: int = 0
    body: str = ""
    body_line: int = 1
    record: Record | None = None
    records: list[tuple[int, Record]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def line(self, *loc: str | int) -> int:
        """Return the file's line of a place in the header."""
        return self.yaml.line(loc) + self.offset

    def report(self, loc: Loc, message: str) -> None:
        """Add an error at a place of the header."""
        self.findings.append(error(self.path, self.line(*loc), campo_of(loc), message))


def parse_document(path: str, text: str, model: type[Record]) -> Parsed:
    """Parse a Markdown file: header against ``model``, and its body as text."""
    parsed = Parsed(path)
    try:
        document = split(text)
    except HeaderProblem as bad:
        parsed.findings.append(error(path, bad.line, "", bad.message))
        return parsed
    parsed.offset = document.header_line - 1
    parsed.body, parsed.body_line = document.body, document.body_line
    if not _read(parsed, document.header):
        return parsed
    if not isinstance(parsed.yaml.value, dict):
        got = "está vacío" if parsed.yaml.value is None else "no tiene la forma «campo: valor»"
        parsed.findings.append(
            error(path, 2, "", f"el encabezado {got}; escribe por ejemplo «titulo: …»")
        )
        return parsed
    parsed.record = _validate(parsed, parsed.yaml.value, (), model)
    return parsed


def parse_list(path: str, text: str, model: type[Record]) -> tuple[Parsed, list[tuple[int, Any]]]:
    """Parse a datos file: a YAML list; return the valid entries with their index in the file."""
    parsed = Parsed(path)
    if not _read(parsed, text):
        return parsed, []
    if parsed.yaml.value is None:
        return parsed, []
    if not isinstance(parsed.yaml.value, list):
        parsed.findings.append(
            error(path, 1, "", "debe ser una lista: cada elemento empieza con «- »")
        )
        return parsed, []
    records = []
    for index, value in enumerate(parsed.yaml.value):
        if not isinstance(value, dict):
            parsed.report((index,), "cada elemento debe ser un grupo «campo: valor»")
        elif (record := _validate(parsed, value, (index,), model)) is not None:
            records.append((index, record))
    parsed.records = list(records)
    return parsed, records


def _read(parsed: Parsed, text: str) -> bool:
    try:
        parsed.yaml = read_yaml(text)
    except YamlProblem as bad:
        parsed.findings.append(error(parsed.path, bad.line + parsed.offset, "", bad.message))
        return False
    for loc, second, first in parsed.yaml.duplicates[:MAX_TOLD]:
        parsed.findings.append(
            error(
                parsed.path,
                second + parsed.offset,
                campo_of(loc),
                f"«{loc[-1]}» ya está en la línea {first + parsed.offset}; deja uno solo",
            )
        )
    return True


def _validate(parsed: Parsed, value: Node, at: Loc, model: type[Record]) -> Record | None:
    before = len(parsed.findings)
    record = None
    try:
        record = model.model_validate(value)
    except ValidationError as bad:
        details = bad.errors(include_url=False)
        inner = {tuple(detail["loc"][:-depth]) for detail in details for depth in (1, 2, 3)}
        for detail in details[:MAX_TOLD]:
            if detail["type"] == "too_short" and detail["loc"] in inner:
                continue  # only because its own entries are not valid
            field = detail.get("ctx", {}).get("field")
            loc = (*at, *detail["loc"], *([field] if field else []))
            parsed.report(loc, message_of(detail, model))
        if len(details) > MAX_TOLD:
            more = len(details) - MAX_TOLD
            parsed.report(at, f"hay {more} errores más como estos; corrige primero los anteriores")
    for loc in parsed.yaml.empties:
        if loc[: len(at)] == at:
            known = fields_at(model, loc[len(at) : -1])
            if known and isinstance(loc[-1], str) and loc[-1] not in known:
                parsed.report(loc, unknown_field(loc[-1], known))
    return record if len(parsed.findings) == before else None
