"""A new message, filled in from the approved texts: first alert, update of one, or its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.escalas import Escala, Nivel
from plugins.emergency.eventos import Evento

AREA = "Todo el municipio de Benito Juárez"
AREA_EN = "All of Benito Juárez"
SOURCE = "Protección Civil municipal"
LONGEST_SMS = 160
LONGEST_TITLE = 110

Header = dict[str, Any]


class BadRequest(ValueError):
    """What was asked for cannot be written; the text says the fix, in Spanish."""


@dataclass(frozen=True)
class Pedido:
    """What the person in a hurry says; the rest is filled in."""

    nivel: str
    fase: str = ""
    nombre: str = ""
    area: str = ""
    horas: int = 24
    caracter: str = "real"


def first(
    evento: Evento, pedido: Pedido, catalogue: Catalogue, now: datetime, taken: Collection[str]
) -> Header:
    """Return the header of a first alert; ``taken`` are the ids in use.

    Raises:
        BadRequest: the event's scale has no such level or phase.
    """
    escala, nivel = _level(evento.escala, pedido, catalogue)
    named = pedido.nombre if evento.con_nombre else ""
    episode = slug(f"{named or evento.id} {now.year}")
    header = _common(evento.nombre, evento.categoria, escala, nivel, pedido, now)
    header["id"] = _free(f"{episode}-{nivel.id}", taken)
    header["titulo"] = _title(f"{evento.nombre} {named}".strip(), nivel.nombre)
    header["episodio"] = episode
    header["tipo_mensaje"] = "alerta"
    header["area"] = pedido.area or AREA
    header["que_hacer"] = list(
        nivel.que_hacer or evento.que_hacer or ["Sigue la información oficial."]
    )
    english = nivel.que_hacer_en or evento.que_hacer_en
    if english:
        title = _title(f"{evento.nombre_en} {named}".strip(), nivel.nombre_en)
        header["idiomas"] = {
            "en": {
                "titulo": title,
                "que_pasa": f"{title}. Follow official information.",
                "que_hacer": list(english),
                **({} if pedido.area else {"area": AREA_EN}),
            }
        }
    return _ordered(_with_texts(header, escala, nivel))


def update(
    old: Entry[Contingencia],
    pedido: Pedido,
    catalogue: Catalogue,
    now: datetime,
    taken: Collection[str],
) -> Header:
    """Return the header of an update of ``old``: the new level's texts, the rest kept.

    Raises:
        BadRequest: the scale has no such level or phase.
    """
    record = old.record
    escala, nivel = _level(record.escala, pedido, catalogue)
    kept = record.model_dump(mode="json", exclude_defaults=True)
    header: Header = {
        **kept,
        **_common(record.evento, str(record.categoria), escala, nivel, pedido, now),
    }
    subject = record.titulo.rpartition(":")[0] or record.titulo
    episode = record.episodio or old.id
    header["id"] = _free(f"{episode}-{nivel.id}", taken)
    header["titulo"] = _title(subject, nivel.nombre)
    header["episodio"] = episode
    header["tipo_mensaje"] = "actualiza"
    header["reemplaza"] = [old.id]
    header["area"] = pedido.area or record.area
    header["que_hacer"] = list(nivel.que_hacer or record.que_hacer)
    header.pop("resumen", None)
    english = record.idiomas.get(Idioma.EN)
    header.pop("idiomas", None)
    if english is not None and (nivel.que_hacer_en or nivel.id == record.nivel):
        subject_en = english.titulo.rpartition(":")[0] or english.titulo
        title = _title(subject_en, nivel.nombre_en)
        area = {"area": english.area} if english.area and not pedido.area else {}
        services = [s.model_dump(mode="json") for s in english.servicios_afectados]
        header["idiomas"] = {
            "en": {
                "titulo": title,
                "que_pasa": f"{title}. Follow official information.",
                "que_hacer": list(nivel.que_hacer_en or english.que_hacer),
                **area,
                **({"servicios_afectados": services} if services else {}),
            }
        }
    return _ordered(_with_texts(header, escala, nivel))


def cancel(
    old: Entry[Contingencia], catalogue: Catalogue, now: datetime, taken: Collection[str]
) -> Header:
    """Return the header of the message that ends ``old``."""
    record = old.record
    escala = catalogue.datos.escalas[record.escala]
    nivel = escala.nivel(record.nivel) or escala.niveles[0]
    pedido = Pedido(nivel.id, str(record.fase or ""), caracter=str(record.caracter))
    header = _common(record.evento, str(record.categoria), escala, nivel, pedido, now)
    header["id"] = _free(f"{record.episodio or old.id}-termina", taken)
    header["titulo"] = f"Termina el aviso: {record.titulo}"[:LONGEST_TITLE]
    header["episodio"] = record.episodio or old.id
    header["tipo_mensaje"] = "cancela"
    header["reemplaza"] = [old.id]
    header["area"] = record.area
    header["que_pasa"] = f"Terminó el aviso «{record.titulo}»."
    header["que_hacer"] = ["Sigue la información oficial.", "En una emergencia llama al 911."]
    header["texto_sms"] = _sms(f"Terminó el aviso: {record.titulo}.")
    english = record.idiomas.get(Idioma.EN)
    if english is not None:
        header["idiomas"] = {
            "en": {
                "titulo": f"This notice has ended: {english.titulo}"[:LONGEST_TITLE],
                "que_pasa": f"The notice “{english.titulo}” has ended.",
                "que_hacer": ["Follow official information.", "In an emergency call 911."],
            }
        }
    return _ordered(header)


def slug(text: str) -> str:
    """``Tormenta Óscar 2026`` → ``tormenta-oscar-2026``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _level(scale: str, pedido: Pedido, catalogue: Catalogue) -> tuple[Escala, Nivel]:
    escala = catalogue.datos.escalas[scale]
    nivel = escala.nivel(pedido.nivel)
    if nivel is None:
        known = ", ".join(level.id for level in escala.niveles)
        raise BadRequest(f"«{pedido.nivel}» no es un nivel de «{escala.nombre}». Niveles: {known}")
    if bool(escala.fases) != bool(pedido.fase) or (pedido.fase and pedido.fase not in escala.fases):
        phases = ", ".join(escala.fases)
        fix = f"Fases: {phases}" if phases else "Esta escala no tiene fases"
        raise BadRequest(f"«{pedido.fase}» no es una fase de «{escala.nombre}». {fix}")
    if pedido.horas < 1:
        raise BadRequest("la vigencia es de al menos una hora")
    return escala, nivel


