"""One row → the values of a draft, and everything about it that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from plugins.content_model.draft_fields import Slot, slots
from plugins.content_model.escritura import PENDIENTE
from plugins.content_model.kinds import Kind
from plugins.content_model.spanish_errors import suggest
from plugins.content_model.weburl import UnsafeUrl, parse_http
from plugins.import_content import values as read
from plugins.import_content.cleaning import clean, is_nothing, line_of, lines_of
from plugins.import_content.columns import ADDRESS, BODY, DATED, KEY, MAIL, PHONES
from plugins.import_content.html_text import to_markdown
from plugins.import_content.table import Row

KEY_NOTE = "Clave de origen: "
"""How a source says in its note which row of which list it is: what makes imports repeatable."""

Reader = Callable[[str], Any]

_WHOLE_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")

READERS: Mapping[str, Reader] = {
    "fecha": read.fecha,
    "actualizado": read.fecha,
    "costo": read.costo,
    "plazo": read.plazo,
    "plazo_prevencion": read.plazo,
    "vigencia": read.vigencia,
    "ficta": read.ficta,
    "requisitos": lambda text: [{"texto": line} for line in lines_of(text)],
    "pasos": lines_of,
    "fundamento": lines_of,
    "canales": lambda text: read.canales(text) or None,
    "casos": clean,
    "criterios": clean,
}
"""How a field's cell is read where it is not one line of text."""

BY_KIND: Mapping[tuple[str, str], Reader] = {
    ("tramite", "tipo"): read.tipo_tramite,
    ("noticia", "tipo"): lambda text: read.fold(text).replace(" ", "-"),
}


@dataclass(frozen=True)
class Lists:
    """What a row may cite: ids with their names, hosts that may be linked, and what stands in."""

    dependencias: Mapping[str, str]
    temas: Mapping[str, str]
    hosts: frozenset[str]
    dependencia: str = ""
    tema: str = ""


