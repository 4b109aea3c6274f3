"""Which file of ``content/datos`` holds which record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from plugins.content_model.cifras import Cifra
from plugins.content_model.editorial import Palabra, PeriodoElectoral
from plugins.content_model.escalas import Escala
from plugins.content_model.externos import EstadoServicio, Externo
from plugins.content_model.fields import Record
from plugins.content_model.lugares import (
    Dependencia,
    Festivo,
    LineaTelefonica,
    Oficina,
    Refugio,
)
from plugins.content_model.vocabularios import (
    Documento,
    Grupo,
    HechoDeVida,
    Portada,
    Tema,
    Uma,
)

FILES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "dependencias": Dependencia,
        "oficinas": Oficina,
        "refugios": Refugio,
        "telefonos": LineaTelefonica,
        "temas": Tema,
        "hechos_de_vida": HechoDeVida,
        "grupos": Grupo,
        "requisitos": Documento,
        "escalas": Escala,
        "externos": Externo,
        "servicios_estado": EstadoServicio,
        "portada": Portada,
        "uma": Uma,
        "festivos": Festivo,
        "cifras": Cifra,
        "palabras": Palabra,
        "periodos_electorales": PeriodoElectoral,
    }
)
"""File name (without ``.yml``) to the model of its entries; every file is a YAML list."""

OPTIONAL = frozenset({"cifras", "palabras", "periodos_electorales", "servicios_estado"})
"""Files that may be missing, which is as if they held nothing."""


@dataclass(frozen=True)
class Datos:
    """Everything in ``content/datos``: by id where entries have one, else in file order."""

    dependencias: Mapping[str, Dependencia]
    oficinas: Mapping[str, Oficina]
    refugios: Mapping[str, Refugio]
    telefonos: Mapping[str, LineaTelefonica]
    temas: Mapping[str, Tema]
    hechos_de_vida: Mapping[str, HechoDeVida]
    grupos: Mapping[str, Grupo]
    requisitos: Mapping[str, Documento]
    escalas: Mapping[str, Escala]
    externos: Mapping[str, Externo]
    portada: Mapping[str, Portada]
    uma: tuple[Uma, ...]
    festivos: tuple[Festivo, ...]
    cifras: Mapping[str, Cifra] = field(default_factory=dict)
    palabras: tuple[Palabra, ...] = ()
    periodos_electorales: tuple[PeriodoElectoral, ...] = ()
    servicios_estado: tuple[EstadoServicio, ...] = ()
