"""A view is frozen all through: its digest is that of all its page can show."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from enum import Enum

import pytest
from markupsafe import Markup

from plugins.portal.keys import declared
from plugins.portal.page import Meta
from plugins.portal.pages.registry import all_pages
from plugins.portal.site import Site
from tests.support.building import make_context
from tests.support.small_site import make_site
from tests.support.templates import PAGES

PLAIN = (str, int, float, bool, types.NoneType, datetime.date, datetime.datetime, Markup)
# What may only be read; a mapping is declared as Mapping, never as dict.
READ_ONLY = (tuple, Mapping)
UNIONS = (typing.Union, types.UnionType, typing.Literal)


def thawed(kind: object, where: str, seen: set[object]) -> Iterator[str]:
    """Yield each place below a type where something could be changed after it was made."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal or kind is Ellipsis or kind in seen or kind in PLAIN:
        return
    if origin in UNIONS or origin in READ_ONLY:
        for one in inner:
            yield from thawed(one, where, seen)
    elif isinstance(kind, type) and is_dataclass(kind):
        seen.add(kind)
        if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            yield f"{where}: {kind.__qualname__} is not frozen: @dataclass(frozen=True)"
        for name, hint in typing.get_type_hints(kind).items():
            yield from thawed(hint, f"{kind.__qualname__}.{name}", seen)
    elif not (isinstance(kind, type) and issubclass(kind, Enum)):
        yield f"{where}: {kind} may change: use a tuple, a Mapping or a frozen dataclass"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of a small site, that has one of each template."""
    return list(all_pages(make_context(make_site(tmp_path_factory.mktemp("small")))))


def test_every_kind_of_page_is_looked_at(pages):
    missing = {f"{name}.html" for name in PAGES} - {page.template for page in pages}
    assert not missing, f"tests/support/small_site.py has no page of {sorted(missing)}"


def test_what_a_template_is_given_is_frozen_all_through(pages):
    views = {page.template: page.view for page in pages}
    seen: set[object] = set()
    wrong = [fault for kind in (Meta, Site) for fault in thawed(kind, kind.__name__, seen)]
    for template, view in views.items():
        for part in view if isinstance(view, tuple) else (view,):
            wrong += thawed(type(part), template, seen)
    assert not wrong, "\n".join(wrong)


def test_every_page_declares_its_view(pages):
    undeclared = {page.template for page in pages if not declared(page.view)}
    assert not undeclared, f"their views are no frozen dataclasses: {sorted(undeclared)}"


@dataclass
class Open:
    text: str


@dataclass(frozen=True)
class Inner:
    items: list[str]


@dataclass(frozen=True)
class Outer:
    ok: tuple[str | None, ...]
    inner: tuple[Inner, ...]


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (Open, "Open is not frozen"),
        (Outer, "Inner.items: list[str] may change"),
        (dict[str, str], "may change"),
        (tuple[set[int], ...], "may change"),
    ],
)
def test_what_may_change_is_found(kind, fault):
    assert fault in "\n".join(thawed(kind, "x", set()))
