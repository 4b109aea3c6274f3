"""English words for what ``spanish`` says; names stay the same: one can stand for the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from plugins.content_model.common import DiaSemana, Idioma
from plugins.content_model.dates import CANCUN, day_of
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
from plugins.portal import spanish
from plugins.portal.source_dates import written_date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DIAS: Mapping[DiaSemana, str] = {
    DiaSemana.LUNES: "Monday",
    DiaSemana.MARTES: "Tuesday",
    DiaSemana.MIERCOLES: "Wednesday",
    DiaSemana.JUEVES: "Thursday",
    DiaSemana.VIERNES: "Friday",
    DiaSemana.SABADO: "Saturday",
    DiaSemana.DOMINGO: "Sunday",
}
# Each language is named in itself, whatever the language of the page.
IDIOMAS: Mapping[Idioma, str] = spanish.IDIOMAS
UNIDADES: Mapping[Unidad, tuple[str, str]] = {
    Unidad.MINUTOS: ("minute", "minutes"),
    Unidad.HORAS: ("hour", "hours"),
    Unidad.DIAS: ("day", "days"),
    Unidad.SEMANAS: ("week", "weeks"),
    Unidad.MESES: ("month", "months"),
    Unidad.ANIOS: ("year", "years"),
}
TIPOS_TRAMITE: Mapping[TipoTramite, str] = {
    TipoTramite.TRAMITE: "Procedure",
    TipoTramite.SERVICIO: "Service",
}
CANALES: Mapping[TipoCanal, str] = {
    TipoCanal.EN_LINEA: "Online",
    TipoCanal.PRESENCIAL: "In person",
    TipoCanal.TELEFONO: "By phone",
    TipoCanal.CORREO: "By e-mail",
    TipoCanal.WHATSAPP: "By WhatsApp",
}
PAGOS: Mapping[FormaPago, str] = {
    FormaPago.CAJA: "At a cashier's window",
    FormaPago.EN_LINEA: "Online",
    FormaPago.BANCO: "At a bank",
    FormaPago.TIENDA: "At shops",
    FormaPago.TRANSFERENCIA: "By bank transfer",
    FormaPago.TARJETA: "By card",
    FormaPago.EFECTIVO: "In cash",
}
FICTAS: Mapping[Ficta, str] = {
    Ficta.AFIRMATIVA: "If they do not answer in time, your request counts as approved "
    "(afirmativa ficta).",
    Ficta.NEGATIVA: "If they do not answer in time, your request counts as refused "
    "(negativa ficta) and you can challenge that.",
    Ficta.NO_APLICA: "Does not apply: here silence has no legal effect.",
}
FORMATOS: Mapping[TipoFormato, str] = {
    TipoFormato.FORMATO_OFICIAL: "Official form",
    TipoFormato.ESCRITO_LIBRE: "A letter in your own words (escrito libre)",
    TipoFormato.EN_LINEA: "Online form",
    TipoFormato.NO_REQUIERE: "No form needed",
}
PERSONAS: Mapping[Persona, str] = {
    Persona.FISICA: "individuals",
    Persona.MORAL: "companies and associations",
}
ACTORES: Mapping[Actor, str] = {
    Actor.CIUDADANIA: "You",
    Actor.DEPENDENCIA: "The office",
    Actor.OTRO: "Another person or office",
}
VIGENCIAS: Mapping[TipoVigencia, str] = {
    TipoVigencia.PERIODO: "",
    TipoVigencia.PERMANENTE: "Permanent",
    TipoVigencia.EJERCICIO_FISCAL: "Until 31 December of the year it is issued",
    TipoVigencia.NO_APLICA: "Does not apply",
}
OFICINAS: Mapping[TipoOficina, str] = {
    TipoOficina.OFICINA: "Office",
    TipoOficina.MODULO: "Service point",
    TipoOficina.PUNTO_DE_PAGO: "Payment point",
}
ACCESIBILIDAD: Mapping[Accesibilidad, str] = {
    Accesibilidad.RAMPA: "ramp",
    Accesibilidad.ELEVADOR: "lift",
    Accesibilidad.BANO_ACCESIBLE: "accessible toilet",
    Accesibilidad.ESTACIONAMIENTO_ACCESIBLE: "accessible parking",
    Accesibilidad.LENGUA_DE_SENAS: "sign language",
    Accesibilidad.BRAILLE: "braille",
}
NOTICIAS: Mapping[TipoNoticia, str] = {
    TipoNoticia.BOLETIN: "News",
    TipoNoticia.CONVOCATORIA: "Call for applications",
    TipoNoticia.AVISO: "Notice",
}
INMEDIATO = "On the spot"
NO_APLICA = "Does not apply"


def mes(number: int) -> str:
    """``3`` → ``March``."""
    return MONTHS[number - 1]


def fecha(value: date | datetime, precision: PrecisionFecha = PrecisionFecha.DIA) -> str:
    """``14 March 2026``, or no more than ``precision`` knows."""
    day = day_of(value)
    if precision is PrecisionFecha.ANIO:
        return str(day.year)
    month = f"{mes(day.month)} {day.year}"
    if precision is PrecisionFecha.MES:
        return month
    if precision is PrecisionFecha.APROXIMADA:
        return f"around {month}"
    return f"{day.day} {month}"


def dato(text: str) -> str:
    """``data from 21 February 2026``, ``data from February 2026``, ``data from 2013-2016``."""
    found = written_date(text)
    return f"data from {fecha(*found) if found else text}"


def hora(value: datetime) -> str:
    """``9:00`` in Cancún's time, 24 hours."""
    local = value.astimezone(CANCUN)
    return f"{local.hour}:{local.minute:02d}"


