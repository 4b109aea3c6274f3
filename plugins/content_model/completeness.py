"""How much of what the law asks each guide really holds.

The list of fields is our reading of the Ley Nacional para Eliminar Trámites Burocráticos, art. 54,
and of the fields of the former federal and state catalogues; it is second-hand and to be confirmed
by the city's lawyers. Most of it is declared where the fields are (``ley=`` in ``tramite``); two
data lie inside other fields: the legal basis of the fee and the hours of the offices.

A field counts only if it holds a value: an empty list, a blank record or a text that itself says
"Por confirmar" is missing. What cannot exist is left out of the account (a free procedure has no
ways to pay and no tariff law, one that is not done in person has no office).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from pydantic import BaseModel

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.costo import TipoCosto
from plugins.content_model.fields import extra_of
from plugins.content_model.tramite import LEY, Tramite


class Cuenta(StrEnum):
    """How a field of a guide stands."""

    PRESENTE = "presente"
    FALTA = "falta"
    NO_APLICA = "no_aplica"


@dataclass(frozen=True)
class CampoLey:
    """One datum that the law asks for."""

    id: str
    etiqueta: str
    ley: str


@dataclass(frozen=True)
class Completitud:
    """How a set of guides stands; ``presentes`` of ``exigidos`` data are there."""

    presentes: int
    exigidos: int

    @property
    def porcentaje(self) -> int:
        """Whole percent, rounded down: 100 only when nothing is missing."""
        return 100 if not self.exigidos else self.presentes * 100 // self.exigidos


@dataclass(frozen=True)
class CompletitudGuia(Completitud):
    """How one guide stands; ``cuentas`` is by field id, in the order of ``law_fields``."""

    tramite: str
    titulo: str
    dependencia: str
    cuentas: Mapping[str, Cuenta]

    @property
    def faltan(self) -> tuple[str, ...]:
        """Ids of the missing fields."""
        return tuple(c for c, cuenta in self.cuentas.items() if cuenta is Cuenta.FALTA)


@dataclass(frozen=True)
class CompletitudDependencia(Completitud):
    """How the guides of one dependencia stand together."""

    dependencia: str
    guias: tuple[CompletitudGuia, ...]


@dataclass(frozen=True)
class CompletitudCampo(Completitud):
    """How many guides hold one field."""

    campo: CampoLey


@dataclass(frozen=True)
class Informe(Completitud):
    """The whole table. ``promedio`` is the mean of the guides' percentages, rounded to a tenth.

    ``dependencias`` and ``guias`` are in order of id and of title; ``completas`` counts the guides
    that lack nothing.
    """

    campos: tuple[CompletitudCampo, ...]
    dependencias: tuple[CompletitudDependencia, ...]
    guias: tuple[CompletitudGuia, ...]

    @property
    def completas(self) -> int:
        """How many guides lack nothing."""
        return sum(not guia.faltan for guia in self.guias)

    @property
    def promedio(self) -> float:
        """The mean percentage of the guides, 0 when there are none."""
        if not self.guias:
            return 0.0
        shares = [Fraction(g.presentes, g.exigidos) if g.exigidos else 1 for g in self.guias]
        return float(round(sum(shares) * 1000 / len(shares))) / 10


@cache
def law_fields() -> tuple[CampoLey, ...]:
    """Return what is asked of every guide, in the order of the record."""
    found = []
    for name, field in Tramite.model_fields.items():
        if ley := extra_of(field, "ley"):
            found.append(CampoLey(name, field.title or name, ley))
            found += [extra for extra in _INNER_FIELDS if extra.id.split(".")[0] == name]
    return tuple(found)


def measure(entry: Entry[Tramite], catalogue: Catalogue) -> CompletitudGuia:
    """Return how one guide stands."""
    record = entry.record
    cuentas = {field.id: _account(field.id, record, catalogue) for field in law_fields()}
    values = list(cuentas.values())
    return CompletitudGuia(
        presentes=values.count(Cuenta.PRESENTE),
        exigidos=len(values) - values.count(Cuenta.NO_APLICA),
        tramite=entry.id,
        titulo=record.titulo,
        dependencia=record.dependencia,
        cuentas=cuentas,
    )


def report(catalogue: Catalogue) -> Informe:
    """Return the table of all published guides in Spanish (a translation is the same guide)."""
    guias = tuple(measure(e, catalogue) for e in catalogue.tramites if e.idioma is Idioma.ES)
    by_owner: dict[str, list[CompletitudGuia]] = {}
    for guia in guias:
        by_owner.setdefault(guia.dependencia, []).append(guia)
    dependencias = tuple(
        CompletitudDependencia(*_sum(members), id_, tuple(members))
        for id_, members in sorted(by_owner.items())
    )
    campos = tuple(
        CompletitudCampo(*_tally(g.cuentas[field.id] for g in guias), field)
        for field in law_fields()
    )
    return Informe(*_sum(guias), campos, dependencias, guias)


def _sum(guias: Iterable[Completitud]) -> tuple[int, int]:
    guias = tuple(guias)
    return sum(g.presentes for g in guias), sum(g.exigidos for g in guias)


def _tally(cuentas: Iterable[Cuenta]) -> tuple[int, int]:
    counted = [c for c in cuentas if c is not Cuenta.NO_APLICA]
    return counted.count(Cuenta.PRESENTE), len(counted)


def _is_free(record: Tramite, _catalogue: Catalogue) -> bool:
    return record.costo is not None and record.costo.tipo is TipoCosto.GRATUITO


def _not_in_person(record: Tramite, _catalogue: Catalogue) -> bool:
    kinds = {canal.tipo for canal in record.canales}
    return bool(kinds) and "presencial" not in kinds


def _tariff_law(record: Tramite, _catalogue: Catalogue) -> object:
    return record.costo.fundamento if record.costo else ()


def _office_hours(record: Tramite, catalogue: Catalogue) -> object:
    offices = (catalogue.datos.oficinas.get(id_) for id_ in record.oficinas)
    return [office for office in offices if office is not None and office.horario]


_Read = Callable[[Tramite, Catalogue], object]

_INNER_FIELDS = (
    CampoLey("costo.fundamento", "Fundamento del cobro", LEY),
    CampoLey("oficinas.horario", "Horario de atención", LEY),
)
_READ: Mapping[str, _Read] = {
    "costo.fundamento": _tariff_law,
    "oficinas.horario": _office_hours,
}
_CANNOT_EXIST: Mapping[str, Callable[[Tramite, Catalogue], bool]] = {
    "costo.fundamento": _is_free,
    "pagos": _is_free,
    "oficinas": _not_in_person,
    "oficinas.horario": _not_in_person,
}


def _account(field: str, record: Tramite, catalogue: Catalogue) -> Cuenta:
    read = _READ.get(field)
    value = read(record, catalogue) if read else getattr(record, field)
    if _has_value(value):
        return Cuenta.PRESENTE
    excused = _CANNOT_EXIST.get(field)
    if excused is not None and excused(record, catalogue):
        return Cuenta.NO_APLICA
    return Cuenta.FALTA


def _has_value(value: object) -> bool:
    """Whether ``value`` says anything; a bare "no" or zero does not."""
    if value is None or value is False or value == 0:
        return False
    if isinstance(value, StrEnum):
        return True
    if isinstance(value, str):
        text = value.strip().casefold()
        return bool(text) and not text.startswith("por confirmar")
    if isinstance(value, BaseModel):
        return any(
            (isinstance(inner, bool) and field.is_required()) or _has_value(inner)
            for name, field in type(value).model_fields.items()
            for inner in (getattr(value, name),)
        )
    if isinstance(value, tuple | list | dict):
        items = value.values() if isinstance(value, dict) else value
        return any(_has_value(item) for item in items)
    return True
