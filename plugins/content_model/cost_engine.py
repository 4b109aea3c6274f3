"""What a procedure costs today: a tariff in UMA, pesos or percentages becomes the lines of a sum.

Rounding: every printed line in pesos is rounded to whole cents, half a cent up, and the next line
is computed from the rounded one, so that whoever adds up what is printed gets the same total.
Amounts that a tariff itself states in pesos, and percentages, are not rounded. The UMA is that in
force on the day asked for (Ley para Determinar el Valor de la UMA, art. 5: each new value holds
from 1 February); an amount in pesos is never updated, it is shown with the year of its tariff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import reduce

from plugins.content_model.common import Idioma
from plugins.content_model.cost_words import CostWords, cost_words
from plugins.content_model.costo import BaseRecargo, Concepto, Costo, Recargo, TipoCosto
from plugins.content_model.money import format_number, format_pesos, to_cents
from plugins.content_model.vocabularios import Uma

GRATIS = cost_words(Idioma.ES).gratis
POR_CONFIRMAR = cost_words(Idioma.ES).por_confirmar
REGLA_REDONDEO = cost_words(Idioma.ES).redondeo
"""The rule of rounding, as the page tells citizens."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Importe:
    """An amount, or a range of them; ``unidad`` says of what (``pesos`` or ``porcentaje``).

    ``sobre`` is what a percentage is of, ``idioma`` the language of its text.
    """

    desde: Decimal
    hasta: Decimal | None
    unidad: TipoCosto
    sobre: str = ""
    idioma: Idioma = Idioma.ES

    @property
    def maximo(self) -> Decimal:
        """The upper end, or the only amount."""
        return self.desde if self.hasta is None else self.hasta

    @property
    def texto(self) -> str:
        """``$520.94``, ``de $351.93 a $2,346.20``, ``2.2 % del presupuesto``."""
        words = cost_words(self.idioma)
        shown = [self._shown(self.desde, words)]
        if self.hasta is not None:
            shown.append(self._shown(self.hasta, words))
        text = words.rango.format(*shown) if len(shown) == 2 else shown[0]
        return _of(text, self.sobre, words) if self.sobre else text

    def _shown(self, amount: Decimal, words: CostWords) -> str:
        if self.unidad is TipoCosto.PORCENTAJE:
            return words.porcentaje.format(format_number(amount))
        return format_pesos(amount)

    def map(self, change: Callable[[Decimal], Decimal]) -> Importe:
        """Return the amount with ``change`` applied to both ends."""
        upper = None if self.hasta is None else change(self.hasta)
        return replace(self, desde=change(self.desde), hasta=upper)

    def plus(self, other: Importe) -> Importe:
        """Return the sum, end by end (both are amounts or both are ranges)."""
        upper = None if self.hasta is None else self.hasta + other.maximo
        return replace(self, desde=self.desde + other.desde, hasta=upper)


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
    idioma: Idioma = Idioma.ES

    @property
    def gratuito(self) -> bool:
        """Whether this row costs nothing."""
        return self.total is not None and self.total.maximo == 0

    @property
    def total_texto(self) -> str:
        """What this row costs: ``$520.94``, ``$88.00 (tarifa de 2019)``, ``Gratis``."""
        words = cost_words(self.idioma)
        if self.gratuito:
            return words.gratis
        if self.total is None:
            return words.en_pesos_por_confirmar.format(self.base.texto)
        return _with_unit_and_year(self.total.texto, self.por, self.anio, words)

    def lines(self) -> tuple[str, ...]:
        """Return the printed lines: the base and each surcharge."""
        return (self.base.completo, *(r.completo for r in self.recargos))


@dataclass(frozen=True)
class Tarifa:
    """A priced tariff. ``uma`` is the value used, None when none was needed or none is in force.

    ``breve`` is the one short text of a card. ``suma`` is what all rows cost together, where they
    are paid together.
    """

    tipo: TipoCosto
    filas: tuple[Fila, ...]
    uma: Uma | None
    breve: str
    suma: Importe | None = None

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


def price(costo: Costo, on: date, umas: Sequence[Uma], idioma: Idioma = Idioma.ES) -> Tarifa:
    """Return the tariff in pesos of the day ``on``, with texts in ``idioma``.

    Where the UMA of that day is not known the rows have no total and their text says so.
    """
    uma = uma_at(on, umas)
    filas = tuple(_fila(monto, costo, uma, idioma) for monto in amounts(costo))
    uses_uma = any(monto.unit() is TipoCosto.UMA for monto in amounts(costo))
    together = _together(filas) if costo.se_suman else None
    brief = together.texto if together else _brief(costo.tipo, filas, cost_words(idioma))
    return Tarifa(costo.tipo, filas, uma if uses_uma else None, brief, together)


