"""The weekly check: asks for every listed service, writes the state file and a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.content_model.dates import day_of
from plugins.content_model.externos import EstadoExterno, Externo
from plugins.content_model.load import load
from plugins.external_services.examine import Motivo, Result, examine
from plugins.external_services.network import Network
from plugins.external_services.report import report
from plugins.external_services.state import FILE, renew, to_yaml

# So many at once: kind to whoever has several of our services on one machine.
WORKERS = 4


def check_services(
    root: Path,
    now: datetime,
    network: Network,
    pause: Callable[[float], None],
    out: TextIO,
    only: str = "",
) -> int:
    """Check every service that may be linked or is waiting for it; print the report.

    ``only`` checks one, by id, and writes nothing. Returns 0 when all can be used, 1 when one
    cannot, 2 when nothing was asked: no such service, or no network on this machine (then the
    state file stays as it is, because it would tell of our fault as if it were theirs).
    """
    datos = load(root, now, only=lambda path: False).catalogue.datos
    services = chosen(datos.externos.values(), only)
    if not services:
        out.write(f"No hay ningún servicio «{only}» en content/datos/externos.yml.\n")
        return 2
    results = examine_all(services, _allowed(datos.externos.values()), network, now, pause)
    if all(result.motivo is Motivo.DOMINIO for result in results) and len(results) > 1:
        out.write(
            "No se encontró ningún dominio: parece que este equipo no tiene internet. No se "
            "cambió nada; vuelve a intentarlo.\n"
        )
        return 2
    today = day_of(now)
    rows = renew(datos.servicios_estado, results, today)
    if not only:
        (root / FILE).write_text(to_yaml(rows), encoding="utf-8")
    out.write(report(results, rows, today))
    return int(any(result.motivo is not None for result in results))


def chosen(services: Iterable[Externo], only: str = "") -> tuple[Externo, ...]:
    """Return the services to ask: all but those known to be dangerous."""
    return tuple(
        service
        for service in services
        if service.estado is not EstadoExterno.PELIGRO and only in {"", service.id}
    )


def examine_all(
    services: Sequence[Externo],
    allowed: frozenset[str],
    network: Network,
    now: datetime,
    pause: Callable[[float], None],
) -> tuple[Result, ...]:
    """Examine several at once; the results are in the order of the services."""
    with ThreadPoolExecutor(WORKERS) as pool:
        return tuple(
            pool.map(lambda service: examine(service, network, now, allowed, pause), services)
        )


def _allowed(services: Iterable[Externo]) -> frozenset[str]:
    return frozenset(e.host for e in services if e.estado is EstadoExterno.ACTIVO)
