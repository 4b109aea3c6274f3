"""``python3 tasks.py figures``: logs → ``content/datos/cifras.yml``, or the staff's report."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

import boto3
import duckdb
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from plugins.cifras import file
from plugins.cifras.counts import Period, Salts, open_counts
from plugins.cifras.months import Judge, Portal, months
from plugins.cifras.nearest import Near, Nearest
from plugins.cifras.report import Unanswered, months_text, reading_text, unanswered_text
from plugins.cifras.results import Results
from plugins.cifras.run import read_logs
from plugins.cifras.scrub import common_names
from plugins.cifras.sources import NoLogs, find_sources
from plugins.cifras.vocabulary import vocabulary
from plugins.cifras.warnings_in_force import warning_days
from plugins.content_model.catalogue import Catalogue
from plugins.content_model.cifras import Cifra, Respuesta, days_of, first_day
from plugins.content_model.common import Idioma
from plugins.content_model.dates import CANCUN, day_of
from plugins.content_model.load import has_errors, load

Answers = Callable[[Sequence[str]], Mapping[str, tuple[Respuesta, str]]]
"""Takes searches; returns, for those not answered well, the answer and the id of the best guide."""

_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
REPORTED_MONTHS = 3


class BadOrder(ValueError):
    """What was typed cannot be done; the message says why, in Spanish."""


@dataclass(frozen=True)
class Typed:
    """The words of the command line as they were typed."""

    logs: Sequence[str]
    first: str
    last: str
    output: str = ""
    memory: str = "1GB"
    dry_run: bool = False
    report: bool = False
    results: str = ""


@dataclass(frozen=True)
class Order:
    """What was asked for: where the logs are, which days, where the figures go."""

    logs: Sequence[str]
    period: Period
    path: Path
    memory: str = "1GB"
    dry_run: bool = False


def main(
    typed: Typed,
    root: Path,
    answers: Callable[[Catalogue, Sequence[str]], Mapping[str, tuple[Respuesta, str]]],
    clock: str,
    out: TextIO,
) -> int:
    """Do what was typed against the portal at ``root``; return the exit code.

    ``clock`` is the instant of the run as ISO 8601, empty for the real one.
    """
    try:
        now = datetime.fromisoformat(clock) if clock else datetime.now(CANCUN)
        loaded = load(root, now)
        if has_errors(loaded.findings):
            raise BadOrder("El contenido tiene errores: ejecuta python3 tasks.py check.")
        catalogue = loaded.catalogue

        def asked(searches: Sequence[str]) -> Mapping[str, tuple[Respuesta, str]]:
            return answers(catalogue, searches)

        if typed.report:
            return staff_report(catalogue, asked, out)
        if not (typed.logs or typed.results) or not typed.first:
            raise BadOrder("Di dónde están los registros (--logs) y de qué días (--from y --to).")
        period = read_period(typed.first, typed.last, now)
        path = root / (typed.output or file.PATH)
        asked(["predial"])  # what is missing for this is told before the long part
        order = Order(typed.logs, period, path, typed.memory, typed.dry_run)
        if typed.results:
            return from_results(order, Results(root / typed.results), catalogue, asked, out)
        return run(order, catalogue, asked, boto3.client, out, min(4, os.cpu_count() or 1))
    except ValueError as problem:
        out.write(f"{problem}\n")
        return 2
    except duckdb.Error as problem:
        out.write(f"No se pudo contar; si falta memoria, da más con --memory.\n{problem}\n")
        return 1
    except RuntimeError as problem:
        out.write(f"{problem}\n")
        return 1


def read_period(first: str, last: str, now: datetime) -> Period:
    """Return the days from ``first`` to ``last``, both included; each is a day or a whole month.

    Raises:
        BadOrder: they are no dates, in the wrong order, or in the future.
    """
    start, end = _edge(first, "--from"), _edge(last, "--to", end=True)
    today = day_of(now)
    if start > end:
        raise BadOrder(f"--from ({start}) es después de --to ({end}).")
    if start > today:
        raise BadOrder(f"--from ({start}) está en el futuro.")
    return Period(start, min(end, today), now)


def run(
    order: Order,
    catalogue: Catalogue,
    answers: Answers,
    client: Callable[..., Any],
    out: TextIO,
    workers: int = 2,
) -> int:
    """Count the logs and write the figures; return the exit code."""
    try:
        before = file.read(order.path)
        sources = find_sources(order.logs, client)
    except file.BadFile as problem:
        out.write(f"No se toca {order.path}: primero corrígelo.\n{problem}\n")
        return 1
    except NoLogs as problem:
        out.write(f"{problem}\n")
        return 1
    period = order.period
    salts = Salts({day: secrets.token_hex(16) for day in period.days()}, secrets.token_hex(16))
    portal = _portal(catalogue, lambda searches: {t: a for t, (a, _) in answers(searches).items()})
    warned = warning_days(catalogue, period.first, period.last)
    with open_counts(period, salts, warned, order.memory, workers) as counts:
        with _progress(sum(source.size for source in sources), out) as advance:
            reading = read_logs(sources, counts, workers, advance)
        made = months(counts, period, reading.days, portal)
    del salts
    out.writelines(f"{line}\n" for line in reading_text(reading))
    if all(report.format is None for report in reading.files):
        out.write("Ningún archivo es un registro que se sepa leer.\n")
        return 1
    _write(order, before, made, out)
    return 0


def from_results(
    order: Order, results: Results, catalogue: Catalogue, answers: Answers, out: TextIO
) -> int:
    """Write the figures that another engine counted; return the exit code."""
    try:
        before = file.read(order.path)
    except file.BadFile as problem:
        out.write(f"No se toca {order.path}: primero corrígelo.\n{problem}\n")
        return 1
    portal = _portal(catalogue, lambda searches: {t: a for t, (a, _) in answers(searches).items()})
    _write(order, before, months(results, order.period, results.days(), portal), out)
    return 0


def _write(order: Order, before: Sequence[Cifra], made: Sequence[Cifra], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in months_text(made, {entry.id: entry for entry in before}))
    if order.dry_run or not made:
        out.write(f"No se escribió {order.path}.\n")
        return
    file.write(order.path, file.merged(before, made))
    out.write(f"Escrito: {order.path}. Revísalo y publícalo como cualquier cambio.\n")


def staff_report(catalogue: Catalogue, answers: Answers, out: TextIO) -> int:
    """Write the searches of the last months that the portal still does not answer well.

    They are asked again of the search as it is now: what was mended since is not told.
    """
    recent = sorted((c for c in catalogue.datos.cifras.values() if c.es_mes), key=lambda c: c.id)
    visits: dict[str, int] = {}
    for entry in recent[-REPORTED_MONTHS:]:
        for search in entry.sin_respuesta:
            visits[search.texto] = visits.get(search.texto, 0) + (search.visitas or 0)
    judged = answers(sorted(visits))
    nearest = Nearest(catalogue)
    found = [
        Unanswered(
            text, answer, visits[text] or None, _near(catalogue, guide) or nearest.find(text)
        )
        for text, (answer, guide) in judged.items()
    ]
    found.sort(key=lambda one: (-(one.visitas or 0), one.texto))
    out.writelines(f"{line}\n" for line in unanswered_text(found))
    return 0


def _portal(catalogue: Catalogue, judge: Judge) -> Portal:
    guides = {entry.id for entry in catalogue.tramites}
    return Portal(guides, vocabulary(catalogue), common_names(), judge)


def _near(catalogue: Catalogue, guide: str) -> Near | None:
    entry = catalogue.tramite(guide, Idioma.ES)
    return Near(entry.id, entry.path) if entry else None


def _edge(text: str, option: str, *, end: bool = False) -> date:
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        if len(text) > len("2026-11"):
            return date.fromisoformat(text)
        start = first_day(text)
    except ValueError:
        raise BadOrder(
            f"{option} es un día (2026-11-01) o un mes (2026-11); se recibió «{text}»."
        ) from None
    return start + timedelta(days=days_of(text) - 1) if end else start


@contextmanager
def _progress(total: int, out: TextIO) -> Iterator[Callable[[int], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        DownloadColumn(),
    )
    bar = Progress(*columns, TimeRemainingColumn(), console=Console(file=out), transient=True)
    with bar:
        task = bar.add_task("Leyendo registros", total=total)
        yield lambda read: bar.advance(task, read)
