"""``/contingencia/activa.json``: what is in force or about to be, small enough to fetch often.

Pages that were cached before an alert ask this file. It holds real messages that are issued, not
replaced and not yet over, the most severe first; whether one has begun is for the reader's clock.
"""

from __future__ import annotations

import json
from typing import Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.urls import contingencia_url
from plugins.feeds.xml_text import timestamp

MOST_BYTES = 1024
_LONGEST_TITLE = 110


def activa(catalogue: Catalogue) -> bytes:
    """Return the file, of at most ``MOST_BYTES``.

    ``mas`` are the ids of messages that did not fit (their number, when there are too many even
    for that). ``avisos`` have ``id, titulo, rotulo, escala, nivel, color, gravedad, banner, inicio,
    hasta, url``, and ``en`` (title, label and address) where there is English. ``rotulo`` is what
    stands beside the colour; ``banner`` tells whether the message goes on every page. ``emitido``
    is when the newest message of all was issued: it tells which of two copies is the later one.
    """
    announced = catalogue.contingencias_anunciadas(catalogue.now)
    current = sorted(announced, key=lambda e: (-catalogue.gravedad(e.record), e.record.inicio))
    last = catalogue.ultima_emision
    newest = timestamp(last) if last else None
    shown: list[dict[str, Any]] = []
    for place, entry in enumerate(current):
        rest = len(current) - place - 1
        for candidate in _shapes(entry, catalogue):
            if len(_bytes([*shown, candidate], rest, newest)) <= MOST_BYTES:
                shown.append(candidate)
                break
        else:
            break
    left = [e.id for e in current[len(shown) :]]
    named = _bytes(shown, left, newest)
    return named if len(named) <= MOST_BYTES else _bytes(shown, len(left), newest)


def _shapes(entry: Entry[Contingencia], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the message in full, then in shorter forms for when that does not fit."""
    record = entry.record
    escala = catalogue.datos.escalas[record.escala]
    nivel = escala.nivel(record.nivel)
    short = {
        "id": entry.id,
        "titulo": record.titulo,
        "rotulo": escala.rotulo_de(record.nivel, record.fase),
        "escala": record.escala,
        "nivel": record.nivel,
        "color": nivel.color if nivel else "gris",
        "gravedad": catalogue.gravedad(record),
        "banner": escala.avisa_a_todos(record.nivel),
        "inicio": timestamp(record.inicio),
        "hasta": timestamp(record.vigente_hasta),
        "url": entry.url,
    }
    english = record.idiomas.get(Idioma.EN)
    full = dict(short)
    if english is not None:
        full["en"] = {
            "titulo": english.titulo,
            "rotulo": escala.rotulo_de(record.nivel, record.fase, english=True),
            "url": contingencia_url(entry.id, Idioma.EN),
        }
    cut = {**short, "titulo": f"{record.titulo[: _LONGEST_TITLE // 2]}…"}
    return [full, short, cut]


def _bytes(avisos: list[dict[str, Any]], more: list[str] | int, newest: str | None) -> bytes:
    value: dict[str, Any] = {"version": 1, "emitido": newest, "avisos": avisos}
    if more:
        value["mas"] = more
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
