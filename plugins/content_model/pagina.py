"""The record of a standing page (privacy, accessibility, contact …)."""

from __future__ import annotations

from enum import StrEnum

from plugins.content_model.adjuntos import Adjunto, adjuntos
from plugins.content_model.common import Estado, Fuente, Idioma, Pregunta
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Dia, Entero, Id, Linea


class Menu(StrEnum):
    """In which menu a page is listed."""

    PRINCIPAL = "principal"
    PIE = "pie"
    NINGUNO = "ninguno"


class Pagina(Record):
    """A standing page; its text is the body of the file, its address the file's name."""

    titulo: Linea = campo(
        "Título", "Nombre de la página", ejemplo="Aviso de privacidad", max_length=110
    )
    resumen: Linea = campo(
        "Resumen",
        "De qué trata, máximo 160 letras",
        ejemplo="Qué datos usa este portal y cuáles no.",
        max_length=160,
    )
    actualizado: Dia = campo("Actualizado", "Último cambio", ejemplo="2026-11-23")
    menu: Menu = campo("Menú", "principal, pie o ninguno", ejemplo="pie", default=Menu.NINGUNO)
    orden: Entero = campo("Orden", "Lugar en el menú", ejemplo="3", default=100)
    sinonimos: tuple[Linea, ...] = campo(
        "Sinónimos",
        "Cómo lo busca la gente, si no es con las palabras del título",
        ejemplo=["número de emergencias", "teléfono de la policía"],
        default=(),
    )
    preguntas: tuple[Pregunta, ...] = campo(
        "Preguntas",
        "Preguntas frecuentes",
        ejemplo=[{"pregunta": "¿Guardan mis datos?", "respuesta": "No."}],
        default=(),
    )
    adjuntos: tuple[Adjunto, ...] = adjuntos()
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde salen los datos",
        ejemplo=[{"nombre": "Gaceta Municipal", "visto": "2026-11-22"}],
        default=(),
    )
    estado: Estado = campo(
        "Estado", "borrador o publicado", ejemplo="publicado", default=Estado.PUBLICADO
    )
    idioma: Idioma = campo("Idioma", "es, en o yua", ejemplo="es", default=Idioma.ES)
    traduccion_de: Id | None = campo(
        "Traducción de",
        "Id del original en español",
        ejemplo="contacto",
        default=None,
        cita="paginas",
    )
