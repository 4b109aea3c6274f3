"""Where people are attended: dependencias, oficinas, refugios, phone lines, holidays."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.common import Contacto, Franja, Fuente, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import (
    Dia,
    Entero,
    Id,
    Linea,
    SiNo,
    Telefono,
    Texto,
)


class TipoOficina(StrEnum):
    """Kinds of place."""

    OFICINA = "oficina"
    MODULO = "modulo"
    PUNTO_DE_PAGO = "punto_de_pago"


class Accesibilidad(StrEnum):
    """What a place offers to people with a disability."""

    RAMPA = "rampa"
    ELEVADOR = "elevador"
    BANO_ACCESIBLE = "bano_accesible"
    ESTACIONAMIENTO_ACCESIBLE = "estacionamiento_accesible"
    LENGUA_DE_SENAS = "lengua_de_senas"
    BRAILLE = "braille"


class TipoTelefono(StrEnum):
    """What a phone line is for."""

    EMERGENCIA = "emergencia"
    ATENCION = "atencion"
    WHATSAPP = "whatsapp"


class Dependencia(Record):
    """A body of the city's government."""

    id: Id = campo("Id", "Identificador", ejemplo="direccion-ingresos")
    nombre: Linea = campo("Nombre", "Nombre oficial", ejemplo="Dirección de Ingresos")
    siglas: Linea | None = campo("Siglas", "Si se usan", ejemplo="SIRESOL", default=None)
    que_hace: Texto = campo("Qué hace", "En una frase", ejemplo="Cobra impuestos y licencias.")
    depende_de: Id | None = campo(
        "Depende de",
        "Id de otra dependencia",
        ejemplo="tesoreria",
        default=None,
        cita="dependencias",
    )
    direccion: Linea | None = campo(
        "Dirección", "Calle, SM, C.P.", ejemplo="Av. Tulum 5, SM 5, C.P. 77500", default=None
    )
    horario: tuple[Franja, ...] = campo(
        "Horario",
        "Por días",
        ejemplo=[{"dias": ["lunes"], "abre": "08:00", "cierra": "17:00"}],
        default=(),
    )
    horario_nota: Linea | None = campo(
        "Nota del horario", "Aclaración", ejemplo="Dato de 2019", default=None
    )
    contacto: Contacto = campo(
        "Contacto",
        "Teléfonos y correo",
        ejemplo={"telefonos": ["998 881 2800"]},
        default=Contacto(),
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "REMTYS", "visto": "2026-11-22"}],
        min_length=1,
    )
    nota: Texto | None = campo("Nota", "Dudas", ejemplo="La adscripción es inferida", default=None)
    verificado: SiNo = campo(
        "Verificado", "¿La dependencia lo confirmó?", ejemplo="no", default=False
    )


