"""An emergency message as CAP 1.2 (OASIS Standard CAP-v1.2-os), for others to relay.

Order and content of the elements follow section 3.2 of the standard. The city relays: ``sender`` is
the city's domain, ``source`` the authority that the record names. Severity, urgency and certainty
come from the level's mapping in ``datos/escalas.yml``; a cancel is past and all clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Caracter, Categoria, Contingencia, TipoMensaje
from plugins.content_model.escalas import Escala, Nivel
from plugins.content_model.publication import AUTORIDAD, Site
from plugins.content_model.urls import contingencia_url
from plugins.feeds.xml_text import add, serialise, timestamp

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MEDIA_TYPE = "application/cap+xml"

_MSG_TYPE = {
    TipoMensaje.ALERTA: "Alert",
    TipoMensaje.ACTUALIZA: "Update",
    TipoMensaje.CANCELA: "Cancel",
}
_STATUS = {Caracter.REAL: "Actual", Caracter.SIMULACRO: "Exercise", Caracter.PRUEBA: "Test"}
_NOTE = {
    Caracter.SIMULACRO: "Simulacro: no es una emergencia real.",
    Caracter.PRUEBA: "Prueba técnica: no es una emergencia.",
}
_CATEGORY = {
    Categoria.METEOROLOGICA: "Met",
    Categoria.SALUD: "Health",
    Categoria.INCENDIO: "Fire",
    Categoria.INFRAESTRUCTURA: "Infra",
    Categoria.AMBIENTAL: "Env",
    Categoria.GEOLOGICA: "Geo",
    # General emergency and public safety; CAP's "Security" is law enforcement and the military.
    Categoria.SEGURIDAD: "Safety",
    Categoria.TRANSPORTE: "Transport",
    Categoria.OTRA: "Other",
}
_LANGUAGE = {Idioma.ES: "es-MX", Idioma.EN: "en", Idioma.YUA: "yua"}


@dataclass(frozen=True)
class _Texto:
    """What one ``info`` block says, in its language."""

    idioma: Idioma
    titulo: str
    que_pasa: str
    que_hacer: tuple[str, ...]
    area: str
    sms: str


def cap_path(id_: str) -> str:
    """Return where the message's file is, relative to the output (a contract)."""
    return f"contingencia/cap/{id_}.xml"


def cap(entry: Entry[Contingencia], catalogue: Catalogue, site: Site) -> bytes:
    """Return the CAP document of one message, one ``info`` block per language."""
    record = entry.record
    root = Element("alert", {"xmlns": NAMESPACE})
    add(root, "identifier", entry.id)
    add(root, "sender", AUTORIDAD)
    add(root, "sent", timestamp(record.emitido))
    add(root, "status", _STATUS[record.caracter])
    add(root, "msgType", _MSG_TYPE[record.tipo_mensaje])
    add(root, "source", record.fuente_oficial)
    add(root, "scope", "Public")
    if note := _NOTE.get(record.caracter):
        add(root, "note", note)
    if references := " ".join(_references(record, catalogue)):
        add(root, "references", references)
    if record.episodio:
        add(root, "incidents", record.episodio)
    for text in _texts(record):
        _info(root, entry, text, catalogue, site)
    return serialise(root)


def _references(record: Contingencia, catalogue: Catalogue) -> Iterator[str]:
    """Yield ``sender,identifier,sent`` of each earlier message (3.2.1, "references")."""
    for id_ in record.reemplaza:
        earlier = catalogue.contingencia(id_)
        if earlier is not None:
            yield f"{AUTORIDAD},{id_},{timestamp(earlier.record.emitido)}"


def _texts(record: Contingencia) -> Iterator[_Texto]:
    yield _Texto(
        Idioma.ES,
        record.titulo,
        record.que_pasa,
        record.que_hacer,
        record.area,
        record.texto_sms or "",
    )
    for idioma in Idioma:
        other = record.idiomas.get(idioma)
        if other is not None:
            yield _Texto(
                idioma,
                other.titulo,
                other.que_pasa,
                other.que_hacer,
                other.area or record.area,
                other.texto_sms or "",
            )


def _info(
    root: Element, entry: Entry[Contingencia], text: _Texto, catalogue: Catalogue, site: Site
) -> None:
    record = entry.record
    escala = catalogue.datos.escalas[record.escala]
    nivel = escala.nivel(record.nivel)
    cancels = record.tipo_mensaje is TipoMensaje.CANCELA
    info = add(root, "info")
    add(info, "language", _LANGUAGE[text.idioma])
    add(info, "category", _CATEGORY[record.categoria])
    add(info, "event", record.evento)
    if cancels:
        add(info, "responseType", "AllClear")
    add(info, "urgency", "Past" if cancels else nivel.cap.urgencia if nivel else "Unknown")
    add(info, "severity", nivel.cap.severidad if nivel else "Unknown")
    add(info, "certainty", nivel.cap.certeza if nivel else "Unknown")
    add(info, "effective", timestamp(record.emitido))
    add(info, "onset", timestamp(record.inicio))
    add(info, "expires", timestamp(record.vigente_hasta))
    add(info, "senderName", site.nombre)
    add(info, "headline", text.titulo)
    add(info, "description", text.que_pasa)
    add(info, "instruction", "\n".join(text.que_hacer))
    if site.url:
        add(info, "web", f"{site.url}{contingencia_url(entry.id, text.idioma)}")
    if contact := _contact(record, catalogue, text.idioma):
        add(info, "contact", contact)
    for name, value in _parameters(record, escala, nivel, text):
        parameter = add(info, "parameter")
        add(parameter, "valueName", name)
        add(parameter, "value", value)
    add(add(info, "area"), "areaDesc", text.area)


def _contact(record: Contingencia, catalogue: Catalogue, idioma: Idioma) -> str:
    lines = [catalogue.datos.telefonos.get(id_) for id_ in record.telefonos]
    return "; ".join(
        f"{(line.nombre_en if idioma is Idioma.EN else None) or line.nombre}: {line.numero}"
        for line in lines
        if line is not None
    )


def _parameters(
    record: Contingencia, escala: Escala, nivel: Nivel | None, text: _Texto
) -> Iterator[tuple[str, str]]:
    """Yield the scale's own words: CAP's codes alone would lose colour and phase."""
    name = escala.id.upper()
    yield f"{name}-NIVEL", record.nivel
    if nivel is not None:
        yield f"{name}-COLOR", nivel.color
    if record.fase:
        yield f"{name}-FASE", record.fase
        if nivel is not None and record.fase in nivel.fases:
            yield f"{name}-ETAPA", nivel.fases[record.fase]
    if text.sms:
        yield "TEXTO-SMS", text.sms
    if record.proximo_boletin:
        yield "PROXIMO-BOLETIN", timestamp(record.proximo_boletin)