@dataclass
class Draft:
    """What one row became. ``problems`` are (column, Spanish message); ``fatal``: why no draft."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    key: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)
    fatal: list[str] = field(default_factory=list)

    def tell(self, column: str, message: str) -> None:
        """Note what a person should look at."""
        self.problems.append((column, message))


def make_draft(
    kind: Kind, row: Row, columns: Mapping[str, str], lists: Lists, source: str, now: datetime
) -> Draft:
    """Return the draft of a row; what is not understood is left out and told."""
    draft = Draft(row)
    fields = {slot.name: slot for slot in slots(kind.model)}
    given = {name: row.values.get(column, "") for name, column in columns.items()}
    cells = {name: text for name, text in given.items() if text and not is_nothing(text)}
    for name, text in cells.items():
        if name in fields and name not in ("dependencia", "temas"):
            _take(draft, kind, fields[name], columns[name], text)
    draft.key = line_of(cells.get(KEY, "")) or str(draft.values.get("homoclave", ""))
    _place(draft, cells, columns, lists)
    if BODY in cells:
        _body(draft, cells[BODY], columns[BODY], lists)
    if "contacto" in fields:
        _contact(draft, fields["contacto"], kind, cells, columns)
    _source(draft, cells, columns, lists, source, now)
    _complete(draft, fields, now)
    return draft


def _take(draft: Draft, kind: Kind, slot: Slot, column: str, text: str) -> None:
    reader = BY_KIND.get((kind.name, slot.name)) or READERS.get(slot.name, line_of)
    value = reader(text)
    if value in (None, "", []):
        draft.tell(column, f"no se entendió «{_short(text)}»; se dejó sin «{slot.name}»")
        return
    if slot.name in ("titulo", "resumen") and slot.most and len(value) > slot.most:
        value = _shortened(draft, slot, column, value)
    fault = slot.fault(kind.model, value)
    if fault:
        draft.tell(column, f"{fault}; se dejó sin «{slot.name}»")
        return
    draft.values[slot.name] = value


def _shortened(draft: Draft, slot: Slot, column: str, value: str) -> str:
    """Return the first sentence if it fits, else what fits: nothing else is made up."""
    most = slot.most or 0
    sentence = re.split(r"(?<=[.!?])\s", value, maxsplit=1)[0]
    short = sentence if len(sentence) <= most else f"{value[: most - 1].rsplit(' ', 1)[0]}…"
    if len(short) > most:
        short = f"{value[: most - 1]}…"
    draft.tell(
        column, f"tiene {len(value)} letras y caben {most}; se cortó: «{_short(value, 400)}»"
    )
    return short


def _place(
    draft: Draft, cells: Mapping[str, str], columns: Mapping[str, str], lists: Lists
) -> None:
    owner = _one(draft, cells, columns, "dependencia", lists.dependencias)
    if "dependencia" not in cells:
        # A row that names another one is never given to the one of the command line.
        owner = lists.dependencia
    if owner:
        draft.values["dependencia"] = owner
    found = []
    for part in re.split(r"[,;|\n]", clean(cells.get("temas", ""))):
        if part.strip():
            one = {"temas": part.strip()}
            found.append(_one(draft, one, columns, "temas", lists.temas))
    chosen = list(dict.fromkeys(filter(None, found))) or ([lists.tema] if lists.tema else [])
    if chosen:
        draft.values["temas"] = chosen


def _one(
    draft: Draft,
    cells: Mapping[str, str],
    columns: Mapping[str, str],
    name: str,
    known: Mapping[str, str],
) -> str:
    """Return the id of what a cell names: by id, by its whole name, or by the only one like it."""
    text = line_of(cells.get(name, ""))
    if not text:
        return ""
    wanted = read.fold(text)
    names = {id_: read.fold(title) for id_, title in known.items()}
    exact = [i for i, title in names.items() if wanted in (title, i, i.replace("-", " "))]
    near = exact or [i for i, title in names.items() if wanted in title or title in wanted]
    if len(near) == 1:
        return near[0]
    hint = f" Puede ser: {', '.join(near[:5])}." if near else suggest(text, known.values())
    draft.tell(columns[name], f"«{_short(text)}» no está en content/datos/{_list(name)}.yml.{hint}")
    return ""


def _list(name: str) -> str:
    return "dependencias" if name == "dependencia" else name


def _body(draft: Draft, text: str, column: str, lists: Lists) -> None:
    converted = to_markdown(text, lambda address: may_link(address, lists.hosts))
    draft.body = converted.markdown
    for lost in converted.lost:
        draft.tell(column, lost)


def may_link(address: str, hosts: frozenset[str]) -> bool:
    """Whether an outside address is one the portal may link to; inside ones cannot be known."""
    try:
        return parse_http(address).host in hosts
    except UnsafeUrl:
        return False


def _contact(
    draft: Draft, slot: Slot, kind: Kind, cells: Mapping[str, str], columns: Mapping[str, str]
) -> None:
    contact: dict[str, Any] = {}
    if PHONES in cells:
        contact["telefonos"] = read.telefonos(cells[PHONES])
        if not contact["telefonos"]:
            draft.tell(
                columns[PHONES], f"no hay un teléfono de diez dígitos en «{_short(cells[PHONES])}»"
            )
            del contact["telefonos"]
    if MAIL in cells:
        mail = line_of(cells[MAIL]).lower().rstrip(".")
        fault = slot.fault(kind.model, {"correo": mail})
        if fault:
            draft.tell(columns[MAIL], fault)
        else:
            contact["correo"] = mail
    if contact:
        draft.values["contacto"] = contact


def _source(
    draft: Draft,
    cells: Mapping[str, str],
    columns: Mapping[str, str],
    lists: Lists,
    source: str,
    now: datetime,
) -> None:
    told: dict[str, Any] = {"nombre": source}
    if ADDRESS in cells:
        address = line_of(cells[ADDRESS])
        if may_link(address, lists.hosts):
            told["url"] = address
        else:
            draft.tell(
                columns[ADDRESS],
                f"«{_short(address)}» no es una dirección de content/datos/externos.yml; se dejó "
                "sin ella",
            )
    if DATED in cells:
        text = line_of(cells[DATED])
        dated = read.fecha(text)
        if dated or not _WHOLE_DATE.search(text):
            told["fecha"] = dated[:10] if dated else text  # a source may say «2013-2016»
        else:
            draft.tell(columns[DATED], f"«{_short(text)}» no es una fecha clara")
    told["visto"] = now.date().isoformat()
    if draft.key:
        told["nota"] = f"{KEY_NOTE}{draft.key}"
    draft.values["fuentes"] = [told]


def _complete(draft: Draft, fields: Mapping[str, Slot], now: datetime) -> None:
    """Fill in what no draft can be without; a fact that only the source knows stays to be told."""
    for name, slot in fields.items():
        if not slot.required or name in draft.values:
            continue
        proposed = slot.proposal(now)
        if name in ("titulo", "fecha") or proposed is None:
            way = {"dependencia": "--dependencia ID", "temas": "--tema ID"}.get(name)
            for_all = f", o dilo para todos con {way}" if way else ""
            draft.fatal.append(
                f"falta «{name}», y sin eso no se puede crear el borrador; llena esa columna"
                f"{for_all}"
            )
            continue
        draft.values[name] = proposed
        if name != "actualizado":
            draft.tell("", f"falta «{name}»; quedó «{PENDIENTE}»")


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
