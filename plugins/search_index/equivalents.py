"""Everyday words that mean the same to a citizen, whatever the guide says.

A general list of Mexican Spanish, not of queries: it says *coche* is *carro*, never which guide a
phrase belongs to (that is what a guide's own ``sinonimos`` are for).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plugins.content_model.common import Idioma


@cache
def equivalents(idioma: Idioma) -> list[list[str]]:
    """Return the groups of one language; a group is a list of words. None for most languages."""
    path = Path(__file__).with_name(f"equivalents.{idioma}.txt")
    if not path.is_file():
        return []
    lines = (line.split("#", 1)[0].split() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if len(line) > 1]
