"""The state file: which services people cannot use, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from plugins.content_model.externos import EstadoServicio
from plugins.external_services.examine import Result

FILE = "content/datos/servicios_estado.yml"

HEADER = """\
# Lo escribe «python3 tasks.py services» cada semana; no hace falta tocarlo.
# Servicios externos que no se pudieron usar la última vez que se revisaron, y desde cuándo.
"""


def renew(
    before: Iterable[EstadoServicio], results: Iterable[Result], today: date
) -> tuple[EstadoServicio, ...]:
    """Return the rows after a check: who stays unreachable keeps the day on which it began.

    What a server said of itself stays out of the file: only our own words come back into pages.
    """
    since: Mapping[str, date] = {row.externo: row.desde for row in before}
    rows = [
        EstadoServicio(
            externo=result.servicio.id,
            desde=min(since.get(result.servicio.id, today), today),
            motivo=str(result.motivo),
            revisado=today,
        )
        for result in results
        if result.motivo is not None
    ]
    return tuple(sorted(rows, key=lambda row: row.externo))


def to_yaml(rows: Iterable[EstadoServicio]) -> str:
    """Return the file's text; the same rows give the same text."""
    entries = [
        f"\n- externo: {row.externo}\n  desde: {row.desde}\n"
        f"  motivo: {row.motivo}\n  revisado: {row.revisado}\n"
        for row in rows
    ]
    return HEADER + ("".join(entries) if entries else "[]\n")