def _common(
    evento: str, categoria: str, escala: Escala, nivel: Nivel, pedido: Pedido, now: datetime
) -> Header:
    begin = now.replace(second=0, microsecond=0)
    header: Header = {
        "categoria": categoria,
        "evento": evento,
        "escala": escala.id,
        "nivel": nivel.id,
        "emitido": _minute(begin),
        "inicio": _minute(begin),
        "vigente_hasta": _minute(begin + timedelta(hours=pedido.horas)),
        "caracter": pedido.caracter,
        "telefonos": ["911"],
        "fuente_oficial": SOURCE,
        "fuentes": [{"nombre": SOURCE, "visto": begin.date().isoformat()}],
        "actualizado": begin.date().isoformat(),
        "estado": "publicado",
    }
    if pedido.fase:
        header["fase"] = pedido.fase
    return header


def _with_texts(header: Header, escala: Escala, nivel: Nivel) -> Header:
    """Add what follows from the rest; it states no more than the level itself does."""
    phase = escala.fases.get(header.get("fase", ""), "").lower()
    header["que_pasa"] = f"{header['titulo']}{f' ({phase})' if phase else ''}. {nivel.significado}"
    steps = " ".join(header["que_hacer"])
    header["texto_sms"] = _sms(f"{header['titulo']}. {steps}")
    return header


def _title(subject: str, level: str) -> str:
    return f"{subject}: {level[:1].lower()}{level[1:]}"[:LONGEST_TITLE]


def _sms(text: str) -> str:
    """Return as many whole sentences of ``text`` as fit into one message."""
    found = ""
    for sentence in re.findall(r"[^.]+\.+\s*", text) or [text]:
        if len((found + sentence).rstrip()) > LONGEST_SMS:
            break
        found += sentence
    return found.rstrip() or text[:LONGEST_SMS]


def _free(wanted: str, taken: Collection[str]) -> str:
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _minute(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _ordered(header: Mapping[str, Any]) -> Header:
    """Return the header in the order of the model, which is that of the staff's guide."""
    return {name: header[name] for name in Contingencia.model_fields if name in header}
