"""What a rule is given: the loaded content, the tree of files, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from plugins.checks.body import Body
from plugins.checks.facts import Facts, facts_of, gather
from plugins.checks.files import Files, Leaf, Lines, Link, Written, error_at
from plugins.content_model.catalogue import Visibility
from plugins.content_model.links import Target
from plugins.content_model.load import Loaded
from plugins.content_model.spanish_errors import suggest
from plugins.content_model.tree import Item, ItemKind

__all__ = ["BodyLink", "Leaf", "Lines", "Site", "Written", "error_at"]

_SUGGESTIONS = 200


@dataclass(frozen=True)
class BodyLink(Link):
    """One link (or image) of a body, and what it leads to."""

    target: Target


class Site(Files):
    """Everything there is to check. Derived parts are computed once, when first asked for."""

    def __init__(self, root: Path, now: datetime, loaded: Loaded) -> None:
        super().__init__(loaded.sources, tuple(loaded.datos_files.values()))
        self.root = root
        self.now = now
        self.loaded = loaded
        self.tree = loaded.tree
        self._asked = 0

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The body of every Markdown record."""
        entries = {entry.path: entry for entry in self.loaded.entries}
        return tuple(Body(source, entries.get(source.path)) for source in self.sources)

    @cached_property
    def facts(self) -> tuple[tuple[Lines, Facts], ...]:
        """What is known of each file, Markdown and datos."""
        markdown = [(source, facts_of(source)) for source in self.sources]
        return (*markdown, *((parsed, gather(Files(datos=[parsed]))) for parsed in self.datos))

    @cached_property
    def cited(self) -> frozenset[tuple[str, str]]:
        """Everything that any file cites, (target, id): far less than there are citations."""
        return frozenset(
            (target, cited) for _, facts in self.facts for _, target, cited in facts.citations
        )

    @cached_property
    def links(self) -> tuple[BodyLink, ...]:
        """Every link and image of every body, resolved."""
        known = self.loaded.destinations
        return tuple(
            BodyLink(
                body,
                tag,
                address,
                nth,
                (known.find_image if tag.name == "img" else known.find)(address, body.inner),
            )
            for body in self.bodies
            for tag, address, nth in facts_of(body.source).links
        )

    def is_public(self, written: Written) -> bool:
        """Tell whether a record is published at the instant of the check."""
        return written.parsed.path not in self.hidden_paths

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
        self._asked += 1
        return suggest(word, known) if self._asked <= _SUGGESTIONS else ""
