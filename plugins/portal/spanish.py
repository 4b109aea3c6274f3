"""Spanish words for dates, times, amounts of time and closed lists; no system locale needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from plugins.content_model.common import DiaSemana, Idioma
from plugins.content_model.dates import CANCUN, MONTHS, day_of
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
    TipoVigencia,
    Unidad,
    Vigencia,
)
from plugins.portal.source_dates import written_date

SITE_TITLE = "Trámites y servicios de Cancún"

DIAS: Mapping[DiaSemana, str] = {
    DiaSemana.LUNES: "lunes",
    DiaSemana.MARTES: "martes",
    DiaSemana.MIERCOLES: "miércoles",
    DiaSemana.JUEVES: "jueves",
    DiaSemana.VIERNES: "viernes",
    DiaSemana.SABADO: "sábado",
    DiaSemana.DOMINGO: "domingo",
}
IDIOMAS: Mapping[Idioma, str] = {
    Idioma.ES: "Español",
    Idioma.EN: "English",
    Idioma.YUA: "Maaya t'aan",
}
UNIDADES: Mapping[Unidad, tuple[str, str]] = {
    Unidad.MINUTOS: ("minuto", "minutos"),
    Unidad.HORAS: ("hora", "horas"),
    Unidad.DIAS: ("día", "días"),
    Unidad.SEMANAS: ("semana", "semanas"),
    Unidad.MESES: ("mes", "meses"),
    Unidad.ANIOS: ("año", "años"),
}
TIPOS_TRAMITE: Mapping[TipoTramite, str] = {
    TipoTramite.TRAMITE: "Trámite",
    TipoTramite.SERVICIO: "Servicio",
}
CANALES: Mapping[TipoCanal, str] = {
    TipoCanal.EN_LINEA: "En línea",
    TipoCanal.PRESENCIAL: "En persona",
    TipoCanal.TELEFONO: "Por teléfono",
    TipoCanal.CORREO: "Por correo electrónico",
    TipoCanal.WHATSAPP: "Por WhatsApp",
}
PAGOS: Mapping[FormaPago, str] = {
    FormaPago.CAJA: "En caja",
    FormaPago.EN_LINEA: "En línea",
    FormaPago.BANCO: "En banco",
    FormaPago.TIENDA: "En tiendas",
    FormaPago.TRANSFERENCIA: "Por transferencia",
    FormaPago.TARJETA: "Con tarjeta",
    FormaPago.EFECTIVO: "En efectivo",
}
FICTAS: Mapping[Ficta, str] = {
    Ficta.AFIRMATIVA: "Si no te responden a tiempo, tu solicitud se da por aprobada "
    "(afirmativa ficta).",
    Ficta.NEGATIVA: "Si no te responden a tiempo, tu solicitud se da por negada (negativa ficta) "
    "y puedes impugnarla.",
    Ficta.NO_APLICA: "No aplica: aquí el silencio de la autoridad no tiene efecto.",
}
FORMATOS: Mapping[TipoFormato, str] = {
    TipoFormato.FORMATO_OFICIAL: "Formato oficial",
    TipoFormato.ESCRITO_LIBRE: "Escrito libre: una carta con tus palabras",
    TipoFormato.EN_LINEA: "Formulario en línea",
    TipoFormato.NO_REQUIERE: "No se necesita formato",
}
PERSONAS: Mapping[Persona, str] = {
    Persona.FISICA: "personas físicas",
    Persona.MORAL: "personas morales (empresas y asociaciones)",
}
ACTORES: Mapping[Actor, str] = {
    Actor.CIUDADANIA: "Tú",
    Actor.DEPENDENCIA: "La dependencia",
    Actor.OTRO: "Otra persona u oficina",
}
VIGENCIAS: Mapping[TipoVigencia, str] = {
    TipoVigencia.PERIODO: "",
    TipoVigencia.PERMANENTE: "Permanente",
    TipoVigencia.EJERCICIO_FISCAL: "Hasta el 31 de diciembre del año en que se expide",
    TipoVigencia.NO_APLICA: "No aplica",
}
OFICINAS: Mapping[TipoOficina, str] = {
    TipoOficina.OFICINA: "Oficina",
    TipoOficina.MODULO: "Módulo",
    TipoOficina.PUNTO_DE_PAGO: "Punto de pago",
}
ACCESIBILIDAD: Mapping[Accesibilidad, str] = {
    Accesibilidad.RAMPA: "rampa",
    Accesibilidad.ELEVADOR: "elevador",
    Accesibilidad.BANO_ACCESIBLE: "baño accesible",
    Accesibilidad.ESTACIONAMIENTO_ACCESIBLE: "estacionamiento accesible",
    Accesibilidad.LENGUA_DE_SENAS: "lengua de señas",
    Accesibilidad.BRAILLE: "braille",
}
NOTICIAS: Mapping[TipoNoticia, str] = {
    TipoNoticia.BOLETIN: "Boletín",
    TipoNoticia.CONVOCATORIA: "Convocatoria",
    TipoNoticia.AVISO: "Aviso",
}
INMEDIATO = "En el momento"
NO_APLICA = "No aplica"


def mes(number: int) -> str:
    """``3`` → ``marzo``."""
    return MONTHS[number - 1]


def fecha(value: date | datetime, precision: PrecisionFecha = PrecisionFecha.DIA) -> str:
    """``14 de marzo de 2026``, or no more than ``precision`` knows."""
    day = day_of(value)
    if precision is PrecisionFecha.ANIO:
        return str(day.year)
    month = f"{mes(day.month)} de {day.year}"
    if precision is PrecisionFecha.MES:
        return month
    if precision is PrecisionFecha.APROXIMADA:
        return f"hacia {month}"
    return f"{day.day} de {month}"


def dato(text: str) -> str:
    """``dato del 21 de febrero de 2026``, ``dato de febrero de 2026``, ``dato de 2013-2016``."""
    found = written_date(text)
    if found is None:
        return f"dato de {text}"
    return f"dato {'del' if found[1] is PrecisionFecha.DIA else 'de'} {fecha(*found)}"


def hora(value: datetime) -> str:
    """``9:00`` in Cancún's time."""
    local = value.astimezone(CANCUN)
    return f"{local.hour}:{local.minute:02d}"


