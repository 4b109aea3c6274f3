"""Views of dependencias, offices, payment points and shelters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from plugins.content_model.common import Idioma
from plugins.content_model.lugares import Dependencia, Oficina, Refugio
from plugins.content_model.opening_hours import always_open
from plugins.content_model.urls import dependencia_url, oficina_url
from plugins.portal import spanish
from plugins.portal.context import Context
from plugins.portal.index import NEWS_OF_DEPENDENCIA
from plugins.portal.views.common import (
    Aviso,
    Contactos,
    Fila,
    FuenteView,
    Link,
    Part,
    Tiempos,
    Turno,
    contactos,
    fuentes,
    spanish_in,
    turnos,
)
from plugins.portal.views.contingencias import ContingenciaItem, avisos, item, times
from plugins.portal.views.listas import TramiteItem, items
from plugins.portal.voice import Voice, voice

UNKNOWN = "Por confirmar"
MAP_HOST = "www.openstreetmap.org"


@dataclass(frozen=True)
class Mapa:
    """A map of a place, and the site it is on."""

    href: str
    sitio: str


@dataclass(frozen=True)
class OficinaView:
    """A place where people are attended."""

    id: str
    href: str
    nombre: str
    tipo: str
    direccion: str
    referencia: str
    horario: tuple[Turno, ...]
    horario_nota: str
    festivos: tuple[str, ...]
    contacto: Contactos
    servicios: tuple[str, ...]
    accesibilidad: tuple[str, ...] | None
    mapa: Mapa | None
    dependencia: Link | None
    verificado: bool
    nota: str
    avisos: tuple[Aviso, ...] = ()
    tramites: tuple[TramiteItem, ...] = ()
    fuentes: tuple[FuenteView, ...] = ()

    @property
    def tramites_texto(self) -> str:
        """``3 trámites aquí``."""
        return f"{spanish.cantidad(len(self.tramites), 'trámite', 'trámites')} aquí"


@dataclass(frozen=True)
class GrupoOficinas:
    """The places of one kind."""

    titulo: str
    id: str
    oficinas: tuple[OficinaView, ...]


@dataclass(frozen=True)
class OficinasView:
    """The page of all places, by kind."""

    grupos: tuple[GrupoOficinas, ...]
    festivos: tuple[str, ...]

    def indice(self) -> tuple[Link, ...]:
        """Return the parts of the page."""
        return tuple(Link(f"#{g.id}", f"{g.titulo} ({len(g.oficinas)})") for g in self.grupos)


@dataclass(frozen=True)
class RefugioView(Part):
    """A shelter; what is not known is left out of ``datos``, short words on what it offers."""

    id: str
    nombre: str
    direccion: str
    capacidad: str
    datos: tuple[str, ...]
    estado: str
    abierto: bool
    nota: str
    fuentes: tuple[FuenteView, ...]
    tiempos: Tiempos | None = None


@dataclass(frozen=True)
class RefugiosView:
    """The page of shelters; ``avisos`` are the messages in force that opened some."""

    avisos: tuple[ContingenciaItem, ...]
    refugios: tuple[RefugioView, ...]


@dataclass(frozen=True)
class DependenciaView:
    """A body of the city's government and everything it answers for."""

    nombre: str
    siglas: str
    que_hace: str
    depende_de: Link | None
    unidades: tuple[Link, ...]
    direccion: str
    horario: tuple[Turno, ...]
    horario_nota: str
    contacto: Contactos
    verificado: bool
    nota: str
    tramites: tuple[TramiteItem, ...]
    oficinas: tuple[OficinaView, ...]
    noticias: tuple[Link, ...]
    fuentes: tuple[FuenteView, ...]

    def filas(self) -> tuple[Fila, ...]:
        """Return how to reach it; what is not known says so."""
        hours = [f"{t.etiqueta}: {t.texto}" for t in self.horario]
        hours += [self.horario_nota] if self.horario_nota else []
        phones = [_anchor(t.href, t.texto) for t in self.contacto.telefonos]
        mail = self.contacto.correo
        rows = [
            Fila("Dirección", (self.direccion or UNKNOWN,), not self.direccion),
            Fila("Horario", tuple(hours) or (UNKNOWN,), not hours),
            Fila("Teléfono", tuple(phones) or (UNKNOWN,), not phones),
        ]
        if mail:
            rows.append(Fila("Correo", (_anchor(f"mailto:{mail}", mail),)))
        if self.contacto.whatsapp:
            rows.append(Fila("WhatsApp", (self.contacto.whatsapp.texto,)))
        if self.contacto.nota:
            rows.append(Fila("Nota", (self.contacto.nota,)))
        if self.depende_de:
            parent = _anchor(self.depende_de.href, self.depende_de.texto)
            rows.append(Fila("Depende de", (parent,)))
        return tuple(rows)


