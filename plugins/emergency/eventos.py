"""Kinds of emergency from which a message can be begun; data in ``eventos.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("eventos.yml")


@dataclass(frozen=True)
class Evento:
    """One kind of emergency.

    ``con_nombre`` tells that each has a name of its own (Delta, COVID-19). ``que_hacer`` is used
    where the level of the scale says nothing of its own.
    """

    id: str
    nombre: str
    nombre_en: str
    categoria: str
    escala: str
    con_nombre: bool = False
    que_hacer: tuple[str, ...] = ()
    que_hacer_en: tuple[str, ...] = ()


def load_eventos(path: Path = _FILE) -> Mapping[str, Evento]:
    """Return every kind by its id."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    made = [Evento(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries]
    return {evento.id: evento for evento in made}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return tuple(value) if isinstance(value, list) else value
