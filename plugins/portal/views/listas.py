"""Views of lists of guides: by topic, by life event, by group, by letter."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from plugins.content_model.catalogue import Entry
from plugins.content_model.popularidad import favourites
from plugins.content_model.tramite import Tramite
from plugins.portal.context import Context
from plugins.portal.views.common import Link, Part
from plugins.portal.voice import voice


@dataclass(frozen=True)
class TramiteItem(Part):
    """A guide in a list. ``costo`` is the short text of the fee, empty when not known."""

    id: str
    href: str
    titulo: str
    resumen: str
    costo: str
    canales: tuple[str, ...]


@dataclass(frozen=True)
class GrupoTramites:
    """Guides under one heading; ``enlace`` leads to the page of that group, if it has one."""

    titulo: str
    id: str
    tramites: tuple[TramiteItem, ...]
    descripcion: str = ""
    enlace: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Letra:
    """A letter of the index; without an address there is nothing under it."""

    letra: str
    href: str


@dataclass(frozen=True)
class ListaView:
    """A page that lists guides: under headings, or just listed (one group without title).

    ``entradas`` are the other ways in, ``relacionados`` pages on the same matter.
    """

    titulo: str
    intro: str
    grupos: tuple[GrupoTramites, ...]
    entradas: tuple[Link, ...] = ()
    letras: tuple[Letra, ...] = ()
    relacionados: tuple[Link, ...] = ()
    total: int = 0


WAYS_IN = (
    Link("/tramites/", "Por tema"),
    Link("/tramites/a-z/", "De la A a la Z"),
    Link("/tramites/vida/", "Por momento de la vida"),
    Link("/tramites/grupo/", "Para quién"),
    Link("/dependencias/", "Por dependencia"),
    Link("/tramites/en-linea/", "En línea"),
    Link("/tramites/gratuitos/", "Gratuitos"),
    Link("/tramites/mas-consultados/", "Más consultados"),
    Link("/tramites/que-puedo-tramitar/", "¿Qué puedo tramitar con lo que tengo?"),
)
"""The ways in to the guides, as plain links."""


def item(ctx: Context, entry: Entry[Tramite]) -> TramiteItem:
    """Return a guide as it stands in a list."""
    words = voice(entry.idioma)
    tarifa = ctx.tarifa(entry.record)
    brief = tarifa.breve if tarifa else ""
    return TramiteItem(
        entry.id,
        entry.url,
        entry.record.titulo,
        entry.record.resumen,
        brief,
        tuple(words.CANALES[c] for c in dict.fromkeys(c.tipo for c in entry.record.canales)),
    )


def items(ctx: Context, entries: Iterable[Entry[Tramite]]) -> tuple[TramiteItem, ...]:
    """Return guides as they stand in a list."""
    return tuple(item(ctx, entry) for entry in entries)


def favourites_first(ctx: Context, entries: Sequence[Entry[Tramite]]) -> tuple[GrupoTramites, ...]:
    """Return guides with the most consulted under a heading of their own, where figures tell."""
    by_id = {entry.id: entry for entry in entries}
    first = favourites(ctx.catalogue, by_id)
    if not first:
        return (GrupoTramites("", "lista", items(ctx, entries)),)
    rest = [entry for entry in entries if entry.id not in first]
    return (
        GrupoTramites("Más consultados", "favoritos", items(ctx, (by_id[id_] for id_ in first))),
        GrupoTramites("Otros trámites", "lista", items(ctx, rest)),
    )


def letter(titulo: str) -> str:
    """Return the unaccented capital a title is filed under; what is no letter goes under ``#``."""
    first = unicodedata.normalize("NFD", titulo.strip())[:1].upper()
    return first if first.isalpha() else "#"


def by_letter(ctx: Context) -> tuple[GrupoTramites, ...]:
    """Return every guide under its first letter, in alphabetical order."""
    found: defaultdict[str, list[TramiteItem]] = defaultdict(list)
    for entry in sorted(ctx.index.tramites, key=lambda e: _alphabetical(e.record.titulo)):
        found[letter(entry.record.titulo)].append(item(ctx, entry))
    return tuple(
        GrupoTramites(name, f"letra-{name.lower() if name != '#' else 'otros'}", tuple(found[name]))
        for name in sorted(found)
    )


def alphabet(found: Iterable[GrupoTramites]) -> tuple[Letra, ...]:
    """Return every letter, and ``#`` where it is used."""
    ids = {group.titulo: group.id for group in found}
    letters = [*ascii_uppercase, *(name for name in ids if name not in ascii_uppercase)]
    return tuple(Letra(name, f"#{ids[name]}" if name in ids else "") for name in letters)


def by_topic(ctx: Context) -> tuple[GrupoTramites, ...]:
    """Return every guide under each of its topics, in the order of ``temas.yml``."""
    return tuple(
        GrupoTramites(
            tema.nombre,
            f"tema-{tema.id}",
            items(ctx, ctx.index.por_tema[tema.id]),
            tema.descripcion,
            f"/tramites/tema/{tema.id}/",
            tema.icono,
        )
        for tema in ctx.catalogue.datos.temas.values()
        if tema.id in ctx.index.por_tema
    )


def _alphabetical(titulo: str) -> str:
    folded = unicodedata.normalize("NFD", titulo.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))
