"""Parts that more than one kind of record is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from plugins.content_model.fields import Record, campo
from plugins.content_model.types import (
    Correo,
    Dia,
    Hora,
    Linea,
    Telefono,
    Texto,
    Url,
    problem,
)


class Estado(StrEnum):
    """Whether staff have released the record."""

    BORRADOR = "borrador"
    PUBLICADO = "publicado"


class Idioma(StrEnum):
    """Languages the portal publishes in (BCP 47)."""

    ES = "es"
    EN = "en"
    YUA = "yua"


class DiaSemana(StrEnum):
    """Days of the week, Monday first."""

    LUNES = "lunes"
    MARTES = "martes"
    MIERCOLES = "miercoles"
    JUEVES = "jueves"
    VIERNES = "viernes"
    SABADO = "sabado"
    DOMINGO = "domingo"


class Fuente(Record):
    """Where a fact was read, and when."""

    nombre: Linea = campo("Nombre", "Quién lo publicó", ejemplo="Ficha REMTYS (IMDAI)")
    url: Url | None = campo(
        "Dirección",
        "Página donde se leyó",
        ejemplo="https://imdai.cancun.gob.mx/remtys",
        default=None,
    )
    fecha: Linea | None = campo(
        "Fecha del dato", "De cuándo es el dato en la fuente", ejemplo="2019", default=None
    )
    visto: Dia = campo("Visto el", "Día en que se consultó", ejemplo="2026-11-22")
    nota: Texto | None = campo(
        "Nota", "Duda o aclaración", ejemplo="La ficha da dos montos", default=None
    )


class Franja(Record):
    """Opening hours of some days of the week."""

    dias: tuple[DiaSemana, ...] = campo(
        "Días",
        "Días con el mismo horario",
        ejemplo=["lunes", "martes", "miercoles", "jueves", "viernes"],
        min_length=1,
    )
    abre: Hora = campo("Abre", "Hora de apertura, 24 horas", ejemplo="08:00")
    cierra: Hora = campo("Cierra", "Hora de cierre, 24 horas", ejemplo="17:00")

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Franja:
        verify(
            self.abre < self.cierra,
            f"debe ser después de «abre» ({self.abre}); se recibió «{self.cierra}»; usa 24 horas",
            "cierra",
        )
        return self


class Contacto(Record):
    """How to reach the people in charge."""

    telefonos: tuple[Telefono, ...] = campo(
        "Teléfonos", "Uno por renglón", ejemplo=["998 881 2800 ext. 2028"], default=()
    )
    whatsapp: Telefono | None = campo(
        "WhatsApp", "Diez dígitos", ejemplo="998 844 8035", default=None
    )
    correo: Correo | None = campo(
        "Correo", "Correo oficial", ejemplo="ventanillaunica@cancun.gob.mx", default=None
    )
    nota: Texto | None = campo(
        "Nota", "Aclaración", ejemplo="Pide el área de licencias", default=None
    )


class Imagen(Record):
    """A photograph under ``content/imagenes`` with what it shows and who took it."""

    archivo: Linea = campo(
        "Archivo",
        "Ruta dentro de content/imagenes",
        ejemplo="2026/playa-delfines.jpg",
        control="imagen",
    )
    alt: Linea = campo(
        "Texto alternativo",
        "Qué se ve, para quien no puede ver la imagen",
        ejemplo="Tres personas limpian sargazo con rastrillos en la playa",
        min_length=5,
        max_length=250,
    )
    credito: Linea = campo("Crédito", "Quién la tomó", ejemplo="Comunicación Social")


class Errata(Record):
    """A public correction."""

    fecha: Dia = campo("Fecha", "Día de la corrección", ejemplo="2026-03-16")
    texto: Texto = campo(
        "Texto", "Qué decía y qué debe decir", ejemplo="Decía 9:00; el horario correcto es 8:00"
    )


class Cambio(Record):
    """One entry of a guide's public history."""

    fecha: Dia = campo("Fecha", "Día del cambio", ejemplo="2026-11-22")
    cambio: Texto = campo("Cambio", "Qué cambió", ejemplo="Primera publicación")


class Fundamento(Record):
    """A law or regulation, and its article."""

    ley: Linea = campo(
        "Ley o reglamento", "Nombre completo", ejemplo="Reglamento de Tránsito de Benito Juárez"
    )
    articulo: Linea | None = campo(
        "Artículo", "Artículo o fracción", ejemplo="art. 45, fr. II", default=None
    )


class Pregunta(Record):
    """A question citizens ask and its answer."""

    pregunta: Linea = campo(
        "Pregunta", "Como la haría una persona", ejemplo="¿Puede ir otra persona por mí?"
    )
    respuesta: Texto = campo(
        "Respuesta", "Corta y directa", ejemplo="Sí, con carta poder e identificación."
    )


def shorthand(key: str) -> BeforeValidator:
    """Let a writer give one word where a mapping is expected: it becomes that mapping's ``key``."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand)


FundamentoCorto = Annotated[Fundamento, shorthand("ley")]


def verify(condition: bool, message: str, field: str = "") -> None:
    """Raise the Spanish ``message`` unless ``condition`` holds; ``field`` is the one to correct."""
    if not condition:
        raise problem(message, field)
