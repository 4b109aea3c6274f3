"""What a procedure costs today: a tariff in UMA, pesos or percentages becomes the lines of a sum.

Rounding: every printed line in pesos is rounded to whole cents, half a cent up, and the next line
is computed from the rounded one, so that whoever adds up what is printed gets the same total.
Amounts that a tariff itself states in pesos, and percentages, are not rounded. The UMA is that in
force on the day asked for (Ley para Determinar el Valor de la UMA, art. 5: each new value holds
from 1 February); an amount in pesos is never updated, it is shown with the year of its tariff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.content_model.costo import BaseRecargo, Concepto, Costo, Recargo, TipoCosto
from plugins.content_model.money import format_number, format_pesos, to_cents
from plugins.content_model.vocabularios import Uma

REGLA_REDONDEO = (
    "Cada renglón se redondea al centavo; medio centavo sube. "
    "Los recargos se calculan sobre los renglones ya redondeados."
)
"""The rule of rounding, as the page tells citizens."""

POR_CONFIRMAR = "Por confirmar"
GRATIS = "Gratis"

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Importe:
    """An amount, or a range of them; ``unidad`` says of what (``pesos`` or ``porcentaje``).

    ``sobre`` is what a percentage is of.
    """

    desde: Decimal
    hasta: Decimal | None
    unidad: TipoCosto
    sobre: str = ""

    @property
    def maximo(self) -> Decimal:
        """The upper end, or the only amount."""
        return self.desde if self.hasta is None else self.hasta

    @property
    def texto(self) -> str:
        """``$520.94``, ``de $351.93 a $2,346.20``, ``2.2 % del presupuesto``."""
        if self.unidad is TipoCosto.PORCENTAJE:
            return f"{_percent(self.desde)} {_of(self.sobre)}".strip()
        if self.hasta is None:
            return format_pesos(self.desde)
        return f"de {format_pesos(self.desde)} a {format_pesos(self.hasta)}"

    def map(self, change: Callable[[Decimal], Decimal]) -> Importe:
        """Return the amount with ``change`` applied to both ends."""
        upper = None if self.hasta is None else change(self.hasta)
        return Importe(change(self.desde), upper, self.unidad, self.sobre)

    def plus(self, other: Importe) -> Importe:
        """Return the sum, end by end (both are amounts or both are ranges)."""
        upper = None if self.hasta is None else self.hasta + other.maximo
        return Importe(self.desde + other.desde, upper, self.unidad, self.sobre)


@dataclass(frozen=True)
class Renglon:
    """One printed line of the sum: ``texto`` and, unless it cannot be computed, ``importe``."""

    texto: str
    importe: Importe | None

    @property
    def completo(self) -> str:
        """The whole line: ``3.67 UMA × $117.31 = $430.53``."""
        if self.importe is None or self.importe.texto == self.texto:
            return self.texto
        return f"{self.texto} = {self.importe.texto}"


@dataclass(frozen=True)
class Fila:
    """One row of the tariff: its base, its surcharges and their sum.

    ``concepto`` is empty when the tariff is one single amount. ``total`` is None when no UMA is in
    force on the day asked for. ``por`` is the unit that the total multiplies. ``anio`` is the year
    of an amount stated in pesos.
    """

    concepto: str
    base: Renglon
    recargos: tuple[Renglon, ...]
    total: Importe | None
    por: str = ""
    anio: int | None = None

    @property
    def gratuito(self) -> bool:
        """Whether this row costs nothing."""
        return self.total is not None and self.total.maximo == 0

    @property
    def total_texto(self) -> str:
        """What this row costs: ``$520.94``, ``$88.00 (tarifa de 2019)``, ``Gratis``."""
        if self.gratuito:
            return GRATIS
        if self.total is None:
            return f"{self.base.texto}, en pesos: {POR_CONFIRMAR.lower()}"
        unit = f" por {self.por}" if self.por else ""
        year = f" (tarifa de {self.anio})" if self.anio else ""
        return f"{self.total.texto}{unit}{year}"

    def lines(self) -> tuple[str, ...]:
        """Return the printed lines: the base and each surcharge."""
        return (self.base.completo, *(r.completo for r in self.recargos))


@dataclass(frozen=True)
class Tarifa:
    """A priced tariff. ``uma`` is the value used, None when none was needed or none is in force."""

    tipo: TipoCosto
    filas: tuple[Fila, ...]
    uma: Uma | None
    breve: str

    @property
    def gratuita(self) -> bool:
        """Whether nothing has to be paid in any case."""
        return all(fila.gratuito for fila in self.filas)

    @property
    def calculada(self) -> bool:
        """Whether every row has a total."""
        return all(fila.total is not None for fila in self.filas)


def uma_at(on: date, umas: Iterable[Uma]) -> Uma | None:
    """Return the UMA in force on the day ``on``, or None before the first known one."""
    return max((u for u in umas if u.desde <= on), key=lambda u: u.desde, default=None)


def price(costo: Costo, on: date, umas: Sequence[Uma]) -> Tarifa:
    """Return the tariff in pesos of the day ``on``.

    Where the UMA of that day is not known the rows have no total and their text says so.
    """
    uma = uma_at(on, umas)
    filas = tuple(_fila(monto, costo, uma) for monto in amounts(costo))
    uses_uma = any(monto.unit() is TipoCosto.UMA for monto in amounts(costo))
    return Tarifa(costo.tipo, filas, uma if uses_uma else None, _brief(costo.tipo, filas))


def amounts(costo: Costo) -> tuple[Concepto | Costo, ...]:
    """Return what the rows are made from: the concepts, or the tariff's one amount."""
    return costo.conceptos or ((costo,) if costo.unit() else ())


