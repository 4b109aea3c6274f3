"""What a rule about single files is given: what is written in them, and nothing of the site.

No clock, no other file, no allow-list: what such a rule finds follows from the file's bytes, so it
is kept with them and the rule is not run again until they change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from plugins.checks.body import Body
from plugins.checks.html_scan import Tag
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.parse import Parsed
from plugins.content_model.source import Source
from plugins.content_model.spanish_errors import campo_of
from plugins.content_model.strict_yaml import Loc, Node


class Lines(Protocol):
    """A file whose places have lines: a Source, or a datos file."""

    @property
    def path(self) -> str:
        """The file, as findings name it."""

    def line(self, *loc: str | int) -> int:
        """Return the file's line of a place."""


class Written(NamedTuple):
    """One record with the place where it is written; ``at`` is its place in a datos file."""

    parsed: Lines
    at: Loc
    record: Record
    source: Source | None = None

    def error(self, loc: Loc, message: str) -> Finding:
        """Return an error at a place of the record."""
        return error_at(self.parsed, (*self.at, *loc), message)

    def aviso(self, loc: Loc, message: str) -> Finding:
        """Return an aviso at a place of the record."""
        return aviso_at(self.parsed, (*self.at, *loc), message)


def error_at(parsed: Lines, loc: Loc, message: str) -> Finding:
    """Return an error at a place of a header or datos file."""
    return error(parsed.path, parsed.line(*loc), campo_of(loc), message)


def aviso_at(parsed: Lines, loc: Loc, message: str) -> Finding:
    """Return an aviso at a place of a header or datos file."""
    return aviso(parsed.path, parsed.line(*loc), campo_of(loc), message)


class Leaf(NamedTuple):
    """One text of a header or datos file, as written."""

    parsed: Lines
    loc: Loc
    text: str


class Link(NamedTuple):
    """One link (or image) of a body: ``nth`` counts those with the same address from 0."""

    body: Body
    tag: Tag
    address: str
    nth: int

    @property
    def is_image(self) -> bool:
        """Whether it shows something rather than leads somewhere."""
        return self.tag.name == "img"

    @property
    def line(self) -> int:
        """The line on which it is written; slow, so asked for only when it is told."""
        return self.body.line_of_address(self.address, self.nth)


class Files:
    """Some files, each looked at by itself. Derived parts are made once, when first asked for."""

    def __init__(self, sources: Sequence[Source] = (), datos: Sequence[Parsed] = ()) -> None:
        self.sources = tuple(sources)
        self.datos = tuple(datos)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The body of every Markdown record."""
        return tuple(Body(source, None) for source in self.sources)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link and image of every body."""
        return tuple(link for body in self.bodies for link in _links(body))

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every valid record, of Markdown and of datos."""
        markdown = [Written(s, (), s.record, s) for s in self.sources if s.record is not None]
        datos = [Written(p, (index,), record) for p in self.datos for index, record in p.records]
        return (*markdown, *datos)

    @cached_property
    def header_text(self) -> str:
        """The texts of all ``leaves``, a line end apart: what is not in it is in none of them."""
        return "\n".join([leaf.text for leaf in self.leaves])

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text of every header and datos file, valid or not."""
        found: list[Leaf] = []
        for source in self.sources:
            _gather_leaves(source, source.parsed.yaml.value, (), found)
        for parsed in self.datos:
            _gather_leaves(parsed, parsed.yaml.value, (), found)
        return tuple(found)


def _links(body: Body) -> Iterator[Link]:
    seen: dict[str, int] = {}
    for tag in body.signposts:
        if tag.name not in {"a", "img"}:
            continue
        address = tag.get("src" if tag.name == "img" else "href")
        if address is None and tag.name == "a":
            continue
        address = address or ""
        nth = seen.get(address, 0)
        seen[address] = nth + 1
        yield Link(body, tag, address, nth)


def _gather_leaves(parsed: Lines, value: Node, loc: Loc, into: list[Leaf]) -> None:
    if isinstance(value, str):
        into.append(Leaf(parsed, loc, value))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):  # nearly all
                into.append(Leaf(parsed, (*loc, key), inner))
            else:
                _gather_leaves(parsed, inner, (*loc, key), into)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _gather_leaves(parsed, inner, (*loc, index), into)
