"""The view of what a procedure costs, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.content_model.common import Idioma
from plugins.content_model.cost_engine import Fila
from plugins.content_model.money import format_pesos
from plugins.content_model.tramite import Tramite
from plugins.portal.context import Context
from plugins.portal.views.common import Part
from plugins.portal.voice import voice


@dataclass(frozen=True)
class Renglon(Part):
    """One line of a table of amounts; ``calculo`` says how the amount comes about."""

    concepto: str
    monto: str
    calculo: str = ""


@dataclass(frozen=True)
class FilaView:
    """One row of the tariff: its name, the printed lines of the sum and the total."""

    concepto: str
    renglones: tuple[str, ...]
    partes: tuple[Renglon, ...]
    total: str


@dataclass(frozen=True)
class CostoView:
    """A priced tariff.

    ``uma`` says which value was used, empty when none was; ``suma`` what all rows cost together,
    empty where they are alternatives.
    """

    breve: str
    gratuito: bool
    suma: str
    filas: tuple[FilaView, ...]
    resumen: tuple[Renglon, ...]
    uma: str
    uma_fuente: str
    nota: str
    fundamento: tuple[str, ...]
    anio: str


def costo(ctx: Context, record: Tramite, idioma: Idioma) -> CostoView | None:
    """Return what a guide costs on the day of the build, or None when that is not known."""
    tarifa = ctx.tarifa(record)
    if tarifa is None or record.costo is None:
        return None
    words = voice(idioma)
    uma = tarifa.uma
    value = ""
    if uma is not None:
        since = words.fecha(uma.desde)
        value = (
            f"{format_pesos(uma.valor)} ({'since' if idioma is Idioma.EN else 'desde el'} {since})"
        )
    rows = tuple(_row(fila) for fila in tarifa.filas)
    laws = [f"{f.ley}, {f.articulo}" if f.articulo else f.ley for f in record.costo.fundamento]
    return CostoView(
        breve=tarifa.breve,
        gratuito=tarifa.gratuita,
        suma=tarifa.suma.texto if tarifa.suma else "",
        filas=rows,
        resumen=tuple(Renglon(row.concepto or record.titulo, row.total, _sum(row)) for row in rows),
        uma=value,
        uma_fuente=uma.fuente if uma else "",
        nota=record.costo.nota or "",
        fundamento=tuple(laws),
        anio=str(record.costo.anio_tarifa or ""),
    )


def _sum(row: FilaView) -> str:
    """Return the whole sum on one line; nothing where it says no more than the total."""
    return (
        "" if row.renglones == (row.total,) or len(row.renglones) == 0 else ", ".join(row.renglones)
    )


def _row(fila: Fila) -> FilaView:
    return FilaView(
        fila.concepto,
        fila.lines(),
        tuple(
            Renglon(line.texto, line.importe.texto if line.importe else "")
            for line in (fila.base, *fila.recargos)
        ),
        fila.total_texto,
    )
