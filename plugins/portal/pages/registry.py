"""All pages of the site, from one list of generator functions."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from plugins.portal.context import Context
from plugins.portal.page import Page

BUILDERS: tuple[str, ...] = (
    "general.home",
    "general.standing",
    "general.places",
    "general.open_data",
    "cifras.figures",
    "general.helpers",
    "tramites.guides",
    "tramites.ways_in",
    "tramites.topics",
    "tramites.life_events",
    "tramites.groups",
    "tramites.documents",
    "tramites.completeness",
    "noticias.articles",
    "noticias.lists",
    "contingencias.messages",
    "contingencias.index",
    "contingencias.record",
)
"""Module and function. A new kind of page is one more here, its view and its template."""


def pages_of(builder: str, ctx: Context) -> Iterator[Page]:
    """Yield the pages that one of BUILDERS makes.

    Its module is loaded only now: with its views it takes longer than most edits, which are of news
    and ask for no page of another section.
    """
    section, name = builder.split(".")
    yield from getattr(import_module(f"{__package__}.{section}"), name)(ctx)


def all_pages(ctx: Context) -> Iterator[Page]:
    """Yield every page of the site."""
    for builder in BUILDERS:
        yield from pages_of(builder, ctx)
