"""Fourteen months of made-up figures, for the page that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from plugins.content_model.cifras import (
    Busqueda,
    Cifra,
    Descarga,
    Dispositivos,
    Respuesta,
    VisitasGuia,
    days_of,
    first_day,
)

MONTHS = tuple(f"{2025 + (9 + n) // 12}-{(9 + n) % 12 + 1:02}" for n in range(14))


def year_of_figures(guides: Sequence[str]) -> tuple[Cifra, ...]:
    """Return months up to 2026-11, of which the last has 15 days and one is without logs."""
    return tuple(_month(id_, place, guides) for place, id_ in enumerate(MONTHS))


def _month(id_: str, place: int, guides: Sequence[str]) -> Cifra:
    part = id_ == MONTHS[-1]
    visits = (9000 + 1300 * (place * 7 % 11)) // (2 if part else 1)
    start = first_day(id_)
    end = date(2026, 11, 15) if part else start + timedelta(days=days_of(id_) - 1)
    return Cifra(
        id=id_,
        desde=start,
        hasta=end,
        sin_registros=(date(2026, 11, 3),) if part else (),
        visitas=visits,
        paginas=visits * 3,
        visitas_contingencia=None if place % 5 == 1 else visits // 20,
        visitas_con_aviso=visits // 6 if place % 4 == 0 else None,
        dispositivos=Dispositivos(celular=visits * 3 // 4, computadora=visits // 5),
        aperturas_app=visits // 9,
        visitas_app=visits // 20,
        descargas_datos=visits // 30,
        busquedas=visits // 3,
        guias=tuple(
            VisitasGuia(tramite=guide, visitas=max(10, visits // (4 + 2 * rank)))
            for rank, guide in enumerate(guides)
        ),
        sin_respuesta=(
            Busqueda(texto="cambio de medidor", respuesta=Respuesta.NADA, visitas=36),
            Busqueda(texto="feria del empleo 2027", respuesta=Respuesta.DEBIL),
        ),
        descargas=(Descarga(ruta="/api/v1/tramites.csv", descargas=max(10, visits // 50)),),
    )
