"""The lists of ``content/datos`` make sense as wholes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.files import error_at
from plugins.checks.site import Site
from plugins.content_model.common import DiaSemana, Franja
from plugins.content_model.dates import day_of
from plugins.content_model.finding import Finding
from plugins.content_model.lugares import Dependencia, Festivo, Oficina
from plugins.content_model.vocabularios import Uma


def every_day_is_listed_once(site: Site) -> Iterator[Finding]:
    """Refuse two rows of uma.yml or festivos.yml for the same day."""
    seen: dict[tuple[str, object], int] = {}
    for written in site.of(Uma, Festivo):
        record = written.record
        if isinstance(record, Uma):
            key, campo = ("uma", record.desde), "desde"
        elif isinstance(record, Festivo):
            key, campo = ("festivos", record.fecha), "fecha"
        else:
            continue
        line = written.parsed.line(*written.at, campo)
        if key in seen:
            yield written.error(
                (campo,), f"{key[1]} ya está en la línea {seen[key]}; deja un solo renglón"
            )
        seen.setdefault(key, line)


def an_uma_is_in_force(site: Site) -> Iterator[Finding]:
    """Refuse a uma.yml without a value for today: fees could not be computed.

    A list with values of years to come is fine: the site is being built as of a past day.
    """
    parsed = site.loaded.datos_files["uma"]
    today = day_of(site.now)
    starts = [row.desde for row in site.loaded.catalogue.datos.uma]
    is_past_day = bool(starts) and max(starts).year > today.year + 1
    if not (parsed.findings or is_past_day or any(start <= today for start in starts)):
        yield error_at(
            parsed,
            (),
            "no hay ningún valor de la UMA en vigor hoy; agrega el renglón del año con «desde», "
            "«valor» y «fuente»",
        )


def no_dependencia_depends_on_itself(site: Site) -> Iterator[Finding]:
    """Refuse a circle of «depende_de»."""
    written = {
        w.record.id: w for w in site.of(Dependencia) if isinstance(w.record, Dependencia)
    }  # a second entry of the same id is told about elsewhere
    above = {
        id_: w.record.depende_de for id_, w in written.items() if isinstance(w.record, Dependencia)
    }
    done: set[str] = set()
    for start in sorted(above):
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in above and here not in done and here not in path:
            path[here] = None
            here = above[here]
        if here in path:
            circle = [*list(path)[list(path).index(here) :], here]
            yield written[here].error(
                ("depende_de",),
                f"hay un círculo: {' → '.join(circle)}; una dependencia no depende de sí misma",
            )
        done |= path.keys()


def opening_hours_do_not_overlap(site: Site) -> Iterator[Finding]:
    """Tell of two opening hours of one day that run into each other."""
    for written in site.of(Oficina, Dependencia):
        record = written.record
        if not isinstance(record, (Oficina, Dependencia)):
            continue
        by_day: dict[DiaSemana, list[tuple[Franja, int]]] = {}
        for index, hours in enumerate(record.horario):
            for day in hours.dias:
                by_day.setdefault(day, []).append((hours, index))
        told: set[int] = set()
        for day, rows in by_day.items():
            rows.sort(key=lambda row: (row[0].abre, row[1]))
            for (earlier, _), (later, index) in pairwise(rows):
                if later.abre < earlier.cierra and index not in told:
                    told.add(index)
                    yield written.aviso(
                        ("horario", index),
                        f"el {day} se encima con otro horario ({earlier.abre} a {earlier.cierra}); "
                        "deja uno o corrige las horas",
                    )
