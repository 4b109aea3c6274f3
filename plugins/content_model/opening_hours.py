"""Opening hours: as text, as a table, as "open now", as schema.org and as data for a script.

Times are Cancún's. A record holds no range that crosses midnight: a night is written in two parts
(until 24:00, and from 00:00 on the next day), which are joined again here. On a listed holiday
nothing opens, but the night before still runs to its end; a place that never closes (00:00–24:00 on
all seven days) has no holidays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from plugins.content_model.common import DiaSemana, Franja
from plugins.content_model.dates import CANCUN
from plugins.content_model.lugares import Festivo

DAYS: tuple[DiaSemana, ...] = tuple(DiaSemana)
_MIDNIGHT = 24 * 60
_NOON = 12 * 60
_LOOK_AHEAD = 31  # days: no run of holidays is longer

_NAMES = {
    DiaSemana.LUNES: ("lunes", "Monday"),
    DiaSemana.MARTES: ("martes", "Tuesday"),
    DiaSemana.MIERCOLES: ("miércoles", "Wednesday"),
    DiaSemana.JUEVES: ("jueves", "Thursday"),
    DiaSemana.VIERNES: ("viernes", "Friday"),
    DiaSemana.SABADO: ("sábado", "Saturday"),
    DiaSemana.DOMINGO: ("domingo", "Sunday"),
}

Range = tuple[int, int]
"""Minutes from the day's midnight: opening and closing; closing may lie in the next day."""


@dataclass(frozen=True)
class DiaHorario:
    """One row of the weekly table; ``texto`` is ``8:00 a 17:00`` or ``Cerrado``."""

    dia: DiaSemana
    nombre: str
    texto: str
    abierto: bool


@dataclass(frozen=True)
class EstadoHorario:
    """Whether a place is open at an instant.

    ``hasta`` is when it closes (None: it never does, or it is closed), ``abre`` when it opens next
    (None: it is open, or not in the coming month), ``festivo`` the holiday that closes it today.
    """

    abierto: bool
    hasta: datetime | None = None
    abre: datetime | None = None
    festivo: str = ""


def week(franjas: Iterable[Franja]) -> Mapping[DiaSemana, tuple[Range, ...]]:
    """Return the ranges of each weekday, in order; ranges that touch or overlap become one.

    Early hours that continue a night (from 00:00, ending before noon, after a day that closes at
    24:00) belong to the day on which the night began.
    """
    found: dict[DiaSemana, list[Range]] = {day: [] for day in DAYS}
    for franja in franjas:
        for day in franja.dias:
            found[day].append((_minutes(franja.abre), _minutes(franja.cierra)))
    merged = {day: list(_merged(ranges)) for day, ranges in found.items()}
    for index, day in enumerate(DAYS):
        evening, morning = merged[day], merged[DAYS[(index + 1) % len(DAYS)]]
        if not evening or not morning:
            continue
        (opens, closes), (starts, ends) = evening[-1], morning[0]
        if opens > 0 and closes == _MIDNIGHT and starts == 0 and ends < _NOON:
            evening[-1] = (opens, _MIDNIGHT + ends)
            del morning[0]
    return {day: tuple(ranges) for day, ranges in merged.items()}


def always_open(franjas: Iterable[Franja]) -> bool:
    """Whether a place never closes."""
    return all(r and r[0] == (0, _MIDNIGHT) for r in week(franjas).values())


def hours_text(franjas: Iterable[Franja]) -> str:
    """Return ``Lunes a viernes de 8:00 a 17:00; sábado de 9:00 a 13:00`` ("" when not known)."""
    franjas = tuple(franjas)
    if not franjas:
        return ""
    if always_open(franjas):
        return "Todos los días, las 24 horas"
    by_hours: dict[tuple[Range, ...], list[DiaSemana]] = {}
    for day, ranges in week(franjas).items():
        if ranges:
            by_hours.setdefault(ranges, []).append(day)
    text = "; ".join(f"{_days_text(days)} {_ranges_text(r)}" for r, days in by_hours.items())
    return text[:1].upper() + text[1:]


def hours_table(franjas: Iterable[Franja]) -> tuple[DiaHorario, ...]:
    """Return seven rows, Monday first ("()" when the hours are not known)."""
    franjas = tuple(franjas)
    if not franjas:
        return ()
    return tuple(
        DiaHorario(
            day,
            _NAMES[day][0].capitalize(),
            _ranges_text(ranges).removeprefix("de ") if ranges else "Cerrado",
            bool(ranges),
        )
        for day, ranges in week(franjas).items()
    )


def status(
    franjas: Iterable[Franja], festivos: Iterable[Festivo], at: datetime
) -> EstadoHorario | None:
    """Return whether the place is open at ``at``; None when its hours are not known."""
    franjas = tuple(franjas)
    if not franjas:
        return None
    if always_open(franjas):
        return EstadoHorario(True)
    holidays = {f.fecha: f.nombre for f in festivos}
    here = at.astimezone(CANCUN)
    spans = _spans(week(franjas), holidays, here.date())
    for opens, closes in spans:
        if opens <= here < closes:
            return EstadoHorario(True, hasta=closes)
    festivo = holidays.get(here.date(), "")
    opens_next = next((opens for opens, _ in spans if opens > here), None)
    return EstadoHorario(False, abre=opens_next, festivo=festivo)


