"""The report of a check, in Spanish, as Markdown: for a terminal, a CI summary or a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from plugins.content_model.externos import EstadoServicio
from plugins.external_services.examine import Result


def report(results: Sequence[Result], rows: Iterable[EstadoServicio], today: date) -> str:
    """Return the report: first what people cannot use, then what to look at, then the count."""
    since: Mapping[str, date] = {row.externo: row.desde for row in rows}
    down = [result for result in results if result.motivo is not None]
    odd = [result for result in results if result.avisos]
    lines = [f"# Servicios externos, {today}", ""]
    if down:
        lines += [f"## No se pueden usar ({len(down)})", ""]
        for one in down:
            desde = since.get(one.servicio.id, today)
            lines += [f"- **{one.servicio.nombre}** ({one.url}): {one.detalle}. Desde {desde}."]
            if one.servicio.telefono:
                lines += [f"  Mientras tanto: {one.servicio.telefono}."]
        lines += [""]
    if odd:
        lines += [f"## Por revisar ({len(odd)})", ""]
        lines += [f"- {one.servicio.nombre} ({one.url}): {a}." for one in odd for a in one.avisos]
        lines += [""]
    well = len(results) - len(down)
    lines += [f"Se revisaron {len(results)}; {well} se pueden usar."]
    return "\n".join(lines) + "\n"