class Oficina(Record):
    """A place where people are attended or can pay."""

    id: Id = campo("Id", "Identificador", ejemplo="transito-municipal")
    nombre: Linea = campo("Nombre", "Nombre del lugar", ejemplo="Tránsito Municipal")
    tipo: TipoOficina = campo("Tipo", "Oficina, módulo o punto de pago", ejemplo="oficina")
    dependencia: Id | None = campo(
        "Dependencia",
        "Id de la dependencia",
        ejemplo="direccion-transito",
        default=None,
        cita="dependencias",
    )
    direccion: Linea | None = campo(
        "Dirección", "Calle, SM, C.P.", ejemplo="Av. Xcaret con Av. La Costa, SM 21", default=None
    )
    referencia: Linea | None = campo(
        "Referencia", "Cómo encontrarla", ejemplo="Frente al Parque de las Palapas", default=None
    )
    horario: tuple[Franja, ...] = campo(
        "Horario",
        "Por días",
        ejemplo=[{"dias": ["lunes"], "abre": "08:00", "cierra": "16:00"}],
        default=(),
    )
    horario_nota: Linea | None = campo(
        "Nota del horario",
        "Año del dato o aclaración",
        ejemplo="Horario de sábado visto en 2023",
        default=None,
    )
    horario_nota_en: Linea | None = campo(
        "Nota del horario, en inglés",
        "La misma aclaración para las guías en inglés",
        ejemplo="Saturday hours seen in 2023",
        default=None,
    )
    contacto: Contacto = campo(
        "Contacto",
        "Teléfonos y correo",
        ejemplo={"telefonos": ["998 283 2070"]},
        default=Contacto(),
    )
    servicios: tuple[Linea, ...] = campo(
        "Servicios", "Qué se atiende", ejemplo=["licencias"], default=()
    )
    accesibilidad: tuple[Accesibilidad, ...] | None = campo(
        "Accesibilidad", "Qué tiene; se omite si no se sabe", ejemplo=["rampa"], default=None
    )
    latitud: Linea | None = campo(
        "Latitud",
        "Grados decimales",
        ejemplo="21.1619",
        default=None,
        pattern=r"^-?\d{1,2}\.\d{3,7}$",
    )
    longitud: Linea | None = campo(
        "Longitud",
        "Grados decimales",
        ejemplo="-86.8515",
        default=None,
        pattern=r"^-?\d{1,3}\.\d{3,7}$",
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "REMTYS", "visto": "2026-11-22"}],
        min_length=1,
    )
    nota: Texto | None = campo(
        "Nota", "Dudas", ejemplo="REMTYS dice SM 216; confirmar", default=None
    )
    verificado: SiNo = campo(
        "Verificado", "¿La dependencia lo confirmó?", ejemplo="no", default=False
    )

    @model_validator(mode="after")
    def _both_coordinates(self) -> Oficina:
        verify(
            (self.latitud is None) == (self.longitud is None), "«latitud» y «longitud» van juntas"
        )
        return self


class Refugio(Record):
    """A shelter."""

    id: Id = campo("Id", "Identificador", ejemplo="primaria-ek-balam")
    nombre: Linea = campo("Nombre", "Nombre del lugar", ejemplo="Primaria Ek Balam")
    direccion: Linea | None = campo("Dirección", "Calle, SM", ejemplo="SM 247", default=None)
    capacidad: Entero | None = campo("Capacidad", "Personas", ejemplo="200", default=None)
    mascotas: SiNo | None = campo(
        "¿Acepta mascotas?", "sí o no; se omite si no se sabe", ejemplo="sí", default=None
    )
    accesible: SiNo | None = campo(
        "¿Es accesible?", "sí o no; se omite si no se sabe", ejemplo="sí", default=None
    )
    turistas: SiNo | None = campo(
        "¿Para turistas?", "sí o no; se omite si no se sabe", ejemplo="no", default=None
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "SIPSE", "visto": "2026-11-22"}],
        min_length=1,
    )
    nota: Texto | None = campo("Nota", "Dudas", ejemplo="Abierto por Milton en 2024", default=None)


class LineaTelefonica(Record):
    """A phone line anyone may call."""

    id: Id = campo("Id", "Identificador", ejemplo="911")
    nombre: Linea = campo("Nombre", "Qué es", ejemplo="Emergencias")
    nombre_en: Linea | None = campo(
        "Nombre en inglés", "Para /en/", ejemplo="Emergencies", default=None
    )
    numero: Telefono = campo("Número", "Diez dígitos o número corto", ejemplo="911")
    tipo: TipoTelefono = campo("Tipo", "emergencia, atencion o whatsapp", ejemplo="emergencia")
    para_que: Linea = campo("Para qué", "Cuándo llamar", ejemplo="Policía, bomberos y ambulancia")
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde sale",
        ejemplo=[{"nombre": "Turquesa News", "visto": "2026-11-22"}],
        min_length=1,
    )


class Festivo(Record):
    """A day on which offices are closed."""

    fecha: Dia = campo("Fecha", "Día", ejemplo="2027-01-01")
    nombre: Linea = campo("Nombre", "Qué se celebra", ejemplo="Año Nuevo")
    fuente: Linea = campo(
        "Fuente", "Qué ley o aviso lo dice", ejemplo="Ley Federal del Trabajo, art. 74"
    )
