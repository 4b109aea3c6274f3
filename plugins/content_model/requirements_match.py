"""Which procedures a person can already do with the documents at hand, and what is missing.

``match`` and ``merge`` have twins in ``theme/scripts/que-puedo-tramitar.js``, kept equal by a test.
A document satisfies a requirement if it is the one asked for, one of its alternatives, or one that
the dictionary names among those that serve instead (``sirve``, by its exact name).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.tramite_parts import Requisito
from plugins.content_model.vocabularios import Documento


@dataclass(frozen=True)
class Exigencia:
    """One thing to bring. ``opciones`` are the documents that serve; () when it is no document.

    ``texto`` names it for a reader: ``INE o Pasaporte``.
    """

    texto: str
    opciones: tuple[str, ...] = ()
    original: bool = False
    copias: int = 0
    opcional: bool = False
    nota: str = ""


@dataclass(frozen=True)
class TramiteExige:
    """A procedure and what it asks for."""

    id: str
    titulo: str
    url: str
    exigencias: tuple[Exigencia, ...]


@dataclass(frozen=True)
class Coincidencia:
    """How a procedure stands; the numbers are places in its ``exigencias``.

    ``aparte`` are those that no document of the dictionary stands for: the person checks them.
    """

    id: str
    tiene: tuple[int, ...]
    faltan: tuple[int, ...]
    aparte: tuple[int, ...]

    @property
    def completo(self) -> bool:
        """Whether no obligatory document is missing."""
        return not self.faltan


@dataclass(frozen=True)
class Pendiente:
    """One line of the merged checklist; ``copias`` is the sum, ``para`` the procedures' titles."""

    texto: str
    original: bool
    copias: int
    para: tuple[str, ...]


def documents_asked_for(catalogue: Catalogue) -> Mapping[str, tuple[TramiteExige, ...]]:
    """Return the procedures that accept each document, for its page; only documents with any."""
    found: dict[str, list[TramiteExige]] = {}
    for tramite in tramites_with_requirements(catalogue):
        accepted = {option for e in tramite.exigencias for option in e.opciones}
        for document in sorted(accepted):
            found.setdefault(document, []).append(tramite)
    return {document: tuple(found[document]) for document in sorted(found)}


def tramites_with_requirements(catalogue: Catalogue) -> tuple[TramiteExige, ...]:
    """Return the Spanish guides that ask for something, in the order of the catalogue."""
    documents = catalogue.datos.requisitos
    substitutes = _substitutes(documents)
    return tuple(
        TramiteExige(
            entry.id,
            entry.record.titulo,
            entry.url,
            tuple(_exigencia(r, documents, substitutes) for r in entry.record.requisitos),
        )
        for entry in catalogue.tramites
        if entry.idioma is Idioma.ES and entry.record.requisitos
    )


def match(owned: Collection[str], tramites: Iterable[TramiteExige]) -> tuple[Coincidencia, ...]:
    """Return how every procedure that asks for documents stands, the nearest to complete first.

    Fewest missing, then most at hand, then the order given. Optional documents are never missing.
    Procedures for which none of the owned documents serves are left out.
    """
    found = []
    for tramite in tramites:
        has, lacks, apart = [], [], []
        for place, exigencia in enumerate(tramite.exigencias):
            if not exigencia.opciones:
                apart.append(place)
            elif any(option in owned for option in exigencia.opciones):
                has.append(place)
            elif not exigencia.opcional:
                lacks.append(place)
        if has:
            found.append(Coincidencia(tramite.id, tuple(has), tuple(lacks), tuple(apart)))
    return tuple(sorted(found, key=lambda c: (len(c.faltan), -len(c.tiene))))


def merge(chosen: Collection[str], tramites: Iterable[TramiteExige]) -> tuple[Pendiente, ...]:
    """Return one checklist for the chosen procedures: each thing once, with all its copies."""
    merged: dict[str, tuple[bool, int, list[str]]] = {}
    for tramite in tramites:
        if tramite.id not in chosen:
            continue
        for exigencia in tramite.exigencias:
            original, copies, titles = merged.get(exigencia.texto, (False, 0, []))
            if tramite.titulo not in titles:
                titles.append(tramite.titulo)
            merged[exigencia.texto] = (
                original or exigencia.original,
                copies + exigencia.copias,
                titles,
            )
    return tuple(
        Pendiente(text, original, copies, tuple(titles))
        for text, (original, copies, titles) in merged.items()
    )


def page_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the page's script needs, small: names of documents, and the procedures.

    ``documentos`` holds only those that some procedure accepts, by name. Fields at their default
    are left out.
    """
    tramites = tramites_with_requirements(catalogue)
    accepted = {option for t in tramites for e in t.exigencias for option in e.opciones}
    names = {id_: catalogue.datos.requisitos[id_].nombre for id_ in accepted}
    by_name = sorted(names, key=lambda id_: (names[id_].casefold(), id_))
    return {
        "documentos": [{"id": id_, "nombre": names[id_]} for id_ in by_name],
        "tramites": [
            {
                "id": t.id,
                "titulo": t.titulo,
                "url": t.url,
                "exigencias": [_compact(e) for e in t.exigencias],
            }
            for t in tramites
        ],
    }


def _compact(exigencia: Exigencia) -> dict[str, Any]:
    values = {
        "texto": exigencia.texto,
        "opciones": list(exigencia.opciones),
        "original": exigencia.original,
        "copias": exigencia.copias,
        "opcional": exigencia.opcional,
        "nota": exigencia.nota,
    }
    return {name: value for name, value in values.items() if value}


def _substitutes(documents: Mapping[str, Documento]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each document, the ids of those that serve instead of it."""
    by_name = {document.nombre.casefold(): id_ for id_, document in documents.items()}
    return {
        id_: tuple(
            by_name[name.casefold()] for name in document.sirve if name.casefold() in by_name
        )
        for id_, document in documents.items()
    }


def _exigencia(
    requisito: Requisito,
    documents: Mapping[str, Documento],
    substitutes: Mapping[str, Sequence[str]],
) -> Exigencia:
    named = [id_ for id_ in (requisito.documento, *requisito.alternativas) if id_ in documents]
    options: dict[str, None] = {}
    for id_ in named:
        if id_ is not None:
            options |= dict.fromkeys((id_, *substitutes[id_]))
    names = [documents[id_].nombre for id_ in named if id_ is not None]
    return Exigencia(
        requisito.texto or " o ".join(names),
        tuple(options),
        requisito.original,
        requisito.copias,
        requisito.opcional,
        requisito.nota or "",
    )
