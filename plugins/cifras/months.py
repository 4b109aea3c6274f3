"""The answers of the queries → an entry a month, without what may not be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from plugins.cifras.counts import Period
from plugins.cifras.run import months_of
from plugins.cifras.scrub import Names, scrub
from plugins.cifras.vocabulary import Vocabulary
from plugins.cifras.withhold import part_of, parts_of, publishable
from plugins.content_model.cifras import (
    LEAST,
    Busqueda,
    Cifra,
    Descarga,
    Dispositivos,
    Respuesta,
    VisitasGuia,
)

MOST_SEARCHES = 30
MOST_FILES = 10

Judge = Callable[[Sequence[str]], Mapping[str, Respuesta]]
"""Takes searches, returns what the portal's search has for those it does not answer well."""


class Figures(Protocol):
    """Who answers the portable queries: DuckDB (``counts``) or another engine (``results``)."""

    def ask(self, name: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""

    def batches(self, name: str) -> Iterable[Sequence[tuple[Any, ...]]]:
        """Yield the rows of a query some at a time."""

    def set_terms(self, terms: Iterable[tuple[str, str]]) -> None:
        """Take what searches say once they are scrubbed."""


@dataclass(frozen=True)
class Portal:
    """What the figures need to know of the portal: its guides, its words, its search."""

    guides: Collection[str]
    vocabulary: Vocabulary
    names: Names
    judge: Judge


@dataclass(frozen=True)
class _Totals:
    visitas: int
    paginas: int
    visitas_contingencia: int
    visitas_con_aviso: int
    aperturas_app: int
    visitas_app: int
    descargas_datos: int
    busquedas: int


_NOBODY = _Totals(0, 0, 0, 0, 0, 0, 0, 0)


def months(counts: Figures, period: Period, seen: Collection[date], portal: Portal) -> list[Cifra]:
    """Return an entry for each month of the period that has any line.

    ``seen`` are the days of which there are lines. The searches are scrubbed here, before any of
    them is looked at (see ``scrub``).
    """
    for batch in counts.batches("terms"):
        scrubbed = ((raw, scrub(raw, portal.vocabulary, portal.names)) for (raw,) in batch)
        counts.set_terms((raw, term) for raw, term in scrubbed if term)
    totals = {_month(row[0]): _Totals(*row[1:]) for row in counts.ask("totals")}
    devices, guides, files, searches = (
        _by_month(counts.ask(name)) for name in ("devices", "guides", "downloads", "searches")
    )
    answers = portal.judge(sorted({term for rows in searches.values() for term, _ in rows}))
    return [
        _entry(
            (month, days),
            [day for day in days if day not in seen],
            totals.get(month, _NOBODY),
            dict(devices[month]),
            [(id_, count) for id_, count in guides[month] if id_ in portal.guides],
            files[month],
            [(term, count, answers[term]) for term, count in searches[month] if term in answers],
        )
        for month, days in months_of(list(period.days())).items()
        if any(day in seen for day in days)
    ]


def _entry(
    days: tuple[str, list[date]],
    missing: Sequence[date],
    totals: _Totals,
    devices: dict[str, int],
    guides: Sequence[tuple[str, int]],
    files: Sequence[tuple[str, int]],
    searches: Sequence[tuple[str, int, Respuesta]],
) -> Cifra:
    visits = totals.visitas
    if visits < LEAST:
        # So few people that nothing of what they did is told; searches have a limit of their own.
        totals, guides = replace(_NOBODY, descargas_datos=totals.descargas_datos), ()
    app = part_of(totals.visitas_app, visits)
    shown_devices = parts_of(devices, visits)
    shown_files = parts_of(dict(files[:MOST_FILES]), totals.descargas_datos)
    return Cifra(
        id=days[0],
        desde=days[1][0],
        hasta=days[1][-1],
        sin_registros=tuple(missing),
        visitas=publishable(visits),
        paginas=publishable(totals.paginas),
        visitas_contingencia=part_of(totals.visitas_contingencia, visits),
        visitas_con_aviso=part_of(totals.visitas_con_aviso, visits),
        dispositivos=Dispositivos(**shown_devices) if shown_devices else None,
        aperturas_app=part_of(totals.aperturas_app, totals.paginas) if app else None,
        visitas_app=app,
        descargas_datos=publishable(totals.descargas_datos),
        busquedas=part_of(totals.busquedas, totals.paginas),
        guias=tuple(
            VisitasGuia(tramite=id_, visitas=count)
            for id_, count in guides
            if part_of(count, visits) is not None
        ),
        sin_respuesta=tuple(
            Busqueda(texto=term, respuesta=answer, visitas=part_of(count, visits))
            for term, count, answer in searches[:MOST_SEARCHES]
        ),
        descargas=tuple(
            Descarga(ruta=name, descargas=shown_files[name])
            for name, _ in files
            if name in shown_files
        ),
    )


def _by_month(rows: Sequence[tuple[Any, ...]]) -> defaultdict[str, list[tuple[Any, ...]]]:
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for month, *rest in rows:
        found[_month(month)].append(tuple(rest))
    return found


def _month(day: date) -> str:
    return day.isoformat()[:7]
