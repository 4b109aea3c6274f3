"""The words of a language: what the modules ``spanish`` and ``english`` have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from plugins.content_model.common import DiaSemana, Idioma
from plugins.content_model.lugares import Accesibilidad, TipoOficina
from plugins.content_model.noticia import PrecisionFecha, TipoNoticia
from plugins.content_model.tramite_parts import (
    Actor,
    Ficta,
    FormaPago,
    Persona,
    Plazo,
    TipoCanal,
    TipoFormato,
    TipoTramite,
    Vigencia,
)
from plugins.portal import english, spanish


class Voice(Protocol):
    """Everything a view says with words of a closed list."""

    IDIOMAS: Mapping[Idioma, str]
    TIPOS_TRAMITE: Mapping[TipoTramite, str]
    CANALES: Mapping[TipoCanal, str]
    PAGOS: Mapping[FormaPago, str]
    FICTAS: Mapping[Ficta, str]
    FORMATOS: Mapping[TipoFormato, str]
    PERSONAS: Mapping[Persona, str]
    ACTORES: Mapping[Actor, str]
    OFICINAS: Mapping[TipoOficina, str]
    ACCESIBILIDAD: Mapping[Accesibilidad, str]
    NOTICIAS: Mapping[TipoNoticia, str]

    def fecha(self, value: date | datetime, precision: PrecisionFecha = ...) -> str:
        """Name a day."""

    def dato(self, text: str) -> str:
        """Say of when a datum of a source is."""

    def instante(self, value: datetime) -> str:
        """Name a day and an hour."""

    def momento(self, value: datetime) -> str:
        """Name a day, an hour and whose hour it is."""

    def plazo(self, value: Plazo) -> str:
        """Name a deadline."""

    def vigencia(self, value: Vigencia) -> str:
        """Name how long something is valid."""

    def dias(self, days: Sequence[DiaSemana]) -> str:
        """Name days of the week."""

    def franja(self, abre: str, cierra: str) -> str:
        """Name opening hours."""

    def copias(self, original: bool, number: int) -> str:
        """Name what to bring of a document."""

    def lista(self, items: Sequence[str]) -> str:
        """Join words into a list."""


def voice(idioma: Idioma) -> Voice:
    """Return the words of a language; Maya pages keep Spanish around their own text."""
    return english if idioma is Idioma.EN else spanish
