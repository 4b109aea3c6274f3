"""What a rule is given: the loaded content, the tree of files, and what follows from both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from plugins.checks.body import Body
from plugins.checks.facts import Facts, facts_of, gather
from plugins.checks.files import Files, Leaf, Lines, Written, error_at
from plugins.content_model.catalogue import FILE_FOLDERS, Entry, Visibility
from plugins.content_model.fields import Record
from plugins.content_model.links import Reach, Target
from plugins.content_model.load import Loaded
from plugins.content_model.parse import Parsed
from plugins.content_model.source import Source
from plugins.content_model.spanish_errors import suggest
from plugins.content_model.strict_yaml import Loc
from plugins.content_model.tree import Item, ItemKind

__all__ = ["BodyLink", "Leaf", "Lines", "Site", "Written", "error_at"]

_SUGGESTIONS = 200


_Place = tuple[Lines, Loc, Record, Source | None]
"""What a ``Written`` is made of."""

_COMMON = frozenset({Reach.INTERNAL, Reach.EXTERNAL, Reach.CONTACT})


@dataclass(frozen=True)
class BodyLink:
    """One link (or image) of a body, and what it leads to (see ``files.Link``)."""

    body: Body
    address: str
    nth: int
    is_image: bool
    is_described: bool
    target: Target

    @property
    def line(self) -> int:
        """The line on which it is written; slow, so asked for only when it is told."""
        return self.body.line_of_address(self.address, self.nth)


class Site(Files):
    """Everything there is to check. Derived parts are computed once, when first asked for."""

    def __init__(self, root: Path, now: datetime, loaded: Loaded) -> None:
        super().__init__(loaded.sources, tuple(loaded.datos_files.values()))
        self.root = root
        self.now = now
        self.loaded = loaded
        self.tree = loaded.tree
        self._asked = 0
        self._bodies: dict[str, Body] = {}

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The body of every Markdown record."""
        return tuple(map(self.body_of, self.sources))

    def body_of(self, source: Source) -> Body:
        """Return the body of a source, the same object each time."""
        body = self._bodies.get(source.path)
        if body is None:
            body = self._bodies[source.path] = Body(source, self._entries.get(source.path))
        return body

    @cached_property
    def _entries(self) -> Mapping[str, Entry[Record]]:
        return {entry.path: entry for entry in self.loaded.entries}

    def of(self, *models: type[Record]) -> Iterator[Written]:
        """Yield the valid records of these kinds, of one kind in order of place."""
        for model, places in self._by_model.items():
            if issubclass(model, models):
                yield from (Written(*place) for place in places)

    @cached_property
    def _by_model(self) -> Mapping[type[Record], list[_Place]]:
        found: dict[type[Record], list[_Place]] = defaultdict(list)
        for source in self.sources:
            if (record := source.gist.record) is not None:
                found[type(record)].append((source, (), record, source))
        for parsed in self.datos:
            for index, record in parsed.records:
                found[type(record)].append((parsed, (index,), record, None))
        return found

    @cached_property
    def facts(self) -> tuple[tuple[Source | Parsed, Facts], ...]:
        """What is known of each file, Markdown and datos."""
        markdown = [(source, facts_of(source)) for source in self.sources]
        return (*markdown, *((parsed, gather(Files(datos=[parsed]))) for parsed in self.datos))

    @cached_property
    def cited(self) -> frozenset[tuple[str, str]]:
        """Everything that any file cites, (target, id): far less than there are citations."""
        return frozenset().union(*(facts.cited for _, facts in self.facts))

    @cached_property
    def notable_links(self) -> tuple[BodyLink, ...]:
        """Every image of every body, and every link of which there may be something to tell.

        That is no link to a page that is shown, without an anchor: most are such.
        """
        return tuple(self._notable_links())

    def _notable_links(self) -> Iterator[BodyLink]:
        find, find_image = self.loaded.destinations.find, self.loaded.destinations.find_image
        for source in self.sources:
            for is_image, address, nth, is_described in facts_of(source).links:
                target = (find_image if is_image else find)(address, source.place.inner)
                if (
                    is_image
                    or target.anchor
                    or target.reach not in _COMMON
                    or target.url.startswith(FILE_FOLDERS)
                ):
                    body = self.body_of(source)
                    yield BodyLink(body, address, nth, is_image, is_described, target)

    def is_public(self, written: Written) -> bool:
        """Tell whether a record is published at the instant of the check."""
        return written.parsed.path not in self.hidden_paths

    @cached_property
    def others(self) -> tuple[Item, ...]:
        """Every file and folder that was not read as a Markdown record."""
        read = {source.place.inner for source in self.sources}
        return tuple(item for item in self.tree if item.inner not in read)

    @cached_property
    def media(self) -> Mapping[str, Item]:
        """Every real, readable image and attachment by its path below ``content/``."""
        return {
            item.inner: item
            for item in self.others
            if item.kind is ItemKind.FILE and f"/{item.inner}".startswith(FILE_FOLDERS)
        }

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
        self._asked += 1
        return suggest(word, known) if self._asked <= _SUGGESTIONS else ""
