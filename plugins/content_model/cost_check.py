"""Compares the totals that sources publish with the ones the tariff gives: they must agree.

The total is computed with the UMA of the year the source states. An exact match is to the cent; a
source that prints whole pesos agrees while the difference is under one peso (Protección Civil
prints $1,478 for $1,478.73 and $2,958 for $2,957.46). Everything else is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from plugins.content_model.cost_engine import Importe, amounts, price
from plugins.content_model.costo import Concepto, Costo, MontoPublicado, TipoCosto
from plugins.content_model.money import format_pesos
from plugins.content_model.vocabularios import Uma

TOLERANCE = Decimal(1)
"""Pesos by which a total printed in whole pesos may differ."""


class Veredicto(StrEnum):
    """How a published total stands against the computed one."""

    EXACTO = "exacto"
    REDONDEADO = "redondeado"
    DIFIERE = "difiere"
    NO_COMPARABLE = "no_comparable"


@dataclass(frozen=True)
class Comparacion:
    """One published total and what the tariff gives.

    ``loc`` is its place inside ``costo`` (``("conceptos", 0, "montos_publicados", 1)``).
    ``contradice`` is another total that the sources give for the same row and year.
    """

    loc: tuple[str | int, ...]
    concepto: str
    publicado: MontoPublicado
    calculado: Importe | None
    veredicto: Veredicto
    motivo: str = ""
    contradice: Decimal | None = None

    @property
    def grave(self) -> bool:
        """Whether a writer should look at it: the totals cannot both be right."""
        return self.veredicto is Veredicto.DIFIERE or self.contradice is not None

    @property
    def mensaje(self) -> str:
        """What is wrong, for the writer."""
        stated = f"{format_pesos(self.publicado.pesos)} ({self.publicado.anio})"
        where = f" en «{self.concepto}»" if self.concepto else ""
        parts = []
        if self.veredicto is Veredicto.NO_COMPARABLE:
            parts.append(f"no se puede comprobar el total {stated}{where}: {self.motivo}")
        elif self.veredicto is Veredicto.DIFIERE and self.calculado is not None:
            parts.append(
                f"la fuente da {stated}{where} y la tarifa escrita da {self.calculado.texto}; "
                "revisa las cantidades, los recargos o el año, o quita el total si es un error"
            )
        else:
            parts.append(f"el total {stated}{where} coincide")
        if self.contradice is not None:
            parts.append(
                f"las fuentes dan también {format_pesos(self.contradice)} para el mismo año; "
                "confirma cuál es el correcto"
            )
        return "; ".join(parts)


def compare(costo: Costo, umas: Sequence[Uma]) -> tuple[Comparacion, ...]:
    """Return every published total of ``costo`` with its verdict, in the order written."""
    return tuple(_compare(costo, umas))


def disagreements(costo: Costo, umas: Sequence[Uma]) -> tuple[Comparacion, ...]:
    """Return the published totals that differ from the computed one or from one another."""
    return tuple(c for c in compare(costo, umas) if c.grave)


def _compare(costo: Costo, umas: Sequence[Uma]) -> Iterator[Comparacion]:
    for row, monto in enumerate(amounts(costo)):
        before: tuple[str | int, ...] = ()
        nombre = ""
        if isinstance(monto, Concepto):
            before, nombre = ("conceptos", row), monto.nombre
        for place, publicado in enumerate(monto.montos_publicados):
            loc = (*before, "montos_publicados", place)
            total, reason = _total(costo, row, publicado.anio, umas)
            verdict = _verdict(total, publicado.pesos)
            other = _contradiction(monto, place)
            yield Comparacion(loc, nombre, publicado, total, verdict, reason, other)


def _total(costo: Costo, row: int, year: int, umas: Sequence[Uma]) -> tuple[Importe | None, str]:
    unit = amounts(costo)[row].unit()
    if unit is TipoCosto.PORCENTAJE:
        return None, "es un porcentaje de un valor que cambia en cada caso"
    of_year = [u for u in umas if u.desde.year == year]
    if unit is TipoCosto.UMA and not of_year:
        return None, f"content/datos/uma.yml no tiene la UMA de {year}"
    # The year's last day: a year's value holds from 1 February and is the one its tariffs print.
    fila = price(costo, date(year, 12, 31), of_year).filas[row]
    return fila.total, ""


def _verdict(total: Importe | None, published: Decimal) -> Veredicto:
    if total is None:
        return Veredicto.NO_COMPARABLE
    ends = {total.desde, total.maximo}
    if published in ends:
        return Veredicto.EXACTO
    whole = published == published.to_integral_value()
    if whole and any(abs(end - published) < TOLERANCE for end in ends):
        return Veredicto.REDONDEADO
    return Veredicto.DIFIERE


def _contradiction(monto: Concepto | Costo, place: int) -> Decimal | None:
    """Return an earlier total of the same year that differs; a range rightly has two totals."""
    if monto.uma_hasta is not None or monto.pesos_hasta is not None:
        return None
    this = monto.montos_publicados[place]
    earlier = (
        other.pesos
        for other in monto.montos_publicados[:place]
        if other.anio == this.anio and abs(other.pesos - this.pesos) >= TOLERANCE
    )
    return next(earlier, None)
