"""The moments at which time alone asks for a build, from the loaded content and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plugins.content_model.agenda import HOLIDAYS_AHEAD, end_of, security_txt_expires, start_of
from plugins.content_model.catalogue import Entry, Visibility
from plugins.content_model.contingencia import Caracter, Contingencia, TipoMensaje
from plugins.content_model.dates import as_instant, day_of
from plugins.content_model.datos import Datos
from plugins.content_model.fields import Record
from plugins.content_model.tramite import Tramite

_DAY = timedelta(days=1)
_SECURITY_MARGIN = timedelta(days=30)
_DATOS = "content/datos"


@dataclass(frozen=True, order=True)
class Moment:
    """One instant from which the site on line is no longer right, with the file that says so."""

    cuando: datetime
    motivo: str
    archivo: str


def moments(entries: Iterable[Entry[Record]], datos: Datos, built: datetime) -> list[Moment]:
    """Return every moment the content holds, past ones too, in order of time.

    ``entries`` are all that were loaded, hidden ones included; drafts ask for nothing. ``built``
    is when the site on line was built: what each build renews counts from there.
    """
    released = [e for e in entries if e.visibility is not Visibility.BORRADOR]
    found = [*_of_messages(released), *_of_datos(datos, built), *_of_security_txt(built)]
    for entry in released:
        found += _of_entry(entry)
    return sorted(set(found))


def after(found: Iterable[Moment], now: datetime) -> list[Moment]:
    """Return the moments still to come at ``now``."""
    return [moment for moment in found if moment.cuando > now]


def between(found: Iterable[Moment], since: datetime, now: datetime) -> list[Moment]:
    """Return the moments that came after a build at ``since``, up to ``now`` included."""
    return [moment for moment in found if since < moment.cuando <= now]


def _of_entry(entry: Entry[Record]) -> Iterator[Moment]:
    record = entry.record
    start, end = start_of(record), end_of(record)
    if start is not None:
        yield Moment(start, f"se publica «{_title(record)}»", entry.path)
    if end is not None:
        yield Moment(end, f"vence y deja de publicarse «{_title(record)}»", entry.path)
    if isinstance(record, Tramite) and record.revisar_antes is not None:
        # The check tells of it from the day after.
        late = as_instant(record.revisar_antes + _DAY)
        yield Moment(late, f"toca revisar la guía «{_title(record)}»", entry.path)


def _of_messages(entries: Iterable[Entry[Record]]) -> Iterator[Moment]:
    """Yield when each real message begins and ends, unless a later one has replaced it by then."""
    real = [
        (entry.path, entry.id, entry.record)
        for entry in entries
        if isinstance(entry.record, Contingencia) and entry.record.caracter is Caracter.REAL
    ]
    replaced: dict[str, datetime] = {}
    for _, _, message in real:
        for old in message.reemplaza:
            replaced[old] = min(message.emitido, replaced.get(old, message.emitido))
    for path, id_, message in real:
        if message.tipo_mensaje is TipoMensaje.CANCELA:
            continue
        for when, what in ((message.inicio, "empieza"), (message.vigente_hasta, "termina")):
            if id_ not in replaced or when < replaced[id_]:
                yield Moment(when, f"{what} la contingencia «{message.titulo}»", path)


def _of_datos(datos: Datos, built: datetime) -> Iterator[Moment]:
    uma = f"{_DATOS}/uma.yml"
    for row in datos.uma:
        motive = "cambia la UMA: los costos se calculan con la nueva"
        yield Moment(as_instant(row.desde), motive, uma)
    known = {row.desde.year for row in datos.uma}
    # Ley para Determinar el Valor de la UMA, art. 5: it changes each 1 February.
    for year in range(day_of(built).year, day_of(built).year + 2):
        if year not in known:
            motive = f"toca la UMA de {year}: agrégala cuando el INEGI la publique"
            yield Moment(as_instant(date(year, 2, 1)), motive, uma)
    for holiday in datos.festivos:
        told = f"el día inhábil «{holiday.nombre}» ({holiday.fecha.isoformat()})"
        file = f"{_DATOS}/festivos.yml"
        yield Moment(as_instant(holiday.fecha - HOLIDAYS_AHEAD), f"se avisa {told}", file)
        yield Moment(as_instant(holiday.fecha + _DAY), f"ya pasó {told}", file)
    for period in datos.periodos_electorales:
        file = f"{_DATOS}/periodos_electorales.yml"
        told = f"el periodo electoral «{period.nombre}»: revisa qué se publica"
        yield Moment(as_instant(period.desde), f"empieza {told}", file)
        yield Moment(as_instant(period.hasta + _DAY), f"terminó {told}", file)


def _of_security_txt(built: datetime) -> Iterator[Moment]:
    when = security_txt_expires(day_of(built)) - _SECURITY_MARGIN
    motive = "security.txt está por vencer: cada construcción lo renueva"
    yield Moment(when, motive, ".well-known/security.txt")


def _title(record: Record) -> str:
    return str(getattr(record, "titulo", ""))
