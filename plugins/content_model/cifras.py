"""The portal in figures: what each month's logs say, as counts that name nobody.

``python3 tasks.py figures`` writes ``content/datos/cifras.yml``; the same limits are asked of it
when it is read, so that a count that could point at somebody is refused wherever it comes from.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, model_validator

from plugins.content_model.common import Fuente, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Dia, Entero, Id, Linea, problem

LEAST = 10
"""Counts under this are not published: they could point at a person."""

LEAST_ASKING = 5
"""A search is kept only when at least so many different visitors made it."""

MONTH = re.compile(r"(2[0-9]{3})-(0[1-9]|1[0-2])")


def _enough(value: int) -> int:
    if value < LEAST:
        raise problem(
            f"«{value}» es menos de {LEAST} y podría señalar a alguien; deja el campo fuera"
        )
    return value


Cuenta = Annotated[Entero, AfterValidator(_enough)]


class Respuesta(StrEnum):
    """What the portal's search had for a query that it did not answer well."""

    NADA = "nada"
    DEBIL = "debil"


class VisitasGuia(Record):
    """How often a guide was consulted."""

    # Cites nothing: a month's figures stay true after its guides are gone.
    tramite: Id = campo("Trámite", "Id de la guía", ejemplo="pago-predial")
    visitas: Cuenta = campo("Visitas", "Visitas que abrieron la guía", ejemplo=2310)


class Busqueda(Record):
    """A search that found nothing, or nothing that says most of it."""

    texto: Linea = campo(
        "Texto", "Lo buscado, en minúsculas y sin acentos", ejemplo="cambio de medidor"
    )
    respuesta: Respuesta = campo("Respuesta", "Qué encontró el buscador", ejemplo="nada")
    visitas: Cuenta | None = campo(
        "Visitas", "Visitas que lo buscaron; sin dato si son menos de 10", ejemplo=36, default=None
    )


class Dispositivos(Record):
    """Visits by kind of device; a kind without a figure had too few, or would give one away."""

    celular: Cuenta | None = campo("Celular", "Visitas", ejemplo=8120, default=None)
    tableta: Cuenta | None = campo("Tableta", "Visitas", ejemplo=210, default=None)
    computadora: Cuenta | None = campo("Computadora", "Visitas", ejemplo=3054, default=None)
    otro: Cuenta | None = campo("Otro", "Visitas", ejemplo=45, default=None)


class Descarga(Record):
    """How often a file of the open data was downloaded."""

    ruta: Linea = campo("Ruta", "Dirección del archivo", ejemplo="/api/v1/tramites.csv")
    descargas: Cuenta = campo("Descargas", "Descargas completas", ejemplo=57)


class Cifra(Record):
    """One month (or one figure of before there were logs)."""

    id: Id = campo("Id", "El mes, o el nombre de un dato anterior", ejemplo="2026-11")
    periodo: Linea | None = campo(
        "Periodo", "Solo en datos anteriores: de cuándo son", ejemplo="Primer mes", default=None
    )
    desde: Dia | None = campo("Desde", "Primer día contado", ejemplo="2026-11-01", default=None)
    hasta: Dia | None = campo("Hasta", "Último día contado", ejemplo="2026-11-30", default=None)
    sin_registros: tuple[Dia, ...] = campo(
        "Sin registros", "Días de los que no hay registros", ejemplo=["2026-11-17"], default=()
    )
    visitas: Cuenta | None = campo(
        "Visitas", "Visitantes distintos de cada día, sumados", ejemplo=11429, default=None
    )
    paginas: Cuenta | None = campo("Páginas", "Páginas vistas", ejemplo=30144, default=None)
    visitas_contingencia: Cuenta | None = campo(
        "Visitas a contingencias",
        "Visitas que abrieron una página de contingencias",
        ejemplo=940,
        default=None,
    )
    visitas_con_aviso: Cuenta | None = campo(
        "Visitas en días con aviso",
        "Visitas de los días en que había un aviso vigente",
        ejemplo=3120,
        default=None,
    )
    dispositivos: Dispositivos | None = campo(
        "Dispositivos", "Visitas por tipo", ejemplo={"celular": 8120}, default=None
    )
    aperturas_app: Cuenta | None = campo(
        "Aperturas de la aplicación",
        "Veces que se abrió el portal instalado como aplicación",
        ejemplo=610,
        default=None,
    )
    visitas_app: Cuenta | None = campo(
        "Visitas desde la aplicación",
        "Visitantes distintos de cada día que abrieron la aplicación, sumados",
        ejemplo=204,
        default=None,
    )
    descargas_app: Cuenta | None = campo(
        "Descargas de la aplicación",
        "Solo en datos anteriores: las que dio a conocer el programa",
        ejemplo=1630,
        default=None,
    )
    descargas_datos: Cuenta | None = campo(
        "Descargas de datos abiertos", "Archivos de /api/v1/", ejemplo=410, default=None
    )
    busquedas: Cuenta | None = campo(
        "Búsquedas", "Búsquedas en /buscar/", ejemplo=2890, default=None
    )
    guias: tuple[VisitasGuia, ...] = campo(
        "Guías más consultadas",
        "De más a menos visitas",
        ejemplo=[{"tramite": "pago-predial", "visitas": 2310}],
        default=(),
    )
    sin_respuesta: tuple[Busqueda, ...] = campo(
        "Búsquedas sin buena respuesta",
        "De más a menos visitas",
        ejemplo=[{"texto": "cambio de medidor", "respuesta": "nada"}],
        default=(),
    )
    descargas: tuple[Descarga, ...] = campo(
        "Descargas por archivo",
        "De más a menos",
        ejemplo=[{"ruta": "/api/v1/tramites.csv", "descargas": 57}],
        default=(),
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "Solo en datos anteriores: de dónde salen",
        ejemplo=[{"nombre": "Nota de prensa", "visto": "2026-11-22"}],
        default=(),
    )

    @model_validator(mode="after")
    def _a_month_or_an_earlier_figure(self) -> Cifra:
        if MONTH.fullmatch(self.id) is None:
            verify(self.periodo is not None, "di de cuándo es el dato", "periodo")
            verify(bool(self.fuentes), "di de dónde sale el dato", "fuentes")
            return self
        verify(self.desde is not None, "falta el primer día contado", "desde")
        verify(self.hasta is not None, "falta el último día contado", "hasta")
        if self.desde is not None and self.hasta is not None:
            for name, day in (("desde", self.desde), ("hasta", self.hasta)):
                verify(day.isoformat()[:7] == self.id, f"no es un día de {self.id}", name)
            verify(self.desde <= self.hasta, "es antes de «desde»", "hasta")
        return self

    @property
    def es_mes(self) -> bool:
        """Whether it is a month counted from logs."""
        return MONTH.fullmatch(self.id) is not None

    @property
    def dias(self) -> int:
        """How many days were counted; 0 when it is no month."""
        if self.desde is None or self.hasta is None or not self.es_mes:
            return 0
        inside = {day for day in self.sin_registros if self.desde <= day <= self.hasta}
        return (self.hasta - self.desde).days + 1 - len(inside)

    @property
    def completa(self) -> bool:
        """Whether every day of the month was counted."""
        return self.es_mes and self.dias == days_of(self.id)


def days_of(month: str) -> int:
    """Return how many days a month has; ``month`` is ``2026-11``."""
    year, number = (int(part) for part in month.split("-"))
    return calendar.monthrange(year, number)[1]


def first_day(month: str) -> date:
    """Return the first day of ``2026-11``."""
    return date.fromisoformat(f"{month}-01")
