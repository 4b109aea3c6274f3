"""Views of what to bring: the checklist of a guide, the dictionary of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.requirements_match import page_data
from plugins.content_model.script_json import script_json
from plugins.content_model.tramite import Tramite
from plugins.content_model.tramite_parts import Requisito
from plugins.content_model.vocabularios import Documento
from plugins.portal.context import Context
from plugins.portal.textos import Textos
from plugins.portal.views.common import Fila, Link, Part, spanish_in
from plugins.portal.views.listas import TramiteItem, items
from plugins.portal.voice import voice

DOCUMENTS_URL = "/tramites/documento/"


@dataclass(frozen=True)
class RequisitoView(Part):
    """One thing to bring. ``entrega`` says original and copies, ``o`` what is accepted instead.

    ``documento`` is its id in the dictionary, empty when it is not there.
    """

    id: str
    documento: str
    texto: str
    href: str
    entrega: str
    o: tuple[Link, ...]
    opcional: bool
    nota: str


@dataclass(frozen=True)
class DocumentoView:
    """The page of a document: who issues it, what else is accepted, who asks for it."""

    id: str
    nombre: str
    quien_lo_emite: str
    sirve: tuple[str, ...]
    nota: str
    guia: Link | None
    tramites: tuple[TramiteItem, ...]

    def filas(self, t: Textos) -> tuple[Fila, ...]:
        """Return who issues it and what else is accepted."""
        issuer = self.quien_lo_emite
        rows = [Fila("Quién lo emite", (issuer or t.por_confirmar,), not issuer)]
        return (*rows, *([Fila("También sirve", self.sirve)] if self.sirve else []))


@dataclass(frozen=True)
class DocumentosView:
    """The dictionary: every document with how many guides ask for it."""

    documentos: tuple[Link, ...]


@dataclass(frozen=True)
class Casilla:
    """A document that can be ticked."""

    id: str
    texto: str
    veces: int


@dataclass(frozen=True)
class TramiteConRequisitos:
    """A guide and its checklist."""

    id: str
    href: str
    titulo: str
    requisitos: tuple[RequisitoView, ...]


@dataclass(frozen=True)
class QuePuedoView:
    """The page where a person ticks what they have; ``datos`` is JSON for its script."""

    documentos: tuple[Casilla, ...]
    tramites: tuple[TramiteConRequisitos, ...]
    datos: str


def documento_url(id_: str) -> str:
    """``/tramites/documento/comprobante-domicilio/``."""
    return f"{DOCUMENTS_URL}{id_}/"


def requisitos(
    ctx: Context, values: Iterable[Requisito], idioma: Idioma
) -> tuple[RequisitoView, ...]:
    """Return the checklist of a guide."""
    words, known = voice(idioma), ctx.catalogue.datos.requisitos
    found = []
    for place, value in enumerate(values, start=1):
        document = known.get(value.documento or "")
        instead = [known[i] for i in value.alternativas if i in known]
        accepted = document.sirve if document and idioma is Idioma.ES else ()
        found.append(
            RequisitoView(
                document.id if document else f"requisito-{place}",
                document.id if document else "",
                _name(document, idioma) if document else (value.texto or ""),
                documento_url(document.id) if document else "",
                words.copias(value.original, value.copias),
                (
                    *(Link(documento_url(d.id), _name(d, idioma)) for d in instead),
                    *(Link("", name) for name in accepted),
                ),
                value.opcional,
                value.nota or "",
            )
        )
    return tuple(found)


def documento(ctx: Context, record: Documento) -> DocumentoView:
    """Return the page of a document."""
    guide = ctx.catalogue.tramite(record.tramite) if record.tramite else None
    return DocumentoView(
        record.id,
        record.nombre,
        record.quien_lo_emite or "",
        record.sirve,
        record.nota or "",
        Link(guide.url, guide.record.titulo, guide.record.resumen) if guide else None,
        items(ctx, _asking(ctx, record.id)),
    )


def documentos(ctx: Context) -> DocumentosView:
    """Return the dictionary, in alphabetical order."""
    known = sorted(ctx.catalogue.datos.requisitos.values(), key=lambda d: d.nombre.casefold())
    links = []
    for record in known:
        number = len(ctx.asking_for.get(record.id, ()))
        times = "1 trámite lo pide" if number == 1 else f"{number} trámites lo piden"
        links.append(Link(documento_url(record.id), record.nombre, times))
    return DocumentosView(tuple(links))


def que_puedo(ctx: Context) -> QuePuedoView:
    """Return what to tick and what each guide asks for."""
    data = page_data(ctx.catalogue)
    asking = ctx.asking_for
    boxes = [Casilla(d["id"], d["nombre"], len(asking[d["id"]])) for d in data["documentos"]]
    return QuePuedoView(
        tuple(sorted(boxes, key=lambda box: (-box.veces, box.texto.casefold()))),
        tuple(
            TramiteConRequisitos(
                e.id, e.url, e.record.titulo, requisitos(ctx, e.record.requisitos, Idioma.ES)
            )
            for e in ctx.index.tramites
            if e.record.requisitos
        ),
        script_json(data),
    )


def _name(record: Documento, idioma: Idioma) -> str:
    if idioma is Idioma.EN:
        return record.nombre_en or spanish_in(idioma, record.nombre)
    return record.nombre


def _asking(ctx: Context, id_: str) -> list[Entry[Tramite]]:
    found = [ctx.catalogue.tramite(t.id) for t in ctx.asking_for.get(id_, ())]
    return [entry for entry in found if entry is not None]