@dataclass(frozen=True)
class Rama:
    """One dependencia of the index, with the ones that depend on it."""

    enlace: Link
    tramites: int
    unidades: tuple[Rama, ...]

    @property
    def tramites_texto(self) -> str:
        """``3 trámites``."""
        return spanish.cantidad(self.tramites, "trámite", "trámites")


def oficina(ctx: Context, record: Oficina, idioma: Idioma, *, whole: bool = False) -> OficinaView:
    """Return the view of a place; ``whole`` adds what is done there and where that was read."""
    words = voice(idioma)
    owner = ctx.catalogue.datos.dependencias.get(record.dependencia or "")
    done_here = ctx.index.por_oficina.get(record.id, ()) if whole else ()
    return OficinaView(
        id=record.id,
        href=oficina_url(record.id),
        nombre=record.nombre,
        tipo=words.OFICINAS[record.tipo],
        direccion=record.direccion or "",
        referencia=spanish_in(idioma, record.referencia or ""),
        horario=turnos(words, record.horario),
        horario_nota=_sentence(hours_note(record, idioma)),
        festivos=() if always_open(record.horario) else ctx.holidays,
        contacto=contactos(record.contacto),
        servicios=tuple(spanish_in(idioma, service) for service in record.servicios),
        accesibilidad=_accessibility(words, record),
        mapa=_map(ctx, record),
        dependencia=Link(dependencia_url(owner.id), owner.nombre) if owner else None,
        verificado=record.verificado,
        nota=record.nota or "",
        avisos=avisos(ctx, ctx.index.activas_por_oficina.get(record.id, ()), idioma),
        tramites=items(ctx, done_here),
        fuentes=fuentes(words, ctx.hosts, record.fuentes) if whole else (),
    )


def hours_note(record: Oficina, idioma: Idioma) -> str:
    """Return what the hours of a place need said, without its last stop.

    It is Spanish, and marked so, where staff did not say it in the language of the page.
    """
    if idioma is Idioma.EN and record.horario_nota_en:
        return record.horario_nota_en.rstrip(".")
    return spanish_in(idioma, (record.horario_nota or "").rstrip("."))


def _sentence(text: str) -> str:
    return text + "." if text else ""


def oficinas(ctx: Context) -> OficinasView:
    """Return every place, by kind, in order of name."""
    words = voice(Idioma.ES)
    grouped: defaultdict[str, list[OficinaView]] = defaultdict(list)
    by_name = sorted(ctx.catalogue.datos.oficinas.values(), key=lambda o: (o.nombre, o.id))
    for record in by_name:
        grouped[record.tipo].append(oficina(ctx, record, Idioma.ES, whole=True))
    titles = {"oficina": "Oficinas", "modulo": "Módulos", "punto_de_pago": "Puntos de pago"}
    ids = {
        "oficina": "grupo-oficinas",
        "modulo": "grupo-modulos",
        "punto_de_pago": "puntos-de-pago",
    }
    return OficinasView(
        tuple(GrupoOficinas(t, ids[k], tuple(grouped[k])) for k, t in titles.items() if grouped[k]),
        tuple(
            f"{words.fecha(f.fecha)}: {f.nombre}"
            for f in sorted(ctx.catalogue.datos.festivos, key=lambda f: f.fecha)
            if f.fecha >= ctx.today
        ),
    )


