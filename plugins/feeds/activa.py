"""``/contingencia/activa.json``: what is in force or about to be, small enough to fetch often.

Pages that were cached before an alert ask this file. It holds real messages that are issued, not
replaced and not yet over, the most severe first; whether one has begun is for the reader's clock.
"""

from __future__ import annotations

import json
from typing import Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Caracter, Contingencia, TipoMensaje
from plugins.content_model.urls import contingencia_url
from plugins.feeds.xml_text import timestamp

MOST_BYTES = 1024
_LONGEST_TITLE = 110


def activa(catalogue: Catalogue) -> bytes:
    """Return the file: at most ``MOST_BYTES``; ``mas`` counts the messages that did not fit.

    ``avisos`` have ``id, titulo, escala, nivel, color, gravedad, banner, inicio, hasta, url``, and
    ``en`` (title and address) where there is English. ``emitido`` is when the newest message of all
    was issued: it tells a reader which of two copies is the later one.
    """
    current = _current(catalogue)
    issued = [
        e.record.emitido for e in catalogue.contingencias if e.record.emitido <= catalogue.now
    ]
    newest = timestamp(max(issued)) if issued else None
    shown: list[dict[str, Any]] = []
    for place, entry in enumerate(current):
        rest = len(current) - place - 1
        for candidate in _shapes(entry, catalogue):
            if len(_bytes([*shown, candidate], rest, newest)) <= MOST_BYTES:
                shown.append(candidate)
                break
        else:
            break
    return _bytes(shown, len(current) - len(shown), newest)


def _current(catalogue: Catalogue) -> list[Entry[Contingencia]]:
    issued = [
        e
        for e in catalogue.contingencias
        if e.record.emitido <= catalogue.now and e.record.caracter is Caracter.REAL
    ]
    replaced = {old for e in issued for old in e.record.reemplaza}
    current = [
        e
        for e in issued
        if e.id not in replaced
        and e.record.tipo_mensaje is not TipoMensaje.CANCELA
        and e.record.vigente_hasta > catalogue.now
    ]
    return sorted(current, key=lambda e: (-catalogue.gravedad(e.record), e.record.inicio, e.id))


def _shapes(entry: Entry[Contingencia], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the message in full, then in shorter forms for when that does not fit."""
    record = entry.record
    escala = catalogue.datos.escalas[record.escala]
    nivel = escala.nivel(record.nivel)
    threshold = escala.nivel(escala.umbral_banner)
    rank = catalogue.gravedad(record)
    short = {
        "id": entry.id,
        "titulo": record.titulo,
        "escala": record.escala,
        "nivel": record.nivel,
        "color": nivel.color if nivel else "gris",
        "gravedad": rank,
        "banner": threshold is None or rank >= threshold.orden,
        "inicio": timestamp(record.inicio),
        "hasta": timestamp(record.vigente_hasta),
        "url": entry.url,
    }
    english = record.idiomas.get(Idioma.EN)
    full = dict(short)
    if english is not None:
        full["en"] = {"titulo": english.titulo, "url": contingencia_url(entry.id, Idioma.EN)}
    cut = {**short, "titulo": f"{record.titulo[: _LONGEST_TITLE // 2]}…"}
    return [full, short, cut]


def _bytes(avisos: list[dict[str, Any]], more: int, newest: str | None) -> bytes:
    value: dict[str, Any] = {"version": 1, "emitido": newest, "avisos": avisos}
    if more:
        value["mas"] = more
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
