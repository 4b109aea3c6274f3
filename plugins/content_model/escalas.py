"""Warning scales: levels mean something only inside their scale."""

from __future__ import annotations

from pydantic import model_validator

from plugins.content_model.common import Fuente, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import (
    Entero,
    Id,
    Linea,
    SiNo,
    Texto,
)


class Cap(Record):
    """How a level maps to CAP 1.2 codes."""

    severidad: Linea = campo(
        "severity",
        "Código CAP",
        ejemplo="Severe",
        pattern="^(Extreme|Severe|Moderate|Minor|Unknown)$",
    )
    urgencia: Linea = campo(
        "urgency",
        "Código CAP",
        ejemplo="Expected",
        pattern="^(Immediate|Expected|Future|Past|Unknown)$",
    )
    certeza: Linea = campo(
        "certainty",
        "Código CAP",
        ejemplo="Likely",
        pattern="^(Observed|Likely|Possible|Unlikely|Unknown)$",
    )


class Nivel(Record):
    """One level of a warning scale."""

    id: Id = campo("Id", "Identificador dentro de la escala", ejemplo="roja")
    nombre: Linea = campo("Nombre", "Como se anuncia", ejemplo="Alerta roja")
    nombre_en: Linea = campo("Nombre en inglés", "Como se anuncia en inglés", ejemplo="Red alert")
    color: Linea = campo(
        "Color",
        "Color de la escala",
        ejemplo="rojo",
        pattern="^(azul|verde|amarillo|naranja|rojo|gris)$",
    )
    orden: Entero = campo("Gravedad", "0 es la menor", ejemplo="4")
    significado: Texto = campo(
        "Qué significa", "En una frase", ejemplo="Peligro máximo: resguardo total."
    )
    fases: dict[Id, Linea] = campo(
        "Nombre por fase",
        "Cómo se llama en cada fase",
        ejemplo={"acercamiento": "afectación"},
        default={},
    )
    que_hacer: tuple[Texto, ...] = campo(
        "Qué hacer",
        "Texto aprobado para este nivel",
        ejemplo=["Quédate en un lugar seguro."],
        default=(),
    )
    que_hacer_en: tuple[Texto, ...] = campo(
        "Qué hacer, en inglés",
        "El mismo texto, traducido por una persona",
        ejemplo=["Stay in a safe place."],
        default=(),
    )
    cap: Cap = campo(
        "Códigos CAP",
        "Para avisos legibles por máquinas",
        ejemplo={"severidad": "Extreme", "urgencia": "Immediate", "certeza": "Likely"},
    )


class Escala(Record):
    """A warning scale; levels mean something only inside it."""

    id: Id = campo("Id", "Identificador", ejemplo="siat-ct")
    nombre: Linea = campo(
        "Nombre", "Nombre completo", ejemplo="Sistema de Alerta Temprana para Ciclones Tropicales"
    )
    descripcion: Texto = campo(
        "Descripción", "Para qué sirve", ejemplo="Dice qué tan cerca está un ciclón."
    )
    rotulo: Linea | None = campo(
        "Rótulo",
        "Nombre corto, como sale junto al color en los avisos",
        ejemplo="Ciclones tropicales",
        default=None,
        max_length=40,
    )
    rotulo_en: Linea | None = campo(
        "Rótulo en inglés",
        "El rótulo para /en/",
        ejemplo="Tropical cyclones",
        default=None,
        max_length=40,
    )
    fases: dict[Id, Linea] = campo(
        "Fases", "Fases y su nombre", ejemplo={"acercamiento": "Se acerca"}, default={}
    )
    fases_en: dict[Id, Linea] = campo(
        "Fases en inglés",
        "Las mismas fases, para /en/",
        ejemplo={"acercamiento": "Approaching"},
        default={},
    )
    niveles: tuple[Nivel, ...] = campo(
        "Niveles",
        "De menor a mayor",
        ejemplo=[
            {
                "id": "azul",
                "nombre": "Alerta azul",
                "nombre_en": "Blue alert",
                "color": "azul",
                "orden": "0",
                "significado": "Aviso.",
                "cap": {"severidad": "Minor", "urgencia": "Future", "certeza": "Possible"},
            }
        ],
        min_length=1,
    )
    umbral_banner: Id = campo(
        "Umbral del aviso general", "Desde qué nivel sale en todas las páginas", ejemplo="azul"
    )
    aprobada: SiNo = campo(
        "Aprobada", "¿Protección Civil aprobó la tabla?", ejemplo="no", default=False
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "Gaceta Municipal", "visto": "2026-11-22"}],
        default=(),
    )

    @model_validator(mode="after")
    def _threshold_exists(self) -> Escala:
        levels = [nivel.id for nivel in self.niveles]
        verify(
            self.umbral_banner in levels, f"debe ser uno de: {', '.join(levels)}", "umbral_banner"
        )
        verify(len(set(levels)) == len(levels), "hay dos niveles con el mismo «id»", "niveles")
        return self

    def rotulo_de(self, nivel_id: str, fase: str | None, *, english: bool = False) -> str:
        """Return level, scale and phase: ``Alerta roja · Ciclones tropicales · Se acerca``.

        A colour never stands alone: the same one means other things in another scale.
        """
        nivel = self.nivel(nivel_id)
        level = (nivel.nombre_en if english else nivel.nombre) if nivel else ""
        scale = (self.rotulo_en if english else None) or self.rotulo or self.nombre
        phase = (self.fases_en if english else self.fases).get(fase or "", "")
        return " · ".join(part for part in (level, scale, phase) if part)

    def avisa_a_todos(self, nivel_id: str) -> bool:
        """Tell whether a message of that level goes on every page (``umbral_banner``)."""
        nivel, threshold = self.nivel(nivel_id), self.nivel(self.umbral_banner)
        return nivel is None or threshold is None or nivel.orden >= threshold.orden

    def nivel(self, nivel_id: str) -> Nivel | None:
        """Return the level of that id, or None."""
        return next((nivel for nivel in self.niveles if nivel.id == nivel_id), None)
