"""The view of a guide, in the order a citizen needs it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Fundamento, Idioma
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.lugares import Oficina
from plugins.content_model.opening_hours import hours_text
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import Canal, Plazo, Quejas, TipoCanal
from plugins.content_model.urls import dependencia_url, oficina_url, tema_url
from plugins.content_model.weburl import parse_http
from plugins.portal.context import Context
from plugins.portal.textos import Textos, textos
from plugins.portal.views.adjuntos import adjuntos
from plugins.portal.views.common import (
    Link,
    contactos,
    externo_url,
    fecha,
    fuentes,
    preguntas,
    spanish_in,
    telefono,
    telefono_de,
    turnos,
)
from plugins.portal.views.compartir import share_links
from plugins.portal.views.contingencias import avisos
from plugins.portal.views.costo import CostoView, costo
from plugins.portal.views.lugares import OficinaView, hours_note, oficina
from plugins.portal.views.requisitos import requisitos
from plugins.portal.views.tramite_view import (
    CambioView,
    CanalView,
    Dato,
    FundamentoView,
    PagoView,
    PasoView,
    QuejasView,
    TramiteView,
)
from plugins.portal.voice import Voice, voice


def tramite(ctx: Context, entry: Entry[Tramite]) -> TramiteView:
    """Return the view of a guide in its own language."""
    record, idioma, words = entry.record, entry.idioma, voice(entry.idioma)
    t = textos(idioma)
    channels = tuple(_channel(ctx, words, c) for c in record.canales)
    offices = _known_offices(ctx, record.oficinas, idioma)
    priced = costo(ctx, record, idioma)
    owner = ctx.catalogue.datos.dependencias.get(record.dependencia)
    address = f"{ctx.siteurl}{entry.url}"
    news = ctx.index.noticias_por_tramite.get(entry.id, ()) if idioma is Idioma.ES else ()
    return TramiteView(
        id=entry.id,
        titulo=record.titulo,
        resumen=record.resumen,
        tipo=words.TIPOS_TRAMITE[record.tipo],
        modalidad=record.modalidad or "",
        verificado=record.verificado,
        avisos=avisos(ctx, ctx.index.activas_por_tramite.get(entry.id, ()), idioma, entry.id),
        hechos=_facts(t, words, record, priced, channels),
        accion=next((c for c in channels if c.href), None),
        cerrado=next((c for c in channels if c.cerrado), None),
        casos=record.casos or "",
        dirigido_a=words.lista([words.PERSONAS[p] for p in record.dirigido_a]),
        requisitos=requisitos(ctx, record.requisitos, idioma),
        formato=_form(t, words, record),
        pasos=tuple(
            PasoView(
                p.texto,
                "" if p.actor == "ciudadania" else words.ACTORES[p.actor],
                p.opcional,
                p.tiempo or "",
            )
            for p in record.pasos
        ),
        costo=priced,
        pagos=_payments(ctx, words, record, idioma),
        canales=channels,
        oficinas=offices,
        dependencia=Link(dependencia_url(owner.id), owner.nombre, owner.que_hace)
        if owner
        else None,
        unidad=record.unidad or "",
        contacto=contactos(record.contacto),
        antes=_guides(ctx, ctx.graph.antes.get(entry.id, ()), idioma),
        despues=_guides(ctx, ctx.graph.despues.get(entry.id, ()), idioma),
        ver_tambien=_guides(ctx, record.relacionados.ver_tambien, idioma),
        ley=_law(t, words, record),
        fundamento=_basis(record.fundamento),
        criterios=record.criterios or "",
        aviso_privacidad=_privacy(ctx, record),
        quejas=_complaints(ctx, record.quejas, idioma) if record.quejas else None,
        preguntas=preguntas(record.preguntas),
        cuerpo=entry.html,
        noticias=tuple(
            Link(e.url, e.record.titulo, words.fecha(e.record.fecha, e.record.precision_fecha))
            for e in news[:5]
        ),
        temas=_topics(ctx, record, idioma),
        actualizado=fecha(words, record.actualizado),
        historial=tuple(
            CambioView(c.fecha.isoformat(), words.fecha(c.fecha), c.cambio)
            for c in sorted(record.historial, key=lambda c: c.fecha, reverse=True)
        ),
        fuentes=fuentes(words, ctx.hosts, record.fuentes),
        direccion=address,
        compartir=share_links(ctx, t, address, record.titulo),
        adjuntos=adjuntos(ctx, record.adjuntos, idioma),
    )


def _facts(
    t: Textos,
    words: Voice,
    record: Tramite,
    priced: CostoView | None,
    channels: tuple[CanalView, ...],
) -> tuple[Dato, ...]:
    """Return the key facts: cost today, how long, valid for, where."""
    first, *rest = dict.fromkeys(c.nombre for c in channels) or ("",)
    names = [first, *(name[:1].lower() + name[1:] for name in rest)]
    price = "" if priced is None or priced.breve == t.por_confirmar else priced.breve
    wait, valid = record.plazo, record.vigencia
    return (
        _dato(t, t.costo, price, icon="coins"),
        _dato(
            t,
            t.cuanto_tarda,
            words.plazo(wait) if wait else "",
            (wait.nota or "") if wait else "",
            "hourglass",
        ),
        _dato(
            t,
            t.vigencia,
            words.vigencia(valid) if valid else "",
            (valid.nota or "") if valid else "",
            "calendar",
        ),
        _dato(t, t.donde, words.lista(names), icon="pin"),
    )


def _law(t: Textos, words: Voice, record: Tramite) -> tuple[Dato, ...]:
    """Return the rest of what the law asks every procedure record to say."""
    inspection = ""
    if record.inspeccion is not None:
        inspection = t.si if record.inspeccion.requiere else t.no
    goal = record.inspeccion.objetivo if record.inspeccion else None
    return (
        _dato(t, t.homoclave, record.homoclave or ""),
        _dato(t, t.resultado, record.resultado or ""),
        _deadline(t, words, t.plazo_respuesta, record.plazo),
        _deadline(t, words, t.plazo_prevencion, record.plazo_prevencion),
        _dato(t, t.si_no_responden, words.FICTAS[record.ficta] if record.ficta else ""),
        _dato(
            t,
            t.vigencia,
            words.vigencia(record.vigencia) if record.vigencia else "",
            (record.vigencia.nota or "") if record.vigencia else "",
        ),
        _dato(t, t.inspeccion, inspection, goal or ""),
    )


def _deadline(t: Textos, words: Voice, label: str, value: Plazo | None) -> Dato:
    if value is None:
        return _dato(t, label, "")
    return _dato(t, label, words.plazo(value), value.nota or "")


def _dato(t: Textos, label: str, value: str, note: str = "", icon: str = "info") -> Dato:
    return Dato(label, value or t.por_confirmar, note, not value, icon)


def _form(t: Textos, words: Voice, record: Tramite) -> Dato:
    if record.formato is None:
        return _dato(t, t.formato, "")
    name = f": {record.formato.nombre}" if record.formato.nombre else ""
    text = f"{words.FORMATOS[record.formato.tipo]}{name}"
    return _dato(t, t.formato, text, record.formato.nota or "")


def _channel(ctx: Context, words: Voice, canal: Canal) -> CanalView:
    service = ctx.catalogue.datos.externos.get(canal.externo or "")
    home = externo_url(service, ctx.hosts)
    return CanalView(
        nombre=words.CANALES[canal.tipo],
        href=(canal.url or home) if home and canal.tipo is TipoCanal.EN_LINEA else "",
        servicio=service.nombre if service else "",
        sitio=service.host if service else "",
        dueno=service.dueno if service else "",
        telefono=telefono(canal.telefono) if canal.telefono else None,
        alterno=telefono_de(service),
        nota=canal.nota or "",
        cerrado=service is not None and service.estado is EstadoExterno.PELIGRO,
    )


def _privacy(ctx: Context, record: Tramite) -> str:
    """Return the address of the privacy notice, empty while its site may not be linked."""
    url = record.aviso_privacidad or ""
    return url if url and parse_http(url).host in ctx.hosts else ""


def _payments(ctx: Context, words: Voice, record: Tramite, idioma: Idioma) -> tuple[PagoView, ...]:
    datos = ctx.catalogue.datos
    shown = [i for i in record.oficinas if i in datos.oficinas]
    found = []
    for pago in record.pagos:
        places = [datos.oficinas[i] for i in pago.oficinas if i in datos.oficinas]
        service = datos.externos.get(pago.externo or "")
        url = externo_url(service, ctx.hosts)
        found.append(
            PagoView(
                words.PAGOS[pago.forma],
                tuple(
                    Link(f"#{o.id}", o.nombre) if o.id in shown else _place(words, o, idioma)
                    for o in places
                ),
                Link(url, service.nombre, service.host) if service and url else None,
                pago.nota or "",
                None if url else telefono_de(service),
                len(places) > 1 and [o.id for o in places] == shown,
            )
        )
    return tuple(found)


def _place(words: Voice, office: Oficina, idioma: Idioma) -> Link:
    """Return a place to pay that the page does not show in full, with its address and hours."""
    if idioma is Idioma.ES:
        hours = hours_text(office.horario)
    else:
        hours = "; ".join(f"{t.etiqueta} {t.texto}" for t in turnos(words, office.horario))
    address = (office.direccion or "").rstrip(".")
    facts = [fact for fact in (address, hours, hours_note(office, idioma)) if fact]
    note = Markup(". ").join(facts) if idioma is not Idioma.ES else ". ".join(facts)
    return Link(oficina_url(office.id), office.nombre, note)


def _known_offices(ctx: Context, ids: Iterable[str], idioma: Idioma) -> tuple[OficinaView, ...]:
    known = ctx.catalogue.datos.oficinas
    return tuple(oficina(ctx, known[i], idioma) for i in ids if i in known)


def _guides(ctx: Context, ids: Iterable[str], idioma: Idioma) -> tuple[Link, ...]:
    found = [ctx.catalogue.tramite(i, idioma) or ctx.catalogue.tramite(i) for i in ids]
    return tuple(_guide(e, idioma) for e in found if e is not None)


def _guide(entry: Entry[Tramite], idioma: Idioma) -> Link:
    record = entry.record
    if entry.idioma is idioma:
        return Link(entry.url, record.titulo, record.resumen)
    return Link(entry.url, spanish_in(idioma, record.titulo), spanish_in(idioma, record.resumen))


def _topics(ctx: Context, record: Tramite, idioma: Idioma) -> tuple[Link, ...]:
    if idioma is not Idioma.ES:
        return ()
    temas = ctx.catalogue.datos.temas
    return tuple(Link(tema_url(i), temas[i].nombre) for i in record.temas if i in temas)


def _basis(values: Iterable[Fundamento]) -> tuple[FundamentoView, ...]:
    return tuple(FundamentoView(f.ley, f.articulo or "") for f in values)


def _complaints(ctx: Context, value: Quejas, idioma: Idioma) -> QuejasView:
    service = ctx.catalogue.datos.externos.get(value.externo or "")
    url = externo_url(service, ctx.hosts)
    instead = None if url else telefono_de(service)
    guide = ctx.catalogue.tramite(value.tramite, idioma) if value.tramite else None
    guide = guide or (ctx.catalogue.tramite(value.tramite) if value.tramite else None)
    return QuejasView(
        value.texto or "",
        (*(telefono(numero) for numero in value.telefonos), *([instead] if instead else [])),
        Link(url, service.nombre, service.host) if service and url else None,
        _guide(guide, idioma) if guide else None,
    )
