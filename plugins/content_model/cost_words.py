"""The fixed words around amounts of money, in the languages that guides are written in."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.content_model.common import Idioma


@dataclass(frozen=True)
class CostWords:
    """What the cost engine says in one language; braces are filled with amounts and names."""

    gratis: str
    por_confirmar: str
    en_pesos_por_confirmar: str
    varia: str
    rango: str
    por: str
    tarifa_de: str
    porcentaje: str
    de: str
    o: str
    redondeo: str


_ES = CostWords(
    gratis="Gratis",
    por_confirmar="Por confirmar",
    en_pesos_por_confirmar="{}, en pesos: por confirmar",
    varia="Varía según el caso",
    rango="de {} a {}",
    por="{} por {}",
    tarifa_de="{} (tarifa de {})",
    porcentaje="{} %",
    de="{} de {}",
    o="{} o {}",
    redondeo=(
        "Cada renglón se redondea al centavo; medio centavo sube. "
        "Los recargos se calculan sobre los renglones ya redondeados."
    ),
)
_EN = CostWords(
    gratis="Free",
    por_confirmar="To be confirmed",
    en_pesos_por_confirmar="{}, in pesos: to be confirmed",
    varia="Depends on the case",
    rango="from {} to {}",
    por="{} per {}",
    tarifa_de="{} ({} fee)",
    porcentaje="{}%",
    de="{} of {}",
    o="{} or {}",
    redondeo=(
        "Every line is rounded to the cent; half a cent goes up. "
        "Surcharges are computed on lines already rounded."
    ),
)


def cost_words(idioma: Idioma) -> CostWords:
    """Return the words of a language; Spanish where there are none."""
    return _EN if idioma is Idioma.EN else _ES