def instante(value: datetime) -> str:
    """``6 de octubre de 2020, 9:00 h``."""
    return f"{fecha(value)}, {hora(value)} h"


def momento(value: datetime) -> str:
    """``el 7 de octubre de 2020 a las 18:00, hora de Cancún``: for what must not be mistaken."""
    local = value.astimezone(CANCUN)
    return f"el {fecha(value)} a {'la' if local.hour == 1 else 'las'} {hora(value)}, hora de Cancún"


def lista(items: Sequence[str], conjunction: str = "y") -> str:
    """``a, b y c``; *y* becomes *e* before the sound *i*, *o* becomes *u* before *o*."""
    if len(items) < 2:
        return "".join(items)
    word = items[-1].lower()
    if conjunction == "y" and word.startswith(("i", "í", "hi", "hí")):
        hiatus = word.startswith(("hie", "hia", "io"))
        conjunction = "y" if hiatus else "e"
    elif conjunction == "o" and word.startswith(("o", "ó", "ho", "hó")):
        conjunction = "u"
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def cantidad(number: int, singular: str, plural: str) -> str:
    """``1 trámite``, ``3 trámites``."""
    return f"{number:,} {singular if number == 1 else plural}"


def tiempo(number: int, unidad: Unidad) -> str:
    """``1 día``, ``15 días``."""
    return cantidad(number, *UNIDADES[unidad])


def plazo(value: Plazo) -> str:
    """``En el momento``, ``10 días hábiles``, ``de 10 a 15 días hábiles``."""
    if value.inmediato:
        return INMEDIATO
    if value.cantidad is None or value.unidad is None:
        return NO_APLICA
    text = tiempo(value.hasta or value.cantidad, value.unidad)
    if value.hasta:
        text = f"de {value.cantidad} a {text}"
    if not value.habiles:
        return text
    return f"{text} hábil" if text.startswith("1 ") else f"{text} hábiles"


def vigencia(value: Vigencia) -> str:
    """``1 año``, or ``Permanente`` and the like."""
    if value.cantidad is not None and value.unidad is not None:
        return tiempo(value.cantidad, value.unidad)
    return VIGENCIAS[value.tipo]


def dias(days: Sequence[DiaSemana]) -> str:
    """``lunes a viernes``; days that do not follow each other are listed."""
    order = list(DiaSemana)
    places = sorted({order.index(day) for day in days})
    names = [DIAS[order[place]] for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]} a {names[-1]}"
    return lista(names)


def franja(abre: str, cierra: str) -> str:
    """``8:00 a 17:00``."""
    if (abre, cierra) == ("00:00", "24:00"):
        return "todo el día"
    return f"{abre.removeprefix('0')} a {cierra.removeprefix('0')}"


def copias(original: bool, number: int) -> str:
    """``Original y 2 copias``; nothing when neither is asked for."""
    parts = [*(["Original"] if original else []), *([_copies(number)] if number else [])]
    text = " y ".join(parts)
    return text[:1].upper() + text[1:]


def _copies(number: int) -> str:
    return cantidad(number, "copia", "copias")
