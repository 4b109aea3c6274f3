"""External services that have not answered for a while, from what the weekly check wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.checks.site import Site, Written
from plugins.content_model.dates import day_of
from plugins.content_model.externos import EstadoExterno, EstadoServicio, Externo
from plugins.content_model.finding import Finding

# Two weekly checks in a row: less may be a bad day.
A_WHILE = timedelta(days=7)
# The check is weekly; after three weeks without one nobody knows.
TOO_OLD = timedelta(days=21)


def no_linked_service_stays_unreachable(site: Site) -> Iterator[Finding]:
    """Tell of services that pages link to and that nobody can use."""
    today = day_of(site.now)
    services: dict[str, Written] = {}
    for written in site.of(Externo):
        if isinstance(written.record, Externo):
            services.setdefault(written.record.id, written)
    for written in site.of(EstadoServicio):
        row = written.record
        if not isinstance(row, EstadoServicio):
            continue
        service = services.get(row.externo)
        if service is None:
            yield written.aviso(
                ("externo",), f"«{row.externo}» ya no está en externos.yml; borra este renglón"
            )
        elif today - row.revisado > TOO_OLD:
            yield written.aviso(
                ("revisado",),
                f"nadie ha revisado los servicios externos desde el {row.revisado}; ejecuta "
                "«python3 tasks.py services»",
            )
        elif row.revisado - row.desde >= A_WHILE:
            yield from _down(service, row)


def _down(written: Written, row: EstadoServicio) -> Iterator[Finding]:
    service = written.record
    if not isinstance(service, Externo) or service.estado is not EstadoExterno.ACTIVO:
        return
    way_out = (
        f"las páginas darán el {service.telefono}"
        if service.telefono
        else "agrega además un «telefono», para que las páginas lo den en su lugar"
    )
    yield written.aviso(
        ("estado",),
        f"«{service.nombre}» no se puede usar desde el {row.desde} ({row.motivo}); avisa a su "
        f"dueño y, si sigue así, escribe «estado: peligro»: el enlace desaparece y {way_out}",
    )
