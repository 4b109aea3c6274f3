"""What the open data sets hold today: their records, fields, dates, and how they are described.

One table (``dataset_table``) serves the files under ``/api/v1/``, their JSON Schemas and the page
that documents them. Labels, descriptions and examples of fields are those the records declare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Fuente, Idioma
from plugins.content_model.dataset_table import API, CONJUNTOS, NOT_PUBLIC, Conjunto
from plugins.content_model.dates import day_of
from plugins.content_model.externos import EstadoExterno, Externo
from plugins.content_model.fields import Record, extra_of
from plugins.content_model.schema import examples_of


@dataclass(frozen=True)
class Miembro:
    """One record of a data set; ``id`` is "" where records have none (UMA, holidays)."""

    id: str
    record: Record
    entry: Entry[Record] | None = None


@dataclass(frozen=True)
class CampoPublico:
    """One field as the documentation shows it; ``ejemplo`` is JSON."""

    nombre: str
    etiqueta: str
    descripcion: str
    ejemplo: str
    siempre: bool
    ley: bool = False


@dataclass(frozen=True)
class ConjuntoDescrito:
    """A data set as the page about the open data shows it.

    Addresses begin with ``/``. ``actualizado`` is the latest date any record states, None when none
    does. ``ejemplo`` is the address of one record, or of the whole set.
    """

    id: str
    titulo: str
    descripcion: str
    archivos: tuple[tuple[str, str], ...]
    schema: str
    ejemplo: str
    total: int
    actualizado: date | None
    campos: tuple[CampoPublico, ...] = field(repr=False)


def members(conjunto: Conjunto, catalogue: Catalogue) -> tuple[Miembro, ...]:
    """Return the records of a data set: published ones, in Spanish, in the catalogue's order."""
    groups: Mapping[str, tuple[Entry[Any], ...]] = {
        "tramites": catalogue.tramites,
        "noticias": catalogue.noticias,
        "contingencias": catalogue.contingencias,
        "paginas": catalogue.paginas,
    }
    if conjunto.id in groups:
        spanish = [e for e in groups[conjunto.id] if e.idioma is Idioma.ES]
        return tuple(Miembro(e.id, e.record, e) for e in spanish)
    values = getattr(catalogue.datos, conjunto.id.replace("-", "_"))
    if not isinstance(values, Mapping):
        return tuple(Miembro("", record) for record in values)
    return tuple(Miembro(id_, record) for id_, record in values.items() if _linkable(record))


def last_change(record: Record) -> date | None:
    """Return the latest day on which a record says that it changed or was confirmed."""
    found: list[date] = []
    for name in ("actualizado", "fecha", "emitido", "desde"):
        value = getattr(record, name, None)
        if value is not None:
            found.append(day_of(value))
            break
    found += [e.fecha for e in getattr(record, "fe_de_erratas", ())]
    if not found:
        sources = getattr(record, "fuentes", ())
        found += [fuente.visto for fuente in sources if isinstance(fuente, Fuente)]
    return max(found, default=None)


def public_fields(conjunto: Conjunto) -> tuple[CampoPublico, ...]:
    """Return the fields of a data set: what the portal adds first, then those of the record."""
    added = [
        CampoPublico(e.nombre, e.etiqueta, e.descripcion, _json(e.ejemplo), True)
        for e in conjunto.extras
    ]
    return (*added, *_own_fields(conjunto.model))


def describe(catalogue: Catalogue) -> tuple[ConjuntoDescrito, ...]:
    """Return every data set with its files, fields, size and date, for the page about them."""
    return tuple(_described(conjunto, catalogue) for conjunto in CONJUNTOS)


def _described(conjunto: Conjunto, catalogue: Catalogue) -> ConjuntoDescrito:
    found = members(conjunto, catalogue)
    changes = [day for m in found if (day := last_change(m.record)) is not None]
    files = tuple((name, f"/{path}") for name, path in conjunto.archivos())
    one = f"/{API}/{conjunto.id}/{found[0].id}.json" if conjunto.por_id and found else ""
    return ConjuntoDescrito(
        conjunto.id,
        conjunto.titulo,
        conjunto.descripcion,
        files,
        f"/{conjunto.schema}",
        one or files[0][1],
        len(found),
        max(changes, default=None),
        public_fields(conjunto),
    )


def _linkable(record: Record) -> bool:
    """Sites that are not confirmed are not shown anywhere, so neither here."""
    return not isinstance(record, Externo) or record.estado is EstadoExterno.ACTIVO


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


@cache
def _own_fields(model: type[Record]) -> tuple[CampoPublico, ...]:
    return tuple(
        CampoPublico(
            name,
            info.title or name,
            info.description or "",
            _json(next(iter(examples_of(model, name)), None)),
            info.is_required(),
            extra_of(info, "ley") is not None,
        )
        for name, info in model.model_fields.items()
        if name not in NOT_PUBLIC
    )
