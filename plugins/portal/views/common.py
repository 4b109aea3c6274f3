"""Parts that several views share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Contacto, DiaSemana, Franja, Fuente, Idioma, Pregunta
from plugins.content_model.dates import CANCUN, day_of
from plugins.content_model.externos import EstadoExterno, Externo
from plugins.content_model.fields import Record
from plugins.content_model.noticia import PrecisionFecha
from plugins.content_model.types import tel_href
from plugins.portal.page import Alternate
from plugins.portal.voice import Voice


class Part:
    """What a component is given: attributes, and ``get`` for the ones that may be absent."""

    def get(self, name: str, default: object = None) -> object:
        """Return an attribute, or ``default`` where this part has none of that name."""
        return getattr(self, name, default)


@dataclass(frozen=True)
class Link(Part):
    """A link to a page, with a sentence on what is there."""

    href: str
    texto: str
    nota: str = ""
    icono: str = ""


@dataclass(frozen=True)
class Fila(Part):
    """One row of a list of terms and their values."""

    termino: str
    valor: tuple[str, ...]
    pendiente: bool = False


@dataclass(frozen=True)
class Fecha:
    """A day or an instant: for machines and for people."""

    iso: str
    texto: str


@dataclass(frozen=True)
class Telefono(Part):
    """A phone number and its ``tel:`` address."""

    texto: str
    href: str
    nota: str = ""


@dataclass(frozen=True)
class Turno(Part):
    """Opening hours of some days (``dias``: 1 is Monday); the hours are 24-hour clock."""

    etiqueta: str
    texto: str
    dias: tuple[int, ...]
    abre: str
    cierra: str


@dataclass(frozen=True)
class Contactos:
    """Ways to reach an office."""

    telefonos: tuple[Telefono, ...] = ()
    whatsapp: Telefono | None = None
    correo: str = ""
    nota: str = ""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.telefonos or self.whatsapp or self.correo or self.nota)


@dataclass(frozen=True)
class FuenteView(Part):
    """Where a fact was read; ``href`` is empty when it may not be linked.

    ``sitio`` is the host it leads to, ``fecha`` the words for the date the source gives.
    """

    nombre: str
    href: str
    sitio: str
    fecha: str
    visto: str
    nota: str


@dataclass(frozen=True)
class PreguntaView(Part):
    """A question and its answer."""

    titulo: str
    texto: str


@dataclass(frozen=True)
class Tiempos:
    """From when to when a message holds (ISO), for the script that keeps the page true.

    ``espera`` tells that it had not begun when the page was made.
    """

    id: str
    inicio: str
    fin: str
    espera: bool


@dataclass(frozen=True)
class Aviso:
    """A message in force that concerns what the page is about."""

    titulo: str
    href: str
    textos: tuple[str, ...]
    hasta: Fecha
    tiempos: Tiempos | None = None


def fecha(
    voice: Voice, value: date | datetime, precision: PrecisionFecha = PrecisionFecha.DIA
) -> Fecha:
    """Return the day of ``value``; the machine form says no more than is known."""
    iso = day_of(value).isoformat()
    known = {PrecisionFecha.ANIO: 4, PrecisionFecha.MES: 7, PrecisionFecha.APROXIMADA: 7}
    return Fecha(iso[: known.get(precision, 10)], voice.fecha(value, precision))


def instante(voice: Voice, value: datetime) -> Fecha:
    """Return day and hour of ``value``."""
    return Fecha(value.isoformat(), voice.instante(value))


def momento(voice: Voice, value: datetime) -> Fecha:
    """Return day and hour of ``value``; midnight is how a day without a known hour is written."""
    local = value.astimezone(CANCUN)
    return fecha(voice, value) if (local.hour, local.minute) == (0, 0) else instante(voice, value)


def spanish_in(idioma: Idioma, text: str) -> str:
    """Return a text that exists only in Spanish, marked as such on a page of another language."""
    if idioma is Idioma.ES or not text:
        return text
    return Markup('<span lang="es">{}</span>').format(text)


def telefono(numero: str) -> Telefono:
    """Return a number with its address."""
    return Telefono(numero, tel_href(numero))


def contactos(value: Contacto | None) -> Contactos:
    """Return the ways to reach somebody."""
    if value is None:
        return Contactos()
    return Contactos(
        tuple(telefono(numero) for numero in value.telefonos),
        telefono(value.whatsapp) if value.whatsapp else None,
        value.correo or "",
        value.nota or "",
    )


def turnos(voice: Voice, horario: Iterable[Franja]) -> tuple[Turno, ...]:
    """Return opening hours, one row for each set of days."""
    return tuple(
        Turno(
            _capital(voice.dias(f.dias)),
            voice.franja(f.abre, f.cierra),
            tuple(sorted(_WEEK.index(day) + 1 for day in f.dias)),
            f.abre,
            f.cierra,
        )
        for f in horario
    )


def fuentes(
    voice: Voice, hosts: frozenset[str], values: Iterable[Fuente]
) -> tuple[FuenteView, ...]:
    """Return sources; an address is shown only where its site is one of ``hosts``."""
    return tuple(_source(voice, f, hosts) for f in values)


def _source(voice: Voice, fuente: Fuente, hosts: frozenset[str]) -> FuenteView:
    host = fuente.url.split("/")[2] if fuente.url else ""
    return FuenteView(
        fuente.nombre,
        (fuente.url or "") if host in hosts else "",
        host,
        voice.dato(fuente.fecha) if fuente.fecha else "",
        voice.fecha(fuente.visto),
        fuente.nota or "",
    )


def linkable_hosts(externos: Iterable[Externo]) -> frozenset[str]:
    """Return the hosts that may be linked today: those of which all entries are in order."""
    listed = tuple(externos)
    closed = {e.host for e in listed if e.estado is not EstadoExterno.ACTIVO}
    return frozenset(e.host for e in listed) - closed


def externo_url(externo: Externo | None, hosts: frozenset[str]) -> str:
    """Return the address of an external service, empty when its host may not be linked."""
    if externo is None or externo.host not in hosts:
        return ""
    return externo.url or ""


def telefono_de(externo: Externo | None) -> Telefono | None:
    """Return the phone to call in an external service's place, if it has one."""
    return telefono(externo.telefono) if externo and externo.telefono else None


def preguntas(values: Iterable[Pregunta]) -> tuple[PreguntaView, ...]:
    """Return questions and answers."""
    return tuple(PreguntaView(p.pregunta, p.respuesta) for p in values)


def alternates(
    voice: Voice, catalogue: Catalogue, entry: Entry[Record], idioma: Idioma
) -> tuple[Alternate, ...]:
    """Return the languages of a page that is in ``idioma``; nothing when there is only one."""
    found = catalogue.translations(entry)
    if len(found) < 2:
        return ()
    return tuple(Alternate(str(i), url, voice.IDIOMAS[i], i is idioma) for i, url in found.items())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_WEEK = tuple(DiaSemana)
