"""Pesos as citizens read them, and the one rule of rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENTS = Decimal("0.01")


def to_cents(amount: Decimal) -> Decimal:
    """Round to whole cents; half a cent goes up (away from zero)."""
    return amount.quantize(CENTS, ROUND_HALF_UP)


def format_number(amount: Decimal) -> str:
    """Return ``amount`` without trailing zeros, thousands separated: ``3.67``, ``1,000``."""
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_pesos(amount: Decimal) -> str:
    """Return ``$1,234.56``: two decimals, or as many as the tariff states (``$0.141``)."""
    places = -int(amount.normalize().as_tuple().exponent)
    return f"${amount:,.{max(2, places)}f}"
