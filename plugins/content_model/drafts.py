"""What is not public yet, marked so that nobody takes it for what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plugins.content_model.agenda import end_of, start_of
from plugins.content_model.catalogue import Catalogue, Entry, Visibility
from plugins.content_model.dates import CANCUN, MONTHS
from plugins.content_model.fields import Record
from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.load import Loaded

BORRADOR = "Borrador"


def with_marks(loaded: Loaded) -> Loaded:
    """Return a load with ``show_hidden`` in which everything hidden says so in its title.

    What was hidden counts as published from here on, so every list, page and menu shows it.
    """
    marked = {
        entry.path: _marked(entry)
        for entry in loaded.entries
        if entry.visibility is not Visibility.PUBLICADO
    }
    entries = tuple(marked.get(entry.path, entry) for entry in loaded.entries)
    return replace(loaded, entries=entries, catalogue=_with(loaded.catalogue, marked))


def mark_of(entry: Entry[Record]) -> str:
    """Return what a hidden entry is, in Spanish: ``Embargada hasta el 24 de noviembre …``."""
    start, end = start_of(entry.record), end_of(entry.record)
    if entry.visibility is Visibility.EMBARGADO and start is not None:
        at = start.astimezone(CANCUN)
        return f"Embargada hasta el {at.day} de {MONTHS[at.month - 1]} de {at.year}, {at:%H:%M}"
    if entry.visibility is Visibility.VENCIDO and end is not None:
        at = end.astimezone(CANCUN)
        return f"Venció el {at.day} de {MONTHS[at.month - 1]} de {at.year}"
    return BORRADOR


def _marked(entry: Entry[Record]) -> Entry[Record]:
    mark = mark_of(entry)
    title = f"{getattr(entry.record, 'titulo', '')} [{mark}]"
    return replace(
        entry,
        record=entry.record.model_copy(update={"titulo": title}),
        visibility=Visibility.PUBLICADO,
        digest=fingerprint(entry.digest, mark),
        header=fingerprint(entry.header, mark),
    )


def _with(catalogue: Catalogue, marked: Mapping[str, Entry[Record]]) -> Catalogue:
    def swapped(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(marked.get(entry.path, entry) for entry in entries)

    return replace(
        catalogue,
        tramites=swapped(catalogue.tramites),
        noticias=swapped(catalogue.noticias),
        contingencias=swapped(catalogue.contingencias),
        paginas=swapped(catalogue.paginas),
    )