def amounts(costo: Costo) -> tuple[Concepto | Costo, ...]:
    """Return what the rows are made from: the concepts, or the tariff's one amount."""
    return costo.conceptos or ((costo,) if costo.unit() else ())


def _fila(monto: Concepto | Costo, costo: Costo, uma: Uma | None, idioma: Idioma) -> Fila:
    words = cost_words(idioma)
    name = monto.nombre if isinstance(monto, Concepto) else ""
    per = monto.por or ""
    base = _base(monto, uma, idioma)
    if base.importe is None:
        stated = tuple(Renglon(_surcharge_text(r, words), None) for r in costo.recargos)
        return Fila(name, base, stated, None, per, idioma=idioma)
    lines: list[Renglon] = []
    total = base.importe
    if base.importe.maximo > 0:
        for recargo in costo.recargos:
            added = _surcharge(recargo, base.importe, total)
            lines.append(Renglon(_surcharge_text(recargo, words), added))
            total = total.plus(added)
    year = costo.anio_tarifa if monto.unit() is TipoCosto.PESOS else None
    return Fila(name, base, tuple(lines), total, per, year, idioma)


def _base(monto: Concepto | Costo, uma: Uma | None, idioma: Idioma) -> Renglon:
    words = cost_words(idioma)
    if monto.uma is not None:
        text = format_number(monto.uma)
        if monto.uma_hasta is not None:
            text = words.rango.format(text, format_number(monto.uma_hasta)).capitalize()
        text = f"{text} UMA"
        if uma is None:
            return Renglon(text, None)
        stated = Importe(monto.uma, monto.uma_hasta, TipoCosto.PESOS, idioma=idioma)
        computed = stated.map(lambda amount: to_cents(amount * uma.valor))
        return Renglon(f"{text} × {format_pesos(uma.valor)}", computed)
    if monto.porcentaje is not None:
        unit = TipoCosto.PORCENTAJE
        importe = Importe(monto.porcentaje, None, unit, monto.sobre or "", idioma)
        return Renglon(importe.texto, importe)
    if monto.pesos is not None:
        importe = Importe(monto.pesos, monto.pesos_hasta, TipoCosto.PESOS, idioma=idioma)
        return Renglon(importe.texto, importe)
    return Renglon(words.gratis, Importe(Decimal(0), None, TipoCosto.PESOS, idioma=idioma))


def _surcharge(recargo: Recargo, base: Importe, total: Importe) -> Importe:
    upon = base if recargo.base is BaseRecargo.CONCEPTO else total
    rate = recargo.porcentaje / _HUNDRED
    if base.unidad is TipoCosto.PORCENTAJE:
        return replace(upon.map(lambda amount: amount * rate), sobre="")
    return upon.map(lambda amount: to_cents(amount * rate))


def _surcharge_text(recargo: Recargo, words: CostWords) -> str:
    return f"+ {words.porcentaje.format(format_number(recargo.porcentaje))} {recargo.nombre}"


def _of(text: str, what: str, words: CostWords) -> str:
    """``2 %``, ``el valor`` → ``2 % del valor``; ``la renta`` → ``2 % de la renta``."""
    if words.de == cost_words(Idioma.ES).de and what.lower().startswith("el "):
        return f"{text} del {what[3:]}"
    return words.de.format(text, what)


def _together(filas: Sequence[Fila]) -> Importe | None:
    """Return the sum of all rows; None when one is not known, or they are not all pesos."""
    totals = [f.total for f in filas if f.total is not None and not f.por]
    if len(totals) < len(filas) or any(t.unidad is not TipoCosto.PESOS for t in totals):
        return None
    return reduce(Importe.plus, totals)


def _with_unit_and_year(text: str, per: str, year: int | None, words: CostWords) -> str:
    if per:
        text = words.por.format(text, per)
    return words.tarifa_de.format(text, year) if year else text


def _brief(tipo: TipoCosto, filas: Sequence[Fila], words: CostWords) -> str:
    if tipo is TipoCosto.GRATUITO or (filas and all(f.gratuito for f in filas)):
        return words.gratis
    if not filas or any(f.total is None for f in filas):
        return words.por_confirmar
    if len(filas) == 1:
        return filas[0].total_texto
    paid = [f for f in filas if not f.gratuito]
    totals = [f.total for f in paid if f.total is not None]
    if len({(t.unidad, t.sobre, f.por) for f, t in zip(paid, totals, strict=True)}) > 1:
        return words.varia
    low, high = min(t.desde for t in totals), max(t.maximo for t in totals)
    span = replace(totals[0], desde=low, hasta=None if low == high else high)
    years = {f.anio for f in paid if f.anio}
    year = min(years) if len(years) == 1 else None
    text = _with_unit_and_year(span.texto, paid[0].por, year, words)
    return words.o.format(words.gratis, text) if len(paid) < len(filas) else text
