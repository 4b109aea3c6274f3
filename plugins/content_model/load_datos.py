"""Loads ``content/datos``: every list of facts that is stated once and cited by id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.content_model import datos
from plugins.content_model.finding import error
from plugins.content_model.parse import Parsed, parse_list
from plugins.content_model.text_file import read_text


def load_datos(content: Path) -> tuple[datos.Datos, Mapping[str, Parsed]]:
    """Return the lists that can be used, and of each file what it holds and what is wrong."""
    values: dict[str, Any] = {}
    files: dict[str, Parsed] = {}
    for name, model in datos.FILES.items():
        shown = f"content/datos/{name}.yml"
        parsed = Parsed(shown)
        records: list[tuple[int, Any]] = []
        path = content / "datos" / f"{name}.yml"
        if not path.is_file() or path.is_symlink() or path.parent.is_symlink():
            if name not in datos.OPTIONAL or path.is_symlink():
                message = "falta este archivo; créalo con una lista vacía «[]»"
                parsed.findings.append(error(shown, 1, "", message))
        else:
            text, problems = read_text(path)
            if problems:
                parsed.findings += [error(shown, p.line, "", p.message) for p in problems]
            if text:
                read, records = parse_list(shown, text, model)
                read.findings += parsed.findings
                parsed = read
        files[name] = parsed
        values[name] = _collect(parsed, records, has_id="id" in model.model_fields)
    values["uma"] = tuple(sorted(values["uma"], key=lambda u: u.desde))
    return datos.Datos(**values), files


def _collect(
    parsed: Parsed, records: list[tuple[int, Any]], *, has_id: bool
) -> tuple[Any, ...] | dict[str, Any]:
    if not has_id:
        return tuple(record for _, record in records)
    by_id: dict[str, Any] = {}
    for index, record in records:
        if record.id in by_id:
            parsed.report((index, "id"), f"el id «{record.id}» ya existe en este archivo; usa otro")
        by_id.setdefault(record.id, record)
    return by_id
