"""The view of the portal in figures: month by month, and what was known before there were logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.content_model.cifras import Cifra, Respuesta, first_day
from plugins.content_model.common import Idioma
from plugins.portal import spanish
from plugins.portal.charts import Amount, BarChart, bar_chart
from plugins.portal.context import Context
from plugins.portal.views.common import FuenteView, fuentes
from plugins.portal.voice import voice

MOST_MONTHS = 13
"""A month and the same month a year before stand in one chart."""

MOST_GUIDES = 15
WITHHELD = "Menos de 10"
_DEVICES = {
    "celular": "Celular",
    "computadora": "Computadora",
    "tableta": "Tableta",
    "otro": "Otro",
}
Row = tuple[str | Markup, ...]


@dataclass(frozen=True)
class Anterior:
    """A figure of before the logs."""

    periodo: str
    frases: tuple[str, ...]
    fuentes: tuple[FuenteView, ...]


@dataclass(frozen=True)
class UltimoMes:
    """What the latest month with figures says."""

    nombre: str
    nota: str
    frases: tuple[str, ...]
    guias: BarChart | None
    filas_guias: tuple[Row, ...]
    dispositivos: BarChart | None
    filas_dispositivos: tuple[Row, ...]
    busquedas: tuple[Row, ...]
    descargas: tuple[Row, ...]


@dataclass(frozen=True)
class CifrasView:
    """The page. ``ultimo`` is None, and the months' rows are empty, until there are logs."""

    resumen: tuple[str, ...]
    visitas: BarChart | None
    incompletos: bool
    meses: tuple[Row, ...]
    usos: tuple[Row, ...]
    ultimo: UltimoMes | None
    anteriores: tuple[Anterior, ...]


def cifras(ctx: Context) -> CifrasView:
    """Return the page of the portal's figures."""
    every = ctx.catalogue.datos.cifras.values()
    months = sorted((c for c in every if c.es_mes), key=lambda c: c.id, reverse=True)
    return CifrasView(
        tuple(_summary(months)),
        bar_chart(
            "grafica-visitas",
            "Visitas de cada mes",
            (
                Amount(_label(c), c.visitas, _number(c.visitas), not c.completa)
                for c in reversed(months[:MOST_MONTHS])
                if c.visitas is not None
            ),
        ),
        any(not c.completa for c in months[:MOST_MONTHS]),
        tuple(_month_row(c) for c in months),
        tuple(_use_row(c) for c in months),
        _latest(ctx, months[0]) if months else None,
        tuple(_earlier(ctx, c) for c in every if not c.es_mes),
    )


def _summary(months: Sequence[Cifra]) -> Iterator[str]:
    """Yield what the months say in sentences: the latest, and beside what it may be put."""
    if not months:
        yield "Aún no hay meses contados. Cada mes aparecerá aquí cuando se cuenten sus registros."
        return
    latest, whole = months[0], [c for c in months if c.completa and c.visitas]
    if latest.visitas:
        part = "" if latest.completa else f", con {_days(latest)} contados"
        yield f"{_name(latest).capitalize()} tuvo {_number(latest.visitas)} visitas{part}."
    for newer, older, words in _comparable(whole):
        now, before = (newer.visitas or 0) / newer.dias, (older.visitas or 0) / older.dias
        if newer.dias == older.dias:
            now, before, unit = newer.visitas or 0, older.visitas or 0, "visitas"
        else:
            unit = "visitas por día, porque no tienen los mismos días"
        yield f"{_name(newer).capitalize()}, junto a {words}: {_change(now, before)} {unit}."


def _comparable(whole: Sequence[Cifra]) -> Iterator[tuple[Cifra, Cifra, str]]:
    """Yield the pairs of whole months that may be compared: the one before, and a year before."""
    if not whole:
        return
    newest, by_id = whole[0], {c.id: c for c in whole}
    year, month = (int(part) for part in newest.id.split("-"))
    before = f"{year - (month == 1)}-{month - 1 or 12:02}"
    for id_ in (before, f"{year - 1}-{month:02}"):
        if id_ in by_id:
            yield newest, by_id[id_], _name(by_id[id_])