def instante(value: datetime) -> str:
    """``6 October 2020, 9:00``."""
    return f"{fecha(value)}, {hora(value)}"


def momento(value: datetime) -> str:
    """``7 October 2020 at 18:00, Cancún time``: for what must not be mistaken."""
    return f"{fecha(value)} at {hora(value)}, Cancún time"


def lista(items: Sequence[str], conjunction: str = "and") -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def cantidad(number: int, singular: str, plural: str) -> str:
    """``1 day``, ``3 days``."""
    return f"{number:,} {singular if number == 1 else plural}"


def tiempo(number: int, unidad: Unidad) -> str:
    """``1 day``, ``15 days``."""
    return cantidad(number, *UNIDADES[unidad])


def plazo(value: Plazo) -> str:
    """``On the spot``, ``10 working days``, ``10 to 15 working days``."""
    if value.inmediato:
        return INMEDIATO
    if value.cantidad is None or value.unidad is None:
        return NO_APLICA
    number, _, unit = tiempo(value.hasta or value.cantidad, value.unidad).partition(" ")
    span = f"{value.cantidad} to {number}" if value.hasta else number
    return f"{span} working {unit}" if value.habiles else f"{span} {unit}"


def vigencia(value: Vigencia) -> str:
    """``1 year``, or ``Permanent`` and the like."""
    if value.cantidad is not None and value.unidad is not None:
        return tiempo(value.cantidad, value.unidad)
    return VIGENCIAS[value.tipo]


def dias(days: Sequence[DiaSemana]) -> str:
    """``Monday to Friday``; days that do not follow each other are listed."""
    order = list(DiaSemana)
    places = sorted({order.index(day) for day in days})
    names = [DIAS[order[place]] for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{names[0]} to {names[-1]}"
    return lista(names)


def franja(abre: str, cierra: str) -> str:
    """``8:00 to 17:00``."""
    if (abre, cierra) == ("00:00", "24:00"):
        return "all day"
    return f"{abre.removeprefix('0')} to {cierra.removeprefix('0')}"


def copias(original: bool, number: int) -> str:
    """``Original and 2 copies``; nothing when neither is asked for."""
    copies = [cantidad(number, "copy", "copies")] if number else []
    return " and ".join([*(["Original"] if original else []), *copies])
