"""What a procedure costs, as schema.org offers in Mexican pesos."""

from __future__ import annotations

from decimal import Decimal

from plugins.content_model.cost_engine import Fila, Importe, Tarifa
from plugins.content_model.costo import TipoCosto
from plugins.structured_data.node import Node, node

_CURRENCY = "MXN"


def offers(tarifa: Tarifa | None) -> list[Node]:
    """Return one offer per row whose price in pesos is known; percentages have no price."""
    if tarifa is None:
        return []
    if tarifa.tipo is TipoCosto.GRATUITO:
        return [node("Offer", price="0", priceCurrency=_CURRENCY)]
    return [offer for fila in tarifa.filas if (offer := _offer(fila)) is not None]


def _offer(fila: Fila) -> Node | None:
    total = fila.total
    if total is None or total.unidad is TipoCosto.PORCENTAJE:
        return None
    if total.hasta is None and not fila.por:
        return node("Offer", name=fila.concepto, price=_plain(total.desde), priceCurrency=_CURRENCY)
    return node("Offer", name=fila.concepto, priceSpecification=_specification(total, fila.por))


def _specification(total: Importe, per: str) -> Node:
    span = total.hasta is not None
    return node(
        "UnitPriceSpecification" if per else "PriceSpecification",
        price=None if span else _plain(total.desde),
        minPrice=float(total.desde) if span else None,
        maxPrice=float(total.maximo) if span else None,
        priceCurrency=_CURRENCY,
        unitText=per,
    )


def _plain(amount: Decimal) -> str:
    return "0" if amount == 0 else f"{amount:f}"
