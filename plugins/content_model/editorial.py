"""What the advice on style is set with: the city's own words, and the electoral periods."""

from __future__ import annotations

from pydantic import model_validator

from plugins.content_model.common import verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Dia, Linea, Texto


class Palabra(Record):
    """A word that is right here although the dictionary does not know it."""

    palabra: Linea = campo(
        "Palabra", "Con sus acentos y sus mayúsculas", ejemplo="descacharrización", max_length=40
    )
    nota: Texto | None = campo(
        "Nota", "Qué quiere decir", ejemplo="Retiro de cacharros por brigada", default=None
    )


class PeriodoElectoral(Record):
    """Days on which government propaganda is suspended (Constitución, art. 41, base III, C)."""

    nombre: Linea = campo("Nombre", "De qué elección", ejemplo="Campañas y jornada de 2027")
    desde: Dia = campo("Desde", "Primer día", ejemplo="2027-04-04")
    hasta: Dia = campo("Hasta", "Último día: el de la votación", ejemplo="2027-06-06")
    fuente: Linea = campo(
        "Fuente", "Quién fijó las fechas", ejemplo="Calendario del proceso electoral, INE"
    )

    @model_validator(mode="after")
    def _in_order(self) -> PeriodoElectoral:
        verify(
            self.desde <= self.hasta,
            f"debe ser posterior a «desde» ({self.desde}); se recibió {self.hasta}",
            "hasta",
        )
        return self
