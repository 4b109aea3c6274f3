"""Views of dependencias, offices, payment points and shelters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from plugins.content_model.common import Idioma
from plugins.content_model.lugares import Dependencia, Oficina, Refugio
from plugins.content_model.urls import dependencia_url, oficina_url
from plugins.portal.context import Context
from plugins.portal.views.common import (
    Aviso,
    Contactos,
    FuenteView,
    Link,
    Turno,
    contactos,
    fuentes,
    turnos,
)
from plugins.portal.views.contingencias import avisos
from plugins.portal.views.listas import TramiteItem, items
from plugins.portal.voice import Voice, voice



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


@dataclass(frozen=True)
class RefugioView:
    """A shelter; what is not known is empty."""

    id: str
    nombre: str
    direccion: str
    capacidad: str
    mascotas: str
    accesible: str
    turistas: str
    nota: str
    fuentes: tuple[FuenteView, ...]


@dataclass(frozen=True)
class RefugiosView:
    """The page of shelters. ``abiertos`` are those that a message in force opened."""

    abiertos: tuple[Link, ...]
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


@dataclass(frozen=True)
class Rama:
    """One dependencia of the index, with the ones that depend on it."""

    enlace: Link
    tramites: int
    unidades: tuple[Rama, ...]


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
        referencia=record.referencia or "",
        horario=turnos(words, record.horario),
        horario_nota=record.horario_nota or "",
        contacto=contactos(record.contacto),
        servicios=record.servicios,
        accesibilidad=_accessibility(words, record),
        mapa=_map(ctx, record),
        dependencia=Link(dependencia_url(owner.id), owner.nombre) if owner else None,
        verificado=record.verificado,
        nota=record.nota or "",
        avisos=avisos(ctx, ctx.index.activas_por_oficina.get(record.id, ()), idioma),
        tramites=items(ctx, done_here),
        fuentes=fuentes(words, ctx.catalogue, record.fuentes) if whole else (),
    )


def oficinas(ctx: Context) -> OficinasView:
    """Return every place, by kind, in order of name."""
    words = voice(Idioma.ES)
    grouped: defaultdict[str, list[OficinaView]] = defaultdict(list)
    by_name = sorted(ctx.catalogue.datos.oficinas.values(), key=lambda o: (o.nombre, o.id))
    for record in by_name:
        grouped[record.tipo].append(oficina(ctx, record, Idioma.ES, whole=True))
    titles = {"oficina": "Oficinas", "modulo": "Módulos", "punto_de_pago": "Puntos de pago"}
    ids = {"oficina": "grupo-oficinas", "modulo": "grupo-modulos", "punto_de_pago": "puntos-de-pago"}
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
            for e in ctx.index.noticias_por_dependencia.get(record.id, ())[:5]
        ),
        fuentes=fuentes(words, ctx.catalogue, record.fuentes),
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
    """Return every shelter, and those open now."""
    words = voice(Idioma.ES)
    opened = {
        r.refugio: e for e in ctx.index.activas for r in e.record.refugios if r.abierto
    }
    known = ctx.catalogue.datos.refugios
    return RefugiosView(
        tuple(Link(e.url, known[i].nombre, e.record.titulo) for i, e in opened.items() if i in known),
        tuple(_refugio(ctx, words, r) for r in sorted(known.values(), key=lambda r: r.nombre)),
    )


def _refugio(ctx: Context, words: Voice, record: Refugio) -> RefugioView:
    return RefugioView(
        record.id,
        record.nombre,
        record.direccion or "",
        f"{record.capacidad:,} personas" if record.capacidad else "",
        _yes_no(record.mascotas),
        _yes_no(record.accesible),
        _yes_no(record.turistas),
        record.nota or "",
        fuentes(words, ctx.catalogue, record.fuentes),
    )


def _yes_no(value: bool | None) -> str:
    return "" if value is None else ("Sí" if value else "No")


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
