"""The record of an emergency message: one file is one CAP message (alert, update or cancel)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.common import Estado, Fuente, Idioma, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Dia, Entero, Id, Instante, Linea, SiNo, Texto


class Categoria(StrEnum):
    """CAP 1.2 ``category`` codes (OASIS CAP-v1.2, 3.2.2), spelt in Spanish."""

    METEOROLOGICA = "meteorologica"
    SALUD = "salud"
    INCENDIO = "incendio"
    INFRAESTRUCTURA = "infraestructura"
    AMBIENTAL = "ambiental"
    GEOLOGICA = "geologica"
    SEGURIDAD = "seguridad"
    TRANSPORTE = "transporte"
    OTRA = "otra"


class TipoMensaje(StrEnum):
    """CAP ``msgType``: Alert, Update, Cancel."""

    ALERTA = "alerta"
    ACTUALIZA = "actualiza"
    CANCELA = "cancela"


class Caracter(StrEnum):
    """CAP ``status``: Actual, Exercise, Test."""

    REAL = "real"
    SIMULACRO = "simulacro"
    PRUEBA = "prueba"


class RefugioAbierto(Record):
    """A shelter opened by this message."""

    refugio: Id = campo(
        "Refugio", "Id de datos/refugios.yml", ejemplo="primaria-ek-balam", cita="refugios"
    )
    abierto: SiNo = campo("¿Abierto ahora?", "sí o no", ejemplo="sí", default=True)
    nota: Texto | None = campo(
        "Nota", "Aclaración", ejemplo="Recibe mascotas con correa", default=None
    )


class Prorroga(Record):
    """A deadline that was extended."""

    tramite: Id = campo("Trámite", "Id de la guía", ejemplo="pago-predial", cita="tramites")
    hasta: Dia = campo("Hasta", "Nuevo último día", ejemplo="2026-02-20")
    nota: Texto | None = campo("Nota", "Aclaración", ejemplo="Sin recargos", default=None)


class ServicioAfectado(Record):
    """A public service that changed or stopped."""

    servicio: Linea = campo("Servicio", "Qué servicio", ejemplo="Recolección de basura")
    situacion: Texto = campo("Situación", "Qué cambia", ejemplo="Suspendida hasta nuevo aviso")


class CifraRefugios(Record):
    """How many shelters and places the authority announced in all."""

    numero: Entero = campo("Refugios", "Cuántos", ejemplo="67")
    capacidad: Entero | None = campo(
        "Lugares", "Para cuántas personas", ejemplo="16680", default=None, ge=0
    )
    nota: Texto | None = campo("Nota", "Aclaración", ejemplo="Uno recibe mascotas", default=None)


class TextoIdioma(Record):
    """The message in another language, translated by a person."""

    titulo: Linea = campo(
        "Título", "Título traducido", ejemplo="Hurricane Delta: red alert", max_length=110
    )
    resumen: Linea | None = campo(
        "Resumen",
        "El resumen, traducido, máximo 160 letras",
        ejemplo="Stay in a safe place; the hurricane arrives tonight.",
        default=None,
        max_length=160,
    )
    que_pasa: Texto = campo(
        "Qué pasa", "Qué pasa, traducido", ejemplo="The hurricane will arrive tonight."
    )
    que_hacer: tuple[Texto, ...] = campo(
        "Qué hacer", "Instrucciones, en orden", ejemplo=["Stay indoors."], min_length=1
    )
    area: Linea | None = campo(
        "Zona", "Zona, traducida", ejemplo="All of Benito Juárez", default=None
    )
    texto_sms: Linea | None = campo(
        "Texto para SMS",
        "Máximo 160 letras",
        ejemplo="Red alert: stay indoors.",
        default=None,
        max_length=160,
    )
    servicios_afectados: tuple[ServicioAfectado, ...] = campo(
        "Servicios afectados",
        "Todos los de arriba, traducidos",
        ejemplo=[{"servicio": "Rubbish collection", "situacion": "Suspended"}],
        default=(),
    )


class Contingencia(Record):
    """One official message about one event, valid until ``vigente_hasta``."""

    id: Id = campo("Id", "Igual al nombre del archivo; no cambia nunca", ejemplo="delta-2020-roja")
    titulo: Linea = campo(
        "Título", "Evento y nivel", ejemplo="Huracán Delta: alerta roja", max_length=110
    )
    resumen: Linea | None = campo(
        "Resumen",
        "Lo más importante, máximo 160 letras",
        ejemplo="Quédate en un lugar seguro; el huracán llega esta noche.",
        default=None,
        max_length=160,
    )
    categoria: Categoria = campo("Categoría", "Clase de emergencia", ejemplo="meteorologica")
    evento: Linea = campo("Evento", "Qué fenómeno es", ejemplo="Huracán")
    episodio: Id | None = campo(
        "Episodio", "Une los mensajes del mismo suceso", ejemplo="delta-2020", default=None
    )
    escala: Id = campo("Escala", "Id de datos/escalas.yml", ejemplo="siat-ct", cita="escalas")
    nivel: Id = campo("Nivel", "Nivel de esa escala", ejemplo="roja")
    fase: Id | None = campo(
        "Fase", "Fase de esa escala, si la tiene", ejemplo="acercamiento", default=None
    )
    emitido: Instante = campo("Emitido", "Cuándo se emitió", ejemplo="2020-10-06T09:00-05:00")
    inicio: Instante = campo("Inicio", "Desde cuándo vale", ejemplo="2020-10-06T09:00-05:00")
    vigente_hasta: Instante = campo(
        "Vigente hasta", "Hasta cuándo vale; obligatorio", ejemplo="2020-10-07T18:00-05:00"
    )
    tipo_mensaje: TipoMensaje = campo(
        "Tipo de mensaje", "alerta, actualiza o cancela", ejemplo="alerta"
    )
    reemplaza: tuple[Id, ...] = campo(
        "Reemplaza a",
        "Ids de los mensajes anteriores",
        ejemplo=["delta-2020-naranja"],
        default=(),
        cita="contingencias",
    )
    caracter: Caracter = campo(
        "Carácter", "real, simulacro o prueba", ejemplo="real", default=Caracter.REAL
    )
    area: Linea = campo("Zona", "Dónde aplica", ejemplo="Todo el municipio de Benito Juárez")
    que_pasa: Texto = campo(
        "Qué pasa", "En pocas frases", ejemplo="El huracán llega esta noche a la zona norte."
    )
    que_hacer: tuple[Texto, ...] = campo(
        "Qué hacer",
        "Instrucciones, en orden",
        ejemplo=["Quédate en casa o en un refugio."],
        min_length=1,
    )
    refugios: tuple[RefugioAbierto, ...] = campo(
        "Refugios",
        "Refugios de este mensaje",
        ejemplo=[{"refugio": "primaria-ek-balam"}],
        default=(),
    )
    cifra_refugios: CifraRefugios | None = campo(
        "Total de refugios",
        "Cuántos en total",
        ejemplo={"numero": "67", "capacidad": "16680"},
        default=None,
    )
    telefonos: tuple[Id, ...] = campo(
        "Teléfonos", "Ids de datos/telefonos.yml", ejemplo=["911"], default=(), cita="telefonos"
    )
    servicios_afectados: tuple[ServicioAfectado, ...] = campo(
        "Servicios afectados",
        "Qué cambia",
        ejemplo=[{"servicio": "Recolección de basura", "situacion": "Suspendida"}],
        default=(),
    )
    oficinas_cerradas: tuple[Id, ...] = campo(
        "Oficinas cerradas",
        "Ids de datos/oficinas.yml",
        ejemplo=["transito-municipal"],
        default=(),
        cita="oficinas",
    )
    prorrogas: tuple[Prorroga, ...] = campo(
        "Prórrogas",
        "Plazos que se alargan",
        ejemplo=[{"tramite": "pago-predial", "hasta": "2026-02-20"}],
        default=(),
    )
    tramites_afectados: tuple[Id, ...] = campo(
        "Trámites afectados", "Ids de guías", ejemplo=["pago-predial"], default=(), cita="tramites"
    )
    fuente_oficial: Linea = campo(
        "Fuente oficial",
        "Quién emite la información",
        ejemplo="Coordinación Estatal de Protección Civil",
    )
    proximo_boletin: Instante | None = campo(
        "Próximo boletín",
        "Cuándo habrá más información",
        ejemplo="2020-10-06T15:00-05:00",
        default=None,
    )
    texto_sms: Linea | None = campo(
        "Texto para SMS",
        "Máximo 160 letras",
        ejemplo="Delta: alerta ROJA en Cancún. Resguárdate. 911.",
        default=None,
        max_length=160,
    )
    idiomas: dict[Idioma, TextoIdioma] = campo(
        "Otros idiomas",
        "en y yua, traducidos por una persona",
        ejemplo={
            "en": {
                "titulo": "Hurricane Delta: red alert",
                "que_pasa": "The hurricane arrives tonight.",
                "que_hacer": ["Stay indoors."],
            }
        },
        default={},
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde salen los datos",
        ejemplo=[{"nombre": "Latinus", "visto": "2026-11-22"}],
        min_length=1,
    )
    actualizado: Dia | None = campo(
        "Actualizado", "Último cambio del texto", ejemplo="2026-11-23", default=None
    )
    estado: Estado = campo(
        "Estado", "borrador o publicado", ejemplo="publicado", default=Estado.PUBLICADO
    )

    @model_validator(mode="after")
    def _coherent(self) -> Contingencia:
        verify(
            self.vigente_hasta > self.inicio,
            f"debe ser posterior a «inicio» ({self.inicio.isoformat()}); se recibió "
            f"{self.vigente_hasta.isoformat()}",
            "vigente_hasta",
        )
        verify(
            bool(self.reemplaza) == (self.tipo_mensaje is not TipoMensaje.ALERTA),
            "va con «tipo_mensaje: actualiza» o «cancela», y solo con ellos",
            "reemplaza",
        )
        verify(Idioma.ES not in self.idiomas, "el español va arriba, no aquí", "idiomas")
        return self
