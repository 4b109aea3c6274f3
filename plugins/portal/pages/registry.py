"""All pages of the site, from one list of generator functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.portal.context import Context
from plugins.portal.page import Page
from plugins.portal.pages import cifras, contingencias, general, noticias, tramites

BUILDERS: tuple[Callable[[Context], Iterator[Page]], ...] = (
    general.home,
    general.standing,
    general.places,
    general.open_data,
    cifras.figures,
    general.helpers,
    tramites.guides,
    tramites.ways_in,
    tramites.topics,
    tramites.life_events,
    tramites.groups,
    tramites.documents,
    tramites.completeness,
    noticias.articles,
    noticias.lists,
    contingencias.messages,
    contingencias.index,
    contingencias.record,
)
"""A new kind of page is one more function here, its view and its template."""


def all_pages(ctx: Context) -> Iterator[Page]:
    """Yield every page of the site."""
    for builder in BUILDERS:
        yield from builder(ctx)