def status_text(state: EstadoHorario, at: datetime) -> str:
    """Return ``Abierto; cierra a las 17:00`` or ``Cerrado hoy por Navidad; abre mañana …``."""
    if state.abierto:
        if state.hasta is None:
            return "Abierto las 24 horas"
        return f"Abierto; cierra a {_clock(state.hasta.time())}"
    closed = f"Cerrado hoy por {state.festivo}" if state.festivo else "Cerrado"
    if state.abre is None:
        return closed
    return f"{closed}; abre {_when(state.abre, at.astimezone(CANCUN).date())}"


def schema_org(franjas: Iterable[Franja]) -> list[dict[str, Any]]:
    """Return ``openingHoursSpecification``: one entry for the days that share a range.

    https://schema.org/OpeningHoursSpecification: a ``closes`` before ``opens`` is on the next day;
    midnight is written 23:59, as search engines ask for places that close at 24:00.
    """
    by_range: dict[Range, list[DiaSemana]] = {}
    for day, ranges in week(franjas).items():
        for one in ranges:
            by_range.setdefault(one, []).append(day)
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{_NAMES[day][1]}" for day in days],
            "opens": _iso(opens),
            "closes": "23:59" if closes == _MIDNIGHT else _iso(closes),
        }
        for (opens, closes), days in by_range.items()
    ]


def schema_org_closed(
    franjas: Iterable[Franja], festivos: Iterable[Festivo], since: date
) -> list[dict[str, Any]]:
    """Return ``specialOpeningHoursSpecification``: the holidays from ``since`` on, as closed days.

    Opening and closing at 00:00 is how search engines read "closed all day".
    """
    franjas = tuple(franjas)
    if not franjas or always_open(franjas):
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "name": festivo.nombre,
            "validFrom": festivo.fecha.isoformat(),
            "validThrough": festivo.fecha.isoformat(),
            "opens": "00:00",
            "closes": "00:00",
        }
        for festivo in festivos
        if festivo.fecha >= since
    ]


def script_data(franjas: Iterable[Franja]) -> str:
    """Return the hours for a script: ``[[[480,1020]],…]``, Monday first, minutes from midnight."""
    table = [[list(r) for r in ranges] for ranges in week(franjas).values()]
    return json.dumps(table, separators=(",", ":"))


def script_holidays(festivos: Iterable[Festivo]) -> str:
    """Return the holidays for a script, the same for every office: ``2026-12-25 2027-01-01``."""
    return " ".join(sorted({f.fecha.isoformat() for f in festivos}))


def _spans(
    hours: Mapping[DiaSemana, tuple[Range, ...]], holidays: Mapping[date, str], today: date
) -> list[tuple[datetime, datetime]]:
    """Return when the place is open from yesterday's opening on; spans that touch become one."""
    spans: list[tuple[datetime, datetime]] = []
    for offset in range(-1, _LOOK_AHEAD):
        day = today + timedelta(days=offset)
        if day in holidays:
            continue
        midnight = datetime.combine(day, time(), CANCUN)
        for opens, closes in hours[DAYS[day.weekday()]]:
            start = midnight + timedelta(minutes=opens)
            end = midnight + timedelta(minutes=closes)
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
    return spans


def _merged(ranges: Iterable[Range]) -> Iterator[Range]:
    current: Range | None = None
    for opens, closes in sorted(ranges):
        if current is not None and opens <= current[1]:
            current = (current[0], max(current[1], closes))
        else:
            if current is not None:
                yield current
            current = (opens, closes)
    if current is not None:
        yield current


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def _iso(minutes: int) -> str:
    hours, rest = divmod(minutes % _MIDNIGHT, 60)
    return f"{hours:02}:{rest:02}"


def _shown(minutes: int) -> str:
    if minutes == _MIDNIGHT:
        return "24:00"
    return _iso(minutes).removeprefix("0")


def _ranges_text(ranges: Sequence[Range]) -> str:
    if list(ranges) == [(0, _MIDNIGHT)]:
        return "las 24 horas"
    return _joined(
        [
            f"de {_shown(opens)} a {_shown(closes)}"
            + (" del día siguiente" if closes > _MIDNIGHT else "")
            for opens, closes in ranges
        ]
    )


def _days_text(days: Sequence[DiaSemana]) -> str:
    if len(days) == len(DAYS):
        return "todos los días"
    runs: list[list[DiaSemana]] = []
    for day in days:
        if runs and DAYS.index(runs[-1][-1]) + 1 == DAYS.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        names = [_NAMES[day][0] for day in run]
        parts += [f"{names[0]} a {names[-1]}"] if len(run) > 2 else names
    return _joined(parts)


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} y {parts[-1]}"


def _clock(moment: time) -> str:
    article = "la" if moment.hour == 1 else "las"
    return f"{article} {moment.hour}:{moment.minute:02}"


def _when(moment: datetime, today: date) -> str:
    days = (moment.date() - today).days
    hour = f"a {_clock(moment.time())}"
    if days == 0:
        return f"hoy {hour}"
    name = _NAMES[DAYS[moment.weekday()]][0]
    if days == 1:
        return f"mañana, {name}, {hour}"
    if days < 7:
        return f"el {name} {hour}"
    return f"el {moment.day}/{moment.month:02}/{moment.year} {hour}"
