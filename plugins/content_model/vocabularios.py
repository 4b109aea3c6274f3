"""Closed vocabularies cited by id: topics, life events, groups, documents, UMA, home page lists."""

from __future__ import annotations

from enum import StrEnum

from plugins.content_model.fields import Record, campo
from plugins.content_model.types import (
    Cantidad,
    Dia,
    Id,
    Linea,
    Texto,
)


class Icono(StrEnum):
    """The drawings of the theme that may stand for a topic."""

    BRIEFCASE = "briefcase"
    BUILDING = "building"
    CALENDAR = "calendar"
    CAR = "car"
    COINS = "coins"
    CONSTRUCTION = "construction"
    FILE_TEXT = "file-text"
    HARD_HAT = "hard-hat"
    HEART_PULSE = "heart-pulse"
    HOME = "home"
    LANDMARK = "landmark"
    LEAF = "leaf"
    LIGHTBULB = "lightbulb"
    MEGAPHONE = "megaphone"
    MONITOR = "monitor"
    PALETTE = "palette"
    PAW_PRINT = "paw-print"
    SHIELD = "shield"
    STORE = "store"
    UMBRELLA = "umbrella"
    USERS = "users"
    WAVES = "waves"


class Tema(Record):
    """A topic: the main way in to procedures and news."""

    id: Id = campo("Id", "Identificador; forma la dirección", ejemplo="negocios")
    nombre: Linea = campo("Nombre", "Corto", ejemplo="Negocios")
    nombre_en: Linea = campo("Nombre en inglés", "Para /en/", ejemplo="Business")
    descripcion: Linea = campo(
        "Descripción",
        "Qué se encuentra",
        ejemplo="Abrir, renovar o cerrar un negocio.",
        max_length=160,
    )
    icono: Icono = campo("Icono", "El dibujo que lo acompaña", ejemplo="store")


class HechoDeVida(Record):
    """A moment of life that brings several procedures at once."""

    id: Id = campo("Id", "Identificador", ejemplo="nacimiento")
    nombre: Linea = campo("Nombre", "Como lo diría la persona", ejemplo="Voy a tener un bebé")
    descripcion: Linea = campo(
        "Descripción", "Qué se encuentra", ejemplo="Registro y actas.", max_length=160
    )


class Grupo(Record):
    """A group of people with rights or services of their own."""

    id: Id = campo("Id", "Identificador", ejemplo="personas-mayores")
    nombre: Linea = campo("Nombre", "Cómo se llama", ejemplo="Personas mayores")
    descripcion: Linea = campo(
        "Descripción", "Qué se encuentra", ejemplo="Descuentos y cuidados.", max_length=160
    )


class Documento(Record):
    """An entry of the requirement dictionary: a document that procedures ask for."""

    id: Id = campo("Id", "Identificador", ejemplo="comprobante-domicilio")
    nombre: Linea = campo("Nombre", "Como se pide", ejemplo="Comprobante de domicilio")
    nombre_en: Linea | None = campo(
        "Nombre en inglés", "Para /en/", ejemplo="Proof of address", default=None
    )
    quien_lo_emite: Linea | None = campo(
        "Quién lo emite",
        "Autoridad o empresa",
        ejemplo="CFE, agua potable o teléfono",
        default=None,
    )
    sirve: tuple[Linea, ...] = campo(
        "También sirve", "Documentos equivalentes", ejemplo=["Recibo de luz"], default=()
    )
    tramite: Id | None = campo(
        "Trámite",
        "Guía con la que se obtiene aquí",
        ejemplo="constancia-residencia",
        default=None,
        cita="tramites",
    )
    nota: Texto | None = campo(
        "Nota", "Aclaración", ejemplo="De los últimos tres meses", default=None
    )


class Uma(Record):
    """The value of the Unidad de Medida y Actualización from a date on."""

    desde: Dia = campo("Desde", "Primer día en vigor", ejemplo="2026-02-01")
    valor: Cantidad = campo("Valor diario", "Pesos", ejemplo="117.31")
    fuente: Linea = campo("Fuente", "Quién lo publica", ejemplo="INEGI")


class Portada(Record):
    """What the home page puts first (one entry per list)."""

    id: Id = campo("Id", "Nombre de la lista", ejemplo="mas-consultados")
    tramites: tuple[Id, ...] = campo(
        "Trámites", "Ids, en orden", ejemplo=["pago-predial"], cita="tramites", min_length=1
    )
