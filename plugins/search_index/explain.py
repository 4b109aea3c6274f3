"""Says in Spanish why a query finds what it finds: for the staff who write the guides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MOST_RESULTS = 8
MOST_STEMS = 8

Answer = Mapping[str, Any]


def explain(query: str, answer: Answer) -> str:
    """Return one answer of the search (see ``run_in_node.search``) as a text of some lines."""
    lines = [f"«{query}»"]
    if answer["corrected"]:
        lines.append(f"Se corrigió a: «{answer['corrected']}»")
    lines += _words(answer["terms"])
    results = answer["results"][:MOST_RESULTS]
    if not results:
        lines.append("Sin resultados. Agrega estas palabras a los «sinonimos» de la guía que toca.")
    elif answer["weak"]:
        lines.append("Coincidencia parcial: ningún resultado tiene más de la mitad de la consulta.")
    for place, result in enumerate(results, 1):
        lines += ["", *_result(place, result)]
    return "\n".join([*lines, ""])


def _words(terms: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for term in terms:
        stems = [f"{stem} {weight:.2f}" for stem, weight in term["stems"][:MOST_STEMS]]
        more = len(term["stems"]) - len(stems)
        shown = ", ".join(stems) + (f" y {more} más" if more > 0 else "")
        how = "tal cual" if term["exact"] else "por parecido o equivalencia"
        found = f"{how}: {shown}" if stems else "nadie la escribió en el portal"
        yield f"  {term['word']} (importancia {term['counts']:.2f}) → {found}"


def _result(place: int, result: Mapping[str, Any]) -> Iterator[str]:
    yield f"{place}. {result['titulo']}  [{result['tipo']} {result['id']}]"
    pinned = " · fijada por «fijar_para»" if result["score"] >= 1e6 else ""
    yield (
        f"   puntos {result['score'] % 1e6:.1f}{pinned} · lunr {result['lunr']:.1f} · "
        f"cubre {result['coverage']:.0%} de la consulta · la consulta dice {result['share']:.0%} "
        f"del título · frase parecida {result['phrase']:.0%} · "
        f"consultada {result['popularity']:.0%}"
    )
    yield f"   raíces encontradas: {', '.join(result['matched'])}"
