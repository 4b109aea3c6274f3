"""Views of emergency messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Caracter, Contingencia, TipoMensaje
from plugins.content_model.tramite import Tramite
from plugins.content_model.types import tel_href
from plugins.content_model.urls import contingencia_url, oficina_url
from plugins.portal.context import Context
from plugins.portal.textos import Textos, textos
from plugins.portal.views.common import (
    Aviso,
    Fecha,
    Fila,
    FuenteView,
    Link,
    Part,
    Tiempos,
    fuentes,
    instante,
    momento,
    spanish_in,
)
from plugins.portal.views.compartir import Compartir, send_links
from plugins.portal.voice import Voice, voice


@dataclass(frozen=True)
class LineaView(Part):
    """A phone line and what it is for."""

    nombre: str
    numero: str
    href: str
    para_que: str


@dataclass(frozen=True)
class RefugioAbiertoView(Part):
    """A shelter in a message; only while that holds is anything known of its state."""

    nombre: str
    direccion: str
    estado: str
    abierto: bool
    nota: str
    tiempos: Tiempos | None


@dataclass(frozen=True)
class ProrrogaView:
    """A deadline that was extended."""

    tramite: Link
    hasta: Fecha
    nota: str


@dataclass(frozen=True)
class ContingenciaItem:
    """A message in a list. ``estado`` is ``vigente``, ``terminada`` or ``futura``."""

    id: str
    href: str
    titulo: str
    resumen: str
    nivel: str
    color: str
    area: str
    emitido: Fecha
    vigente_hasta: Fecha
    estado: str
    caracter: str
    tiempos: Tiempos | None = None


@dataclass(frozen=True)
class ContingenciaView:
    """One message, whole.

    ``traducida`` tells that title, what happens and what to do are in the language of the page,
    ``servicios_traducidos`` that the services are; the other texts of staff are in Spanish.
    ``tiempos`` is None for a message that is not in force and will not be: it is ended, replaced,
    cancelled, or a drill. ``vigencia`` is a sentence.
    """

    item: ContingenciaItem
    traducida: bool
    tiempos: Tiempos | None
    vigencia: str
    rotulo: str
    evento: str
    escala: str
    escala_descripcion: str
    fase: str
    significado: str
    inicio: Fecha
    que_pasa: str
    que_hacer: tuple[str, ...]
    refugios: tuple[RefugioAbiertoView, ...]
    cifra_refugios: str
    telefonos: tuple[LineaView, ...]
    servicios: tuple[tuple[str, str], ...]
    servicios_traducidos: bool
    oficinas: tuple[Link, ...]
    prorrogas: tuple[ProrrogaView, ...]
    tramites: tuple[Link, ...]
    noticias: tuple[Link, ...]
    fuente_oficial: str
    proximo_boletin: Fecha | None
    texto_sms: str
    enviar: tuple[Compartir, ...]
    cancela: bool
    reemplaza: tuple[Link, ...]
    reemplazada_por: tuple[Link, ...]
    fuentes: tuple[FuenteView, ...]
    cuerpo: str

    def datos(self, t: Textos) -> tuple[Fila, ...]:
        """Return what the message says of itself; what it does not say is left out."""
        after = self.proximo_boletin.texto if self.proximo_boletin else ""
        rows = (
            (t.vigente_hasta, self.item.vigente_hasta.texto),
            (t.inicio_vigencia, self.inicio.texto),
            (t.zona, self.item.area),
            (t.nivel, f"{self.item.nivel}. {self.significado}".removesuffix(". ")),
            (t.fase, self.fase),
            (t.emitido, self.item.emitido.texto),
            (t.proximo_boletin, after),
            (t.fuente_oficial, self.fuente_oficial),
        )
        return tuple(Fila(term, (value,)) for term, value in rows if value)


def item(ctx: Context, entry: Entry[Contingencia], idioma: Idioma = Idioma.ES) -> ContingenciaItem:
    """Return a message as it stands in a list, in ``idioma`` where it has that text."""
    record, words = entry.record, voice(idioma)
    own = record.idiomas.get(idioma)
    nivel = ctx.catalogue.datos.escalas[record.escala].nivel(record.nivel)
    level_name = ""
    if nivel is not None:
        level_name = nivel.nombre_en if idioma is Idioma.EN else nivel.nombre
    return ContingenciaItem(
        entry.id,
        contingencia_url(entry.id, idioma if own or idioma is Idioma.ES else Idioma.ES),
        own.titulo if own else record.titulo,
        resumen(record, idioma),
        level_name,
        nivel.color if nivel else "gris",
        (own.area if own and own.area else record.area),
        momento(words, record.emitido),
        instante(words, record.vigente_hasta),
        _state(ctx, entry),
        record.caracter,
        times(ctx, entry),
    )


def resumen(record: Contingencia, idioma: Idioma) -> str:
    """Return the most important in one sentence, else what happens, in ``idioma`` where it is."""
    own = record.idiomas.get(idioma) or record
    return own.resumen or own.que_pasa


def contingencia(ctx: Context, entry: Entry[Contingencia], idioma: Idioma) -> ContingenciaView:
    """Return the page of a message in one of its languages."""
    record, words = entry.record, voice(idioma)
    own, t = record.idiomas.get(idioma), textos(idioma)
    datos = ctx.catalogue.datos
    scale = datos.escalas[record.escala]
    level = scale.nivel(record.nivel)
    guides = [
        ctx.catalogue.tramite(i, idioma) or ctx.catalogue.tramite(i) for i in _affected(record)
    ]
    offices = [datos.oficinas[i] for i in record.oficinas_cerradas if i in datos.oficinas]
    news = ctx.index.noticias_por_contingencia.get(entry.id, ()) if idioma is Idioma.ES else ()
    followers = ctx.index.reemplazada_por.get(entry.id, ())
    is_es = idioma is Idioma.ES
    english = idioma is Idioma.EN
    shown = item(ctx, entry, idioma)
    sms = (own.texto_sms if own else record.texto_sms) or ""
    services = (own.servicios_afectados if own else ()) or record.servicios_afectados
    return ContingenciaView(
        item=shown,
        traducida=is_es or own is not None,
        tiempos=times(ctx, entry),
        vigencia=vigencia(words, t, record, waits=record.inicio > ctx.catalogue.now),
        rotulo=scale.rotulo_de(record.nivel, record.fase, english=english),
        evento=record.evento,
        escala=scale.nombre,
        escala_descripcion=scale.descripcion,
        fase=(scale.fases_en if english else scale.fases).get(record.fase or "", ""),
        significado=level.significado if level and is_es else "",
        inicio=momento(words, record.inicio),
        que_pasa=own.que_pasa if own else record.que_pasa,
        que_hacer=own.que_hacer if own else record.que_hacer,
        refugios=_shelters(ctx, t, entry),
        cifra_refugios=_shelter_total(record, english=english),
        telefonos=lines(ctx, idioma, record.telefonos),
        servicios=tuple((s.servicio, s.situacion) for s in services),
        servicios_traducidos=is_es or bool(own and own.servicios_afectados),
        oficinas=tuple(Link(oficina_url(o.id), o.nombre) for o in offices),
        prorrogas=_extensions(ctx, words, record, idioma),
        tramites=tuple(_guide(g, idioma) for g in guides if g is not None),
        noticias=tuple(Link(e.url, e.record.titulo) for e in news),
        fuente_oficial=record.fuente_oficial,
        proximo_boletin=instante(words, record.proximo_boletin) if record.proximo_boletin else None,
        texto_sms=sms,
        enviar=send_links(ctx, sms, f"{ctx.siteurl}{shown.href}"),
        cancela=record.tipo_mensaje is TipoMensaje.CANCELA,
        reemplaza=tuple(
            _message(e, idioma)
            for e in map(ctx.catalogue.contingencia, record.reemplaza)
            if e is not None
        ),
        reemplazada_por=tuple(_message(e, idioma) for e in followers),
        fuentes=fuentes(words, ctx.hosts, record.fuentes),
        cuerpo=entry.html if is_es else "",
    )


def vigencia(words: Voice, t: Textos, record: Contingencia, *, waits: bool) -> str:
    """Return until when a message holds, and from when if it has yet to begin, as a sentence."""
    end = words.momento(record.vigente_hasta)
    if not waits:
        return f"{t.vigente_hasta} {end}"
    return f"{t.vigente_desde} {words.momento(record.inicio)}; {t.hasta} {end}"


def avisos(
    ctx: Context, entries: Iterable[Entry[Contingencia]], idioma: Idioma, tramite: str = ""
) -> tuple[Aviso, ...]:
    """Return the notices that messages in force put on a guide (``tramite``) or an office."""
    words = voice(idioma)
    label = "New deadline" if idioma is Idioma.EN else "Nueva fecha límite"
    found = []
    for entry in entries:
        shown = item(ctx, entry, idioma)
        texts = tuple(
            f"{label}: {words.fecha(p.hasta)}. {p.nota or ''}".strip()
            for p in entry.record.prorrogas
            if p.tramite == tramite
        )
        found.append(Aviso(shown.titulo, shown.href, texts, shown.vigente_hasta, shown.tiempos))
    return tuple(found)


def lines(ctx: Context, idioma: Idioma, ids: Iterable[str] = ()) -> tuple[LineaView, ...]:
    """Return the phone lines of ``ids``; without ids, every line for emergencies."""
    known = ctx.catalogue.datos.telefonos
    wanted = [known[i] for i in ids if i in known]
    wanted = wanted or [line for line in known.values() if line.tipo == "emergencia"]
    return tuple(
        LineaView(
            (line.nombre_en or line.nombre) if idioma is Idioma.EN else line.nombre,
            line.numero,
            tel_href(line.numero),
            "" if idioma is Idioma.EN else line.para_que,
        )
        for line in wanted
    )


def _state(ctx: Context, entry: Entry[Contingencia]) -> str:
    if entry.record.caracter is not Caracter.REAL:
        return "simulacro" if entry.record.caracter is Caracter.SIMULACRO else "prueba"
    if entry in ctx.index.activas:
        return "vigente"
    return "futura" if entry.record.inicio > ctx.catalogue.now else "terminada"


def times(ctx: Context, entry: Entry[Contingencia]) -> Tiempos | None:
    """Return when a message holds; None for one that is not in force and will not be."""
    record, now = entry.record, ctx.catalogue.now
    if entry not in ctx.index.anunciadas:
        return None
    start, end = record.inicio.isoformat(), record.vigente_hasta.isoformat()
    return Tiempos(entry.id, start, end, record.inicio > now)


def _affected(record: Contingencia) -> list[str]:
    return list(dict.fromkeys([*record.tramites_afectados, *(p.tramite for p in record.prorrogas)]))


def _extensions(
    ctx: Context, words: Voice, record: Contingencia, idioma: Idioma
) -> tuple[ProrrogaView, ...]:
    found = []
    for extension in record.prorrogas:
        id_ = extension.tramite
        guide = ctx.catalogue.tramite(id_, idioma) or ctx.catalogue.tramite(id_)
        if guide is not None:
            day = Fecha(extension.hasta.isoformat(), words.fecha(extension.hasta))
            found.append(ProrrogaView(_guide(guide, idioma), day, extension.nota or ""))
    return tuple(found)


def _shelters(
    ctx: Context, t: Textos, entry: Entry[Contingencia]
) -> tuple[RefugioAbiertoView, ...]:
    known, held = ctx.catalogue.datos.refugios, times(ctx, entry)
    found = []
    for named in entry.record.refugios:
        place = known.get(named.refugio)
        if place is not None:
            state = t.refugio_abierto if named.abierto else t.refugio_cerrado
            found.append(
                RefugioAbiertoView(
                    place.nombre,
                    place.direccion or "",
                    state if held else "",
                    named.abierto and held is not None,
                    named.nota or "",
                    held,
                )
            )
    return tuple(found)


def _shelter_total(record: Contingencia, *, english: bool) -> str:
    total = record.cifra_refugios
    if total is None:
        return ""
    if english:
        room = f" for {total.capacidad:,} people" if total.capacidad else ""
        return f"{total.numero} shelters{room}."
    room = f" para {total.capacidad:,} personas" if total.capacidad else ""
    note = f" {total.nota}" if total.nota else ""
    return f"{total.numero} refugios{room}.{note}"


def _message(entry: Entry[Contingencia], idioma: Idioma) -> Link:
    own = entry.record.idiomas.get(idioma)
    if own is None:
        return Link(entry.url, spanish_in(idioma, entry.record.titulo))
    return Link(contingencia_url(entry.id, idioma), own.titulo)


def _guide(entry: Entry[Tramite], idioma: Idioma) -> Link:
    title = entry.record.titulo
    return Link(entry.url, title if entry.idioma is idioma else spanish_in(idioma, title))
