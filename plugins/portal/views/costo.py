"""The view of what a procedure costs, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.content_model.common import Idioma
from plugins.content_model.cost_engine import Fila, Tarifa
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
    """A priced tariff. ``uma`` says which value was used, empty when none was."""

    breve: str
    gratuito: bool
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
    rows = tuple(_row(fila, idioma) for fila in tarifa.filas)
    laws = [f"{f.ley}, {f.articulo}" if f.articulo else f.ley for f in record.costo.fundamento]
    return CostoView(
        breve=_brief(tarifa, idioma),
        gratuito=tarifa.gratuita,
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


def _row(fila: Fila, idioma: Idioma) -> FilaView:
    return FilaView(
        _english(fila.concepto) if idioma is Idioma.EN else fila.concepto,
        tuple(_translated(line, idioma) for line in fila.lines()),
        tuple(
            Renglon(
                _translated(line.texto, idioma),
                _translated(line.importe.texto, idioma) if line.importe else "",
            )
            for line in (fila.base, *fila.recargos)
        ),
        _translated(fila.total_texto, idioma),
    )


def _brief(tarifa: Tarifa, idioma: Idioma) -> str:
    return _translated(tarifa.breve, idioma)


def _translated(text: str, idioma: Idioma) -> str:
    return _english(text) if idioma is Idioma.EN else text


_WORDS = (
    ("Gratis", "Free"),
    ("Por confirmar", "To be confirmed"),
    ("Varía según el caso", "Depends on the case"),
    (", en pesos: por confirmar", ", in pesos: to be confirmed"),
    ("(tarifa de ", "(fee of "),
    (" por ", " per "),
    ("De ", "From "),
    ("de $", "from $"),
    (" a $", " to $"),
    (" o ", " or "),
)


def _english(text: str) -> str:
    """Return the engine's short Spanish text with its fixed words in English."""
    for spanish, english in _WORDS:
        text = text.replace(spanish, english)
    return text