def dependencia(ctx: Context, record: Dependencia) -> DependenciaView:
    """Return the page of a dependencia."""
    words = voice(Idioma.ES)
    deps = ctx.catalogue.datos.dependencias
    parent = deps.get(record.depende_de or "")
    offices = ctx.index.oficinas_por_dependencia.get(record.id, ())
    return DependenciaView(
        nombre=record.nombre,
        siglas=record.siglas or "",
        que_hace=record.que_hace,
        depende_de=_link(parent) if parent else None,
        unidades=tuple(_link(d) for d in ctx.index.unidades.get(record.id, ())),
        direccion=record.direccion or "",
        horario=turnos(words, record.horario),
        horario_nota=record.horario_nota or "",
        contacto=contactos(record.contacto),
        verificado=record.verificado,
        nota=record.nota or "",
        tramites=items(ctx, ctx.index.por_dependencia.get(record.id, ())),
        oficinas=tuple(oficina(ctx, o, Idioma.ES) for o in offices),
        noticias=tuple(
            Link(e.url, e.record.titulo, words.fecha(e.record.fecha, e.record.precision_fecha))
            for e in ctx.index.noticias_por_dependencia.get(record.id, ())[:NEWS_OF_DEPENDENCIA]
        ),
        fuentes=fuentes(words, ctx.hosts, record.fuentes),
    )


def arbol(ctx: Context) -> tuple[Rama, ...]:
    """Return the dependencias as a tree; one whose parent is unknown stands at the top."""
    deps = ctx.catalogue.datos.dependencias
    seen: set[str] = set()

    def branch(record: Dependencia) -> Rama:
        seen.add(record.id)
        units = tuple(branch(d) for d in ctx.index.unidades.get(record.id, ()) if d.id not in seen)
        return Rama(_link(record), len(ctx.index.por_dependencia.get(record.id, ())), units)

    tops = [d for d in deps.values() if d.depende_de not in deps]
    tree = [branch(d) for d in sorted(tops, key=lambda d: d.nombre)]
    # A circle has no top: its members would vanish.
    tree += [branch(d) for d in deps.values() if d.id not in seen]
    return tuple(tree)


def refugios(ctx: Context) -> RefugiosView:
    """Return every shelter, those open now first."""
    words = voice(Idioma.ES)
    notices = [e for e in ctx.index.activas if e.record.refugios]
    # Opened by several messages, a shelter is open until the last of them ends.
    by_end = sorted(notices, key=lambda e: e.record.vigente_hasta)
    opened = {r.refugio: times(ctx, e) for e in by_end for r in e.record.refugios if r.abierto}
    known = sorted(
        ctx.catalogue.datos.refugios.values(), key=lambda r: (r.id not in opened, r.nombre)
    )
    return RefugiosView(
        tuple(item(ctx, e) for e in notices),
        tuple(_refugio(ctx, words, r, opened.get(r.id)) for r in known),
    )


def _refugio(ctx: Context, words: Voice, record: Refugio, tiempos: Tiempos | None) -> RefugioView:
    facts = (
        (record.mascotas, "Acepta mascotas", "No acepta mascotas"),
        (record.accesible, "Accesible", "No es accesible"),
        (record.turistas, "Para turistas", "No es para turistas"),
    )
    return RefugioView(
        record.id,
        record.nombre,
        record.direccion or "",
        f"{record.capacidad:,}" if record.capacidad else "",
        tuple(yes if value else no for value, yes, no in facts if value is not None),
        "Abierto ahora" if tiempos else "",
        tiempos is not None,
        record.nota or "",
        fuentes(words, ctx.hosts, record.fuentes),
        tiempos,
    )


def _accessibility(words: Voice, record: Oficina) -> tuple[str, ...] | None:
    if record.accesibilidad is None:
        return None
    return tuple(words.ACCESIBILIDAD[a] for a in record.accesibilidad)


def _map(ctx: Context, record: Oficina) -> Mapa | None:
    """Return a map's address: OpenStreetMap, and only if it is on the allow-list."""
    if MAP_HOST not in ctx.hosts:
        return None
    if record.latitud and record.longitud:
        where = f"{record.latitud}&mlon={record.longitud}#map=18/{record.latitud}/{record.longitud}"
        return Mapa(f"https://{MAP_HOST}/?mlat={where}", MAP_HOST)
    if record.direccion:
        words = quote(f"{record.direccion}, Cancún")
        return Mapa(f"https://{MAP_HOST}/search?query={words}", MAP_HOST)
    return None


def _link(record: Dependencia) -> Link:
    return Link(dependencia_url(record.id), record.nombre, record.que_hace)


def _anchor(href: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text)
