"""What a rule is given: the loaded content, the tree of files, and what follows from both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from plugins.checks.body import Body
from plugins.checks.html_scan import Tag
from plugins.content_model.catalogue import Visibility
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, aviso, error
from plugins.content_model.links import Destinations, Target
from plugins.content_model.load import Loaded
from plugins.content_model.parse import Parsed
from plugins.content_model.source import Source
from plugins.content_model.spanish_errors import campo_of, suggest
from plugins.content_model.strict_yaml import Loc, Node
from plugins.content_model.tree import Item, ItemKind

_SUGGESTIONS = 200


@dataclass(frozen=True)
class Written:
    """One record with the place where it is written; ``at`` is its place in a datos file."""

    parsed: Parsed
    at: Loc
    record: Record
    is_public: bool
    source: Source | None = None

    def error(self, loc: Loc, message: str) -> Finding:
        """Return an error at a place of the record."""
        return error_at(self.parsed, (*self.at, *loc), message)

    def aviso(self, loc: Loc, message: str) -> Finding:
        """Return an aviso at a place of the record."""
        where = (*self.at, *loc)
        return aviso(self.parsed.path, self.parsed.line(*where), campo_of(where), message)


def error_at(parsed: Parsed, loc: Loc, message: str) -> Finding:
    """Return an error at a place of a header or datos file."""
    return error(parsed.path, parsed.line(*loc), campo_of(loc), message)


@dataclass(frozen=True)
class Leaf:
    """One text of a header or datos file, as written."""

    parsed: Parsed
    loc: Loc
    text: str


@dataclass(frozen=True)
class BodyLink:
    """One link (or image) of a body: ``nth`` counts those with the same address from 0."""

    body: Body
    tag: Tag
    address: str
    nth: int
    target: Target

    @property
    def is_image(self) -> bool:
        """Whether it shows something rather than leads somewhere."""
        return self.tag.name == "img"

    @property
    def line(self) -> int:
        """The line on which it is written; slow, so asked for only when it is told."""
        return self.body.line_of_address(self.address, self.nth)


@dataclass
class Site:
    """Everything there is to check. Derived parts are computed once, when first asked for."""

    root: Path
    now: datetime
    loaded: Loaded
    tree: tuple[Item, ...]
    _near: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, root: Path, now: datetime, loaded: Loaded) -> Site:
        """Return the site at ``root``, whose content was loaded as ``loaded``."""
        return cls(root, now, loaded, loaded.tree)

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The body of every Markdown record."""
        entries = {entry.path: entry for entry in self.loaded.entries}
        return tuple(Body(source, entries.get(source.path)) for source in self.loaded.sources)

    @cached_property
    def links(self) -> tuple[BodyLink, ...]:
        """Every link and image of every body, resolved."""
        return tuple(
            link for body in self.bodies for link in _links(body, self.loaded.destinations)
        )

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """Every valid record, of Markdown and of datos."""
        return (*self._markdown(), *self._datos())

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text of every header and datos file, valid or not."""
        files = [*(s.parsed for s in self.loaded.sources), *self.loaded.datos_files.values()]
        return tuple(leaf for parsed in files for leaf in _leaves(parsed, parsed.yaml.value, ()))

    @cached_property
    def files(self) -> Mapping[str, Item]:
        """Every real, readable file by its path below ``content/``."""
        return {item.inner: item for item in self.tree if item.kind is ItemKind.FILE}

    @cached_property
    def hidden_paths(self) -> frozenset[str]:
        """The files of what is not public now."""
        return frozenset(entry.path for entry in self.loaded.hidden)

    @cached_property
    def hidden(self) -> frozenset[tuple[str, str]]:
        """Kind and id of the records that are not public now in any language."""
        public = {
            (entry.kind, entry.id)
            for entry in self.loaded.entries
            if entry.visibility is Visibility.PUBLICADO
        }
        return frozenset((entry.kind, entry.id) for entry in self.loaded.hidden) - public

    @cached_property
    def last_parts(self) -> frozenset[str]:
        """What files and addresses end in: what a misspelt link may have meant."""
        known = self.loaded.destinations
        names = {inner.rpartition("/")[2] for inner in known.files}
        return frozenset(names | {url.rstrip("/").rpartition("/")[2] for url in known.urls} - {""})

    def suggest(self, word: str, known: Iterable[str]) -> str:
        """Return `` ¿Quisiste decir «x»?`` or nothing; only so often, for it is slow work."""
        self._near["asked"] += 1
        return suggest(word, known) if self._near["asked"] <= _SUGGESTIONS else ""

    def _markdown(self) -> Iterator[Written]:
        for body in self.bodies:
            record = body.source.record
            if record is not None:
                yield Written(body.source.parsed, (), record, body.is_public, body.source)

    def _datos(self) -> Iterator[Written]:
        for parsed in self.loaded.datos_files.values():
            for index, record in parsed.records:
                yield Written(parsed, (index,), record, is_public=True)


def _links(body: Body, destinations: Destinations) -> Iterator[BodyLink]:
    seen: dict[str, int] = {}
    for tag in body.scan.tags:
        if tag.closing or tag.name not in {"a", "img"}:
            continue
        address = tag.get("src" if tag.name == "img" else "href")
        if address is None and tag.name == "a":
            continue
        address = address or ""
        nth = seen.get(address, 0)
        seen[address] = nth + 1
        find = destinations.find_image if tag.name == "img" else destinations.find
        yield BodyLink(body, tag, address, nth, find(address, body.inner))


def _leaves(parsed: Parsed, value: Node, loc: Loc) -> Iterator[Leaf]:
    if isinstance(value, str):
        yield Leaf(parsed, loc, value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(parsed, inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(parsed, inner, (*loc, index))
