"""What the page builders work from: the Catalogue, its indexes, and today's date in Cancún."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.content_model.catalogue import Catalogue, Entry
from plugins.content_model.dates import day_of
from plugins.content_model.fingerprint import fingerprint, header_of
from plugins.content_model.noticia import Noticia
from plugins.portal.index import Index
from plugins.portal.related import Item, Related
from plugins.portal.views.common import linkable_hosts

# Only guides and what counts them ask for these, and most edits are of news.
if TYPE_CHECKING:
    from plugins.content_model.completeness import Informe
    from plugins.content_model.cost_engine import Tarifa
    from plugins.content_model.procedure_graph import ProcedureGraph
    from plugins.content_model.requirements_match import TramiteExige
    from plugins.content_model.tramite import Tramite

Remembered = Callable[[str, str, Callable[[], bytes]], bytes]
"""``(name, key, make)`` → what ``make`` returns, or returned when ``key`` was the same."""

Kept = dict[str, Any]
"""What each part of a process that stays knows from build to build, by a name of its own."""


def make_anew(name: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what ``make`` returns: nothing is remembered."""
    del name, key
    return make()


@dataclass(frozen=True)
class Context:
    """``siteurl`` is the public address without a final slash.

    ``kept`` is what a process that stays knows from build to build, ``constant`` the digest of code
    and settings.
    """

    catalogue: Catalogue
    siteurl: str = ""
    remembered: Remembered = make_anew
    kept: Kept = field(default_factory=dict)
    constant: str = ""

    @cached_property
    def index(self) -> Index:
        """Return who names whom."""
        return Index(self.catalogue)

    @cached_property
    def today(self) -> date:
        """Return the day of the build in Cancún."""
        return day_of(self.catalogue.now)

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Return the external hosts that may be linked."""
        return linkable_hosts(self.catalogue.datos.externos.values())

    @cached_property
    def holidays(self) -> tuple[str, ...]:
        """Return the ISO days, from today on, on which offices are closed."""
        coming = {f.fecha for f in self.catalogue.datos.festivos if f.fecha >= self.today}
        return tuple(day.isoformat() for day in sorted(coming))

    def related_news(self, id_: str) -> tuple[Entry[Noticia], ...]:
        """Return the news in Spanish that are related to the news item ``id_``."""
        news, place = self.index.noticias, self._places.get(id_)
        return () if place is None else tuple(news[other] for other in self.related_places[place])

    @cached_property
    def related_places(self) -> Sequence[Sequence[int]]:
        """Return the places of the related news of each news item in Spanish, in their order."""
        news = self.index.noticias
        key = fingerprint(
            "lugares de las relacionadas", self.constant, [header_of(e) for e in news]
        )

        def make() -> bytes:
            items = [
                Item(e.id, e.record.temas, f"{e.record.titulo} {e.record.resumen}") for e in news
            ]
            found = self.kept.setdefault("relacionadas", Related()).of(items)
            return json.dumps(found, separators=(",", ":")).encode()

        found: list[list[int]] = json.loads(self.remembered("relacionadas", key, make))
        return found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {e.id: place for place, e in enumerate(self.index.noticias)}

    @cached_property
    def changed_on(self) -> Mapping[str, date]:
        """Return the day of the last change of each news item in Spanish, by its id."""
        return {
            e.id: day_of(record.actualizado or record.fecha)
            for e in self.index.noticias
            for record in (e.record,)
        }

    @cached_property
    def made(self) -> dict[tuple[str, str], Any]:
        """Return a place for parts of pages that many pages show, by their sort and file."""
        return {}

    @cached_property
    def news_by_month(self) -> Mapping[str, Mapping[str, tuple[Entry[Noticia], ...]]]:
        """Return the news in Spanish by year and month of their address, newest year first."""
        found: dict[str, dict[str, list[Entry[Noticia]]]] = {}
        for entry in self.index.noticias:
            year, month, _ = entry.id.split("-", 2)
            found.setdefault(year, {}).setdefault(month, []).append(entry)
        return {
            year: {month: tuple(entries) for month, entries in months.items()}
            for year, months in sorted(found.items(), reverse=True)
        }

    @cached_property
    def graph(self) -> ProcedureGraph:
        """Return what comes before and after each guide."""
        from plugins.content_model.procedure_graph import build_graph

        return build_graph(self.catalogue.tramites)

    @cached_property
    def informe(self) -> Informe:
        """Return how complete the guides are."""
        from plugins.content_model.completeness import report

        return report(self.catalogue)

    @cached_property
    def asking_for(self) -> Mapping[str, tuple[TramiteExige, ...]]:
        """Return the guides that accept each document."""
        from plugins.content_model.requirements_match import documents_asked_for

        return documents_asked_for(self.catalogue)

    def tarifa(self, record: Tramite) -> Tarifa | None:
        """Return what a procedure costs today, in its guide's language; None when not known."""
        from plugins.content_model.cost_engine import price

        if record.costo is None:
            return None
        return price(record.costo, self.today, self.catalogue.datos.uma, record.idioma)
