"""The sentences people read, one passage a field or a line of a body, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.files import Files, Leaf
from plugins.content_model.common import Idioma
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.source import Source
from plugins.content_model.spanish_errors import campo_of

# Names of newspapers and laws, addresses, ids, and what people type into the search.
_NOT_PROSE = frozenset(
    {
        *("url", "aviso_privacidad", "archivo", "correo", "host", "id", "icono", "credito"),
        *("fuentes", "fuente", "fuente_oficial", "fundamento", "ley", "homoclave", "telefonos"),
        *("sinonimos", "consultas_esperadas", "fijar_para", "idiomas", "palabra", "direccion"),
    }
)
# Each piece has an end: a text without blanks must not be looked through again from every letter.
_LINK = r"\]\([^)\s]{0,300}\)"
_ADDRESS = re.compile(
    rf"{_LINK}|<https?:[^>\s]{{0,300}}>|https?:\S{{1,300}}|\S{{0,64}}@\S{{1,64}}"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:mx|com|org|gob)\b\S{0,300}|^\[[^\]]*\]:.*$"
)
_ONLY_LINK = re.compile(_LINK)
_SIGNS = ("@", "http", ".mx", ".com", ".org", ".gob", "]:")
"""A line without any of these holds no address but those of links."""
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|&\w+;")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


@dataclass(frozen=True)
class Passage:
    """One text as people read it; ``source`` is None for lists of ``content/datos``."""

    path: str
    line: int
    campo: str
    text: str
    source: Source | None = None

    @property
    def record(self) -> Record | None:
        """The record whose text it is, when its header is valid."""
        return self.source.record if self.source else None

    def aviso(self, message: str) -> Finding:
        """Return an aviso at its place."""
        return aviso(self.path, self.line, self.campo, message)


def passages(site: Files) -> Iterator[Passage]:
    """Yield every passage in Spanish: fields of headers and lists, and the lines of bodies."""
    sources = {source.path: source for source in site.sources}
    for leaf in site.leaves:
        source = sources.get(leaf.parsed.path)
        if is_prose(leaf) and (source is None or source.idioma is Idioma.ES):
            line = leaf.parsed.line(*leaf.loc)
            text = _without_addresses(leaf.text)
            yield Passage(leaf.parsed.path, line, campo_of(leaf.loc), text, source)
    for body in site.bodies:
        if body.source.idioma is Idioma.ES:
            first = body.source.body_line
            for number, text in enumerate(body.masked.split("\n"), start=first):
                if shown := visible(text):
                    yield Passage(body.path, number, "", shown, body.source)


def is_prose(leaf: Leaf) -> bool:
    """Tell whether people read the text of a leaf: not an id, an address or a source."""
    if any(part in _NOT_PROSE or str(part).endswith("_en") for part in leaf.loc):
        return False
    return _ID.fullmatch(leaf.text) is None


def visible(line: str) -> str:
    """Return a line of Markdown without the addresses and the tags in it."""
    line = _without_addresses(line)
    return (_HTML.sub(" ", line) if "<" in line or "&" in line else line).strip()


def _without_addresses(line: str) -> str:
    if any(sign in line for sign in _SIGNS):
        return _ADDRESS.sub(" ", line)
    return _ONLY_LINK.sub(" ", line)
