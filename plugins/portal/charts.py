"""Bar charts: numbers → places of what is drawn. The component ``bar-chart`` writes the SVG.

Widths are parts of the drawing's width and heights are in em, so that letters have the page's
size on every screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROW = 3.4
"""Height of a bar with its label, in em."""

WIDEST = 76.0
"""Width of the longest bar, in percent: the rest is for its value."""

LONGEST_LABEL = 36
"""Letters that fit on a narrow screen; the table beneath has the whole text."""


@dataclass(frozen=True)
class Amount:
    """One bar as it is asked for. ``valor`` is its number in words; ``rayada`` sets it apart."""

    texto: str
    numero: int
    valor: str
    rayada: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar as it is drawn."""

    texto: str
    valor: str
    ancho: float
    y_texto: float
    y_barra: float
    y_valor: float
    rayada: bool


@dataclass(frozen=True)
class BarChart:
    """A drawing and what it says to those who do not see it."""

    id: str
    titulo: str
    descripcion: str
    alto: float
    barras: tuple[Bar, ...]


def bar_chart(id_: str, titulo: str, amounts: Iterable[Amount]) -> BarChart | None:
    """Return the chart of some amounts in their order, or None when there are none."""
    asked = tuple(amounts)
    if not asked:
        return None
    most = max(1, *(amount.numero for amount in asked))
    bars = tuple(_bar(amount, place, most) for place, amount in enumerate(asked))
    said = ". ".join(f"{amount.texto}: {amount.valor}" for amount in asked)
    return BarChart(id_, titulo, f"{said}.", round(ROW * len(bars), 1), bars)


def _bar(amount: Amount, place: int, most: int) -> Bar:
    top = place * ROW
    return Bar(
        _short(amount.texto),
        amount.valor,
        round(WIDEST * amount.numero / most, 1),
        round(top + 1.1, 1),
        round(top + 1.5, 1),
        round(top + 2.4, 1),
        amount.rayada,
    )


def _short(text: str) -> str:
    if len(text) <= LONGEST_LABEL:
        return text
    return text[: LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,:;") + "…"