def _change(now: float, before: float) -> str:
    percent = round(100 * (now - before) / before)
    if percent == 0:
        return "casi las mismas"
    return f"{abs(percent)} % {'más' if percent > 0 else 'menos'}"


def _month_row(c: Cifra) -> Row:
    average = _number(round(c.visitas / c.dias)) if c.visitas and c.dias else "—"
    days = str(c.dias) if c.completa else f"{c.dias} (incompleto)"
    return (_name(c).capitalize(), days, _number(c.visitas), average, _number(c.paginas))


def _use_row(c: Cifra) -> Row:
    return (
        _name(c).capitalize(),
        _share(c.visitas_contingencia, c.visitas),
        _share(c.visitas_con_aviso, c.visitas),
        _number(c.visitas_app),
        _number(c.aperturas_app),
        _number(c.descargas_datos),
        _number(c.busquedas),
    )


def _latest(ctx: Context, c: Cifra) -> UltimoMes:
    guides = [
        (entry, guide.visitas)
        for guide in c.guias
        if (entry := ctx.catalogue.tramite(guide.tramite)) is not None
    ][:MOST_GUIDES]
    devices = [
        (label, getattr(c.dispositivos, name) if c.dispositivos else None)
        for name, label in _DEVICES.items()
    ]
    shown = [(label, count) for label, count in devices if count is not None]
    note = "" if c.completa else f"Mes incompleto: se contaron {_days(c)}."
    return UltimoMes(
        _name(c),
        note,
        tuple(_phrases(c, shown)),
        bar_chart(
            "grafica-guias",
            f"Guías más consultadas en {_name(c)}",
            (Amount(entry.record.titulo, count, _number(count)) for entry, count in guides),
        ),
        tuple((_link(entry.url, entry.record.titulo), _number(count)) for entry, count in guides),
        bar_chart(
            "grafica-dispositivos",
            f"Visitas por tipo de dispositivo en {_name(c)}",
            (Amount(label, count, _share(count, c.visitas)) for label, count in shown),
        ),
        tuple((label, _number(count), _share(count, c.visitas)) for label, count in devices),
        tuple(
            (
                search.texto,
                "Nada" if search.respuesta is Respuesta.NADA else "Algo parecido",
                _number(search.visitas),
            )
            for search in c.sin_respuesta
        ),
        tuple((_link(d.ruta, d.ruta), _number(d.descargas)) for d in c.descargas),
    )


def _phrases(c: Cifra, devices: Sequence[tuple[str, int]]) -> Iterator[str]:
    if devices and c.visitas:
        label, count = max(devices, key=lambda pair: pair[1])
        yield f"{_share(count, c.visitas)} de las visitas se hizo desde: {label.lower()}."
    if c.visitas_contingencia and c.visitas:
        yield f"{_share(c.visitas_contingencia, c.visitas)} abrió una página de contingencias."


def _earlier(ctx: Context, c: Cifra) -> Anterior:
    said = []
    if c.visitas is not None:
        said.append(f"{_number(c.visitas)} visitas al portal")
    if c.descargas_app is not None:
        said.append(f"{_number(c.descargas_app)} descargas de la aplicación móvil")
    return Anterior(
        c.periodo or c.id,
        tuple(said),
        fuentes(voice(Idioma.ES), ctx.hosts, c.fuentes),
    )


def _name(c: Cifra) -> str:
    day = first_day(c.id)
    return f"{spanish.mes(day.month)} de {day.year}"


def _label(c: Cifra) -> str:
    name = _name(c).capitalize()
    return name if c.completa else f"{name} ({_days(c)})"


def _days(c: Cifra) -> str:
    return spanish.cantidad(c.dias, "día", "días")


def _number(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"


def _share(part: int | None, whole: int | None) -> str:
    if part is None or not whole:
        return "Sin dato"
    percent = 100 * part / whole
    return "Menos de 1 %" if percent < 1 else f"{percent:.0f} %"


def _link(href: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text)
