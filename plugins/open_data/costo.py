"""The computed cost of a procedure as plain values."""

from __future__ import annotations

from typing import Any

from plugins.content_model.cost_engine import REGLA_REDONDEO, Fila, Tarifa


def cost_values(tarifa: Tarifa | None) -> dict[str, Any] | None:
    """Return the sum line by line; amounts are decimal strings, as the tariff's own are."""
    if tarifa is None:
        return None
    return {
        "texto": tarifa.breve,
        "uma": (
            {"desde": tarifa.uma.desde.isoformat(), "valor": str(tarifa.uma.valor)}
            if tarifa.uma
            else None
        ),
        "redondeo": REGLA_REDONDEO,
        "filas": [_row(fila) for fila in tarifa.filas],
    }


def _row(fila: Fila) -> dict[str, Any]:
    return {
        "concepto": fila.concepto or None,
        "renglones": list(fila.lines()),
        "unidad": fila.total.unidad.value if fila.total else None,
        "desde": f"{fila.total.desde:f}" if fila.total else None,
        "hasta": f"{fila.total.maximo:f}" if fila.total else None,
        "por": fila.por or None,
        "texto": fila.total_texto,
    }
