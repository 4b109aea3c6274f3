"""Writes a new file, and takes it back when the checks refuse it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.content_model.dates import day_of, parse_fecha
from plugins.content_model.datos import Datos
from plugins.content_model.draft_fields import STATE, slots
from plugins.content_model.draft_place import NoPlace, Places, path_of, short_name
from plugins.content_model.draft_text import new_text
from plugins.content_model.finding import Finding, Level
from plugins.content_model.kinds import BY_FOLDER, Kind
from plugins.content_model.load import load
from plugins.content_model.spanish_errors import unknown_field
from plugins.new_content.dialog import Ask, BadAnswer, Dialog, Known, Say

Check = Callable[[Path, datetime, Path], Sequence[Finding]]
"""``(root, now, file)`` → what the checks find in that file."""


@dataclass(frozen=True)
class Wanted:
    """What the command line says: a title, fields by name, the name of the file."""

    title: str
    told: Mapping[str, str]
    short_name: str = ""


class Refused(ValueError):
    """Why nothing was written, in Spanish."""


def new_file(
    root: Path,
    now: datetime,
    kind: Kind,
    wanted: Wanted,
    check: Check,
    say: Say,
    ask: Ask | None = None,
) -> Path:
    """Write the file of a new draft below ``root/content`` and return its path.

    Raises:
        Refused: an answer is wrong, the place is taken, or the checks find an error.
    """
    loaded = load(root, now, only=lambda _: False)
    existing = list(loaded.destinations.files)
    try:
        lists = known(loaded.catalogue.datos, existing)
        values = _values(kind, wanted, now, Dialog(kind.model, lists, ask, say))
        owner = str(values.get("dependencia", ""))
        name = wanted.short_name or _name(str(values["titulo"]), ask)
        day = day_of(parse_fecha(str(values["fecha"]))) if "fecha" in values else day_of(now)
        path = path_of(kind, name, day, owner)
        Places(existing).refuse_taken(kind, path)
    except (BadAnswer, NoPlace) as bad:
        raise Refused(str(bad)) from None
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(new_text(kind, values))
    except FileExistsError:
        raise Refused(f"ya existe {path}; ábrelo, o da otro nombre con --nombre-corto") from None
    errors = [found for found in check(root, now, target) if found.level is Level.ERROR]
    if errors:
        target.unlink()
        raise Refused("\n".join(f"{found.campo or path}: {found.message}" for found in errors))
    return target


def known(datos: Datos, existing: Sequence[str]) -> Known:
    """Return the ids that fields may cite: of the lists, and of the files there are."""
    found: dict[str, Mapping[str, str]] = {}
    for name in type(datos).__dataclass_fields__:
        entries = getattr(datos, name)
        if isinstance(entries, Mapping):
            found[name] = {id_: str(getattr(one, "nombre", id_)) for id_, one in entries.items()}
    for folder, kind in BY_FOLDER.items():
        matches = (kind.pattern.fullmatch(inner) for inner in existing)
        found[folder] = {match["id"]: match["id"] for match in matches if match}
    return found


def _values(kind: Kind, wanted: Wanted, now: datetime, dialog: Dialog) -> dict[str, Any]:
    fields = slots(kind.model)
    names = [slot.name for slot in fields]
    told = {**({"titulo": wanted.title} if wanted.title else {}), **wanted.told}
    for name in told:
        if name not in names:
            raise BadAnswer(unknown_field(name, names))
    if told.get(STATE, "borrador") != "borrador":
        raise BadAnswer("lo nuevo empieza como borrador; cambia «estado» cuando esté listo")
    if "titulo" not in told and dialog.ask is None:
        raise BadAnswer("falta el título; escríbelo entre comillas")
    values: dict[str, Any] = {}
    for slot in fields:
        if slot.name in told or slot.required:
            proposed = "" if slot.name == "titulo" else slot.proposal(now)
            values[slot.name] = dialog.value(slot, told.get(slot.name), proposed)
    return values


def _name(title: str, ask: Ask | None) -> str:
    proposed = short_name(title)
    if ask is not None:
        proposed = ask("Nombre corto (forma la dirección y no debe cambiar)", proposed).strip()
    if not proposed:
        raise BadAnswer(
            "el título no tiene letras ni números con que formar la dirección; da --nombre-corto"
        )
    return proposed