def _fila(monto: Concepto | Costo, costo: Costo, uma: Uma | None) -> Fila:
    nombre = monto.nombre if isinstance(monto, Concepto) else ""
    base = _base(monto, costo, uma)
    if base.importe is None:
        stated = tuple(Renglon(_surcharge_text(r), None) for r in costo.recargos)
        return Fila(nombre, base, stated, None, monto.por or "")
    lines: list[Renglon] = []
    total = base.importe
    if base.importe.maximo > 0:
        for recargo in costo.recargos:
            added = _surcharge(recargo, base.importe, total)
            lines.append(Renglon(_surcharge_text(recargo), added))
            total = total.plus(added)
    anio = costo.anio_tarifa if monto.unit() is TipoCosto.PESOS else None
    return Fila(nombre, base, tuple(lines), total, monto.por or "", anio)


def _base(monto: Concepto | Costo, costo: Costo, uma: Uma | None) -> Renglon:
    if monto.uma is not None:
        upper = monto.uma_hasta
        text = f"{format_number(monto.uma)} UMA"
        if upper is not None:
            text = f"De {format_number(monto.uma)} a {format_number(upper)} UMA"
        if uma is None:
            return Renglon(text, None)
        stated = Importe(monto.uma, upper, TipoCosto.PESOS)
        computed = stated.map(lambda amount: to_cents(amount * uma.valor))
        return Renglon(f"{text} × {format_pesos(uma.valor)}", computed)
    if monto.porcentaje is not None:
        importe = Importe(monto.porcentaje, None, TipoCosto.PORCENTAJE, monto.sobre or "")
        return Renglon(importe.texto, importe)
    if monto.pesos is not None:
        importe = Importe(monto.pesos, monto.pesos_hasta, TipoCosto.PESOS)
        return Renglon(importe.texto, importe)
    return Renglon(GRATIS, Importe(Decimal(0), None, TipoCosto.PESOS))


def _surcharge(recargo: Recargo, base: Importe, total: Importe) -> Importe:
    upon = base if recargo.base is BaseRecargo.CONCEPTO else total
    rate = recargo.porcentaje / _HUNDRED
    if base.unidad is TipoCosto.PORCENTAJE:
        points = upon.map(lambda amount: amount * rate)
        return Importe(points.desde, points.hasta, TipoCosto.PORCENTAJE)
    return upon.map(lambda amount: to_cents(amount * rate))


def _surcharge_text(recargo: Recargo) -> str:
    return f"+ {_percent(recargo.porcentaje)} {recargo.nombre}"


def _percent(amount: Decimal) -> str:
    return f"{format_number(amount)} %"


def _of(what: str) -> str:
    """``el valor`` → ``del valor``; ``la renta`` → ``de la renta``."""
    if not what:
        return ""
    return f"del {what[3:]}" if what.lower().startswith("el ") else f"de {what}"


def _brief(tipo: TipoCosto, filas: Sequence[Fila]) -> str:
    """Return the one short text of a card."""
    if tipo is TipoCosto.GRATUITO or (filas and all(f.gratuito for f in filas)):
        return GRATIS
    if not filas or any(f.total is None for f in filas):
        return POR_CONFIRMAR
    if len(filas) == 1:
        return filas[0].total_texto
    paid = [f for f in filas if not f.gratuito]
    totals = [f.total for f in paid if f.total is not None]
    if len({(t.unidad, t.sobre, f.por) for f, t in zip(paid, totals, strict=True)}) > 1:
        return "Varía según el caso"
    joined = _span(totals)
    unit = f" por {paid[0].por}" if paid[0].por else ""
    years = {f.anio for f in paid if f.anio}
    year = f" (tarifa de {min(years)})" if len(years) == 1 else ""
    return f"{'Gratis o ' if len(paid) < len(filas) else ''}{joined}{unit}{year}"


def _span(totals: Sequence[Importe]) -> str:
    low, high = min(t.desde for t in totals), max(t.maximo for t in totals)
    first = totals[0]
    if first.unidad is TipoCosto.PORCENTAJE:
        if low == high:
            return first.texto
        return f"de {_percent(low)} a {_percent(high)} {_of(first.sobre)}".strip()
    return Importe(low, None if low == high else high, TipoCosto.PESOS).texto
