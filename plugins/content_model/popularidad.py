"""Which guides people consult most: by the figures where there are any, else in staff's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from plugins.content_model.catalogue import Catalogue

MOST_ASKED = "mas-consultados"
"""The list of ``portada.yml`` that staff order by hand."""

MONTHS = 3
"""Months that are looked at: long enough to be calm, short enough to follow the season."""

POPULAR = 20
"""Guides that are popular in a ranking: the others are all equal."""

LEAST_VISITS = 100
"""With fewer visits to guides than this in those months, the figures say nothing yet."""


def visits_to_guides(catalogue: Catalogue) -> Counter[str]:
    """Return each guide's visits in the latest months, empty when there are too few to tell."""
    months = sorted((c for c in catalogue.datos.cifras.values() if c.es_mes), key=lambda c: c.id)
    found: Counter[str] = Counter()
    for month in months[-MONTHS:]:
        for guide in month.guias:
            if catalogue.tramite(guide.tramite) is not None:
                found[guide.tramite] += guide.visitas
    return found if found.total() >= LEAST_VISITS else Counter()


def most_consulted(catalogue: Catalogue) -> tuple[str, ...]:
    """Return ids of guides, the most consulted first.

    Those that figures tell of come first; the staff's list follows, so that nothing is short.
    """
    visits = visits_to_guides(catalogue)
    return tuple(dict.fromkeys([*_by_visits(visits), *_by_hand(catalogue)]))


def favourites(catalogue: Catalogue, among: Collection[str], most: int = 3) -> tuple[str, ...]:
    """Return the most consulted guides of a topic, or none when the figures do not tell.

    ``among`` are the topic's guides; a short list needs no favourites.
    """
    visits = visits_to_guides(catalogue)
    found = [id_ for id_ in _by_visits(visits) if id_ in among]
    return tuple(found[:most]) if len(among) > 2 * most and len(found) >= most else ()


def popularity(catalogue: Catalogue) -> dict[str, float]:
    """Return how popular each guide is, over 0 and up to 1; the others are 0.

    By rank and not by number, so that one guide in fashion does not flatten the rest; and half of
    it stays what staff said, so that a strange month does not turn the search over.
    """
    by_hand = _ranks(_by_hand(catalogue))
    by_visits = _ranks(_by_visits(visits_to_guides(catalogue))[:POPULAR])
    if not by_visits:
        return by_hand
    ids = [*by_visits, *(id_ for id_ in by_hand if id_ not in by_visits)]
    return {id_: (by_visits.get(id_, 0) + by_hand.get(id_, 0)) / 2 for id_ in ids}


def _ranks(order: Sequence[str]) -> dict[str, float]:
    return {id_: 1 - place / len(order) for place, id_ in enumerate(order)}


def _by_visits(visits: Counter[str]) -> list[str]:
    return sorted(visits, key=lambda id_: (-visits[id_], id_))


def _by_hand(catalogue: Catalogue) -> tuple[str, ...]:
    listed = catalogue.datos.portada.get(MOST_ASKED)
    return listed.tramites if listed else ()
