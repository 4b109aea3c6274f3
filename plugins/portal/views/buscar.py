"""View of the search page: what it offers before, and without, any search, and its filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.tramite import Tramite
from plugins.content_model.types import tel_href
from plugins.portal.context import Context
from plugins.portal.search_texts import SearchTexts, search_texts
from plugins.portal.site import MenuItem
from plugins.portal.views.common import Link
from plugins.portal.views.contingencias import LineaView, lines
from plugins.portal.views.listas import WAYS_IN
from plugins.portal.views.portada import frequent, topics

FREQUENT = 8
HELP_LINE = "chatcun"
HELP_OFFICE = "palacio-municipal"
HELP_PAGE = "no-lo-encuentro"

Option = Mapping[str, str]


@dataclass(frozen=True)
class BuscarView:
    """What the search page offers without a search, and what its filters offer with one.

    ``lugares`` are the pages of the language, ``tramites`` all its guides by title, ``ayuda`` who
    answers questions, ``telefonos`` the emergency lines.
    """

    textos: SearchTexts
    frecuentes: tuple[Link, ...]
    temas: tuple[Link, ...]
    entradas: tuple[Link, ...]
    tramites: tuple[Link, ...]
    telefonos: tuple[LineaView, ...]
    ayuda: tuple[MenuItem, ...]
    tipos: tuple[Option, ...]
    opciones_tema: tuple[Option, ...]
    dependencias: tuple[Option, ...]


def buscar(ctx: Context, idioma: Idioma) -> BuscarView:
    """Return the search page of a language."""
    texts, spanish = search_texts(idioma), idioma is Idioma.ES
    guides = [e for e in ctx.catalogue.tramites if e.idioma is idioma]
    pages = [e for e in ctx.catalogue.paginas if e.idioma is idioma]
    temas = ctx.catalogue.datos.temas
    used = {t for e in guides for t in e.record.temas}
    return BuscarView(
        texts,
        frequent(ctx, FREQUENT) if spanish else (),
        topics(ctx) if spanish else (),
        WAYS_IN if spanish else tuple(Link(e.url, e.record.titulo) for e in pages),
        tuple(Link(e.url, e.record.titulo) for e in sorted(guides, key=_by_title)),
        lines(ctx, idioma),
        _help(ctx, idioma),
        tuple(_option(kind, name) for kind, name in texts.tipos_plural.items()),
        tuple(
            _option(t.id, t.nombre if spanish else t.nombre_en)
            for t in temas.values()
            if t.id in used
        ),
        _dependencias(ctx, guides if not spanish else None),
    )


def _by_title(entry: Entry[Tramite]) -> str:
    return re.sub(r"[^a-z]", "", entry.record.titulo.lower().translate(_FOLD))


_FOLD = str.maketrans("áéíóúüñ", "aeiouun")


def _option(value: str, text: str) -> Option:
    return {"valor": value, "texto": text}


def _dependencias(ctx: Context, guides: Iterable[Entry[Tramite]] | None) -> tuple[Option, ...]:
    known = ctx.catalogue.datos.dependencias
    used = known.keys() if guides is None else {e.record.dependencia for e in guides}
    listed = sorted((d for d in known.values() if d.id in used), key=lambda d: d.nombre)
    return tuple(_option(d.id, d.nombre) for d in listed)


def _help(ctx: Context, idioma: Idioma) -> tuple[MenuItem, ...]:
    """Return who answers when the search does not: a person by phone, the WhatsApp line, a page."""
    datos, found = ctx.catalogue.datos, []
    office = datos.oficinas.get(HELP_OFFICE)
    if office is not None and office.contacto is not None:
        call = "Call" if idioma is Idioma.EN else "Llama al"
        found += [MenuItem(f"{call} {t}", tel_href(t)) for t in office.contacto.telefonos[:1]]
    line = datos.telefonos.get(HELP_LINE)
    if line is not None:
        digits = re.sub(r"\D", "", line.numero)
        found.append(MenuItem(f"WhatsApp {line.numero}", f"https://wa.me/52{digits}"))
    found += [
        MenuItem(page.record.titulo, page.url)
        for page in ctx.catalogue.paginas
        if page.id == HELP_PAGE and page.idioma is idioma
    ]
    return tuple(found)
