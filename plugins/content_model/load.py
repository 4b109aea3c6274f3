"""One load of ``content/``: files → records → Catalogue, with every finding on the way.

Nothing else reads or parses a content file.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from plugins.content_model import adjuntos, datos
from plugins.content_model.agenda import is_early, is_over, stands_until
from plugins.content_model.catalogue import FILE_FOLDERS, Catalogue, Entry, Visibility
from plugins.content_model.common import Estado
from plugins.content_model.dates import as_instant
from plugins.content_model.destinations import destinations_of
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, Level
from plugins.content_model.kinds import BY_FOLDER
from plugins.content_model.links import Destinations
from plugins.content_model.load_datos import load_datos
from plugins.content_model.parse import Parsed
from plugins.content_model.plain_text import plain_text
from plugins.content_model.published_html import finish
from plugins.content_model.readings import Readings
from plugins.content_model.safe_html import fill
from plugins.content_model.source import Source, named, place_of
from plugins.content_model.tree import Item, ItemKind, looked_at_again, walk

Lists = tuple[datos.Datos, Mapping[str, Parsed]]
Targets = dict[tuple[str, str], str | None]


@dataclass
class Loaded:
    """The result of a load: the Catalogue, all that is hidden from it, and the findings so far."""

    catalogue: Catalogue
    sources: tuple[Source, ...]
    entries: tuple[Entry[Record], ...]
    datos_files: Mapping[str, Parsed]
    destinations: Destinations
    findings: list[Finding] = field(default_factory=list)
    tree: tuple[Item, ...] = ()

    @cached_property
    def stands_until(self) -> datetime:
        """The first instant at which the calendar alone may change anything."""
        return stands_until((entry.record for entry in self.entries), self.catalogue.now)

    @property
    def hidden(self) -> tuple[Entry[Record], ...]:
        """Entries that must not appear in any byte of the output."""
        return tuple(e for e in self.entries if e.visibility is not Visibility.PUBLICADO)


@dataclass
class Kept:
    """What a process that loads again keeps: an entry stays until its file or a link changes.

    ``lists`` are the items of ``content/datos`` and what was read of them; ``rules`` is for the
    caller of the load, ``pages`` for whoever makes pages of what was loaded.
    """

    readings: Readings | None = None
    tree: tuple[Item, ...] = ()
    lists: tuple[list[Item], Lists] | None = None
    destinations: Destinations | None = None
    entries: dict[str, tuple[Source, Entry[Record]]] = field(default_factory=dict)
    rules: Any = None
    pages: dict[str, Any] = field(default_factory=dict)


def load(
    root: Path,
    now: datetime,
    *,
    show_hidden: bool = False,
    only: Callable[[Path], bool] | None = None,
    kept: Kept | None = None,
    changed: Collection[str] | None = None,
    tree: tuple[Item, ...] = (),
) -> Loaded:
    """Load ``root/content`` as of the instant ``now``.

    ``show_hidden`` puts drafts, embargoed and expired records into the Catalogue too (for the local
    preview). ``only`` tells which Markdown files are wanted: the others are not opened, and links
    to them are taken to be right. ``kept`` is used and brought up to date; with it
    ``changed`` may name all files that were written since (``content/…``), and then no other is
    looked at; ``tree`` is what is below ``content/``, where the caller has just looked. Never
    raises for bad content: what is wrong is in ``findings``, and a record that is not valid is left
    out of the Catalogue.
    """
    content = root / "content"
    kept = kept or Kept()
    tree = kept.tree = tree or _tree(content, kept, changed)
    readings = kept.readings = kept.readings or Readings()
    loaded_datos, datos_files = _lists(content, kept, readings)
    markdown = _markdown(tree)
    unread = _addresses(markdown) if only else {}
    sources = readings.sources([i for i in markdown if only is None or only(i.path)])
    visibility = {s.path: _visibility(s.record, now) for s in sources if s.record is not None}
    destinations = destinations_of(
        sources, _media(tree), loaded_datos, {} if show_hidden else visibility, unread
    )
    # Those known from before remember where links lead.
    is_known = kept.destinations is not None and kept.destinations == destinations
    destinations = kept.destinations if kept.destinations and is_known else destinations
    findings = [f for parsed in datos_files.values() for f in parsed.findings]
    for source in sources:
        findings.extend(source.findings)
    entries = _entries(sources, destinations, visibility, kept)
    shown = [e for e in entries if show_hidden or e.visibility is Visibility.PUBLICADO]
    catalogue = _catalogue(now, loaded_datos, shown, _sizes(tree))
    return Loaded(
        catalogue,
        tuple(sources),
        tuple(entries),
        datos_files,
        destinations,
        sorted(set(findings)),
        tree,
    )


def same_but_for_text(old: Source, new: Source, entry: Entry[Record]) -> Entry[Record] | None:
    """Return the entry of ``new``, which differs from that of ``old`` in nothing but its words.

    None when more is another: the header, or where its links lead.
    """
    body = entry.body
    # The record of a hidden entry that is shown all the same is a copy that says so.
    if new.record is None or entry.record is not old.record or not isinstance(body, SourceBody):
        return None
    if new.gist.header != old.gist.header or new.gist.asked != old.gist.asked:
        return None
    hrefs = body.hrefs
    return replace(
        entry, record=new.record, body=SourceBody(new, hrefs), digest=_digest(new, hrefs)
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops the build."""
    return any(finding.level is Level.ERROR for finding in findings)


def _tree(content: Path, kept: Kept, changed: Collection[str] | None) -> tuple[Item, ...]:
    tree = None
    if changed is not None and kept.tree:
        inner = {path.removeprefix("content/") for path in changed}
        tree = looked_at_again(content, kept.tree, inner)
    return walk(content) if tree is None else tree


def _lists(content: Path, kept: Kept, readings: Readings) -> Lists:
    """Return the lists of ``content/datos``: those known while all items are the very same."""
    items = [item for item in kept.tree if item.inner.startswith("datos")]
    if kept.lists is not None:
        before, lists = kept.lists
        if len(items) == len(before) and all(map(operator.is_, items, before)):
            return lists
    kept.lists = items, readings.remembered("listas", items, lambda: load_datos(content))
    return kept.lists[1]


def _markdown(tree: Iterable[Item]) -> list[Item]:
    """Return the Markdown files of the record folders; other files are the checks' business."""
    return [
        item
        for item in tree
        if item.inner.endswith(".md")
        and item.inner.partition("/")[0] in BY_FOLDER
        and _is_file(item)
    ]


def _is_file(item: Item) -> bool:
    return item.kind is ItemKind.FILE or (item.kind is ItemKind.UNREADABLE and item.path.is_file())


def _media(tree: Iterable[Item]) -> list[str]:
    """Return the images and attachments, by their paths below ``content/``."""
    return [
        item.inner
        for item in tree
        if item.inner.startswith(("imagenes/", f"{adjuntos.FOLDER}/")) and _is_file(item)
    ]


def _visibility(record: Record, now: datetime) -> Visibility:
    # What a record has no field for is slow to ask it for.
    if record.__dict__.get("estado") is Estado.BORRADOR:
        return Visibility.BORRADOR
    if is_early(record, now):
        return Visibility.EMBARGADO
    if is_over(record, now):
        return Visibility.VENCIDO
    return Visibility.PUBLICADO


def _addresses(markdown: Iterable[Item]) -> dict[str, str]:
    """Return the address of each file, read off its name."""
    places = (place_of(item.inner) for item in markdown)
    return {p.inner: p.kind.url(p.id, p.idioma) for p in places if p is not None}


def _entries(
    sources: Iterable[Source],
    destinations: Destinations,
    visibility: Mapping[str, Visibility],
    kept: Kept,
) -> list[Entry[Record]]:
    """Return the entry of each valid record: as it was where neither file nor addresses changed."""
    old = kept.entries if kept.destinations is destinations else {}
    targets: Targets = {}
    kept.destinations, kept.entries = destinations, {}
    for source in sources:
        if source.record is None:
            continue
        seen = visibility[source.path]
        before = old.get(source.path)
        if before is not None and before[0] is source and before[1].visibility is seen:
            kept.entries[source.path] = before
        else:
            made = _entry(source, source.record, destinations, seen, targets)
            kept.entries[source.path] = source, made
    return [entry for _, entry in kept.entries.values()]


def _entry(
    source: Source,
    record: Record,
    destinations: Destinations,
    visibility: Visibility,
    targets: Targets,
) -> Entry[Record]:
    place, gist = source.place, source.gist
    hrefs = _hrefs(gist.asked, place.inner, destinations, targets)
    return Entry.of(
        kind=place.kind.name,
        id=place.id,
        idioma=place.idioma,
        path=place.path,
        url=source.url,
        record=record,
        body=SourceBody(source, hrefs),
        visibility=visibility,
        digest=_digest(source, hrefs),
        header=gist.header,
    )


def _hrefs(
    asked: Sequence[tuple[str, str]], inner: str, destinations: Destinations, targets: Targets
) -> tuple[str | None, ...]:
    """Return where each address written in the file ``inner`` leads.

    ``targets`` remembers those that lead to the same place from every file: nearly all.
    """
    found = []
    for one in asked:
        if one in targets:
            found.append(targets[one])
            continue
        tag, value = one
        find = destinations.find_image if tag == "img" else destinations.find
        href = find(value, inner).href
        if value.startswith("/"):
            targets[one] = href
        found.append(href)
    return tuple(found)


def _digest(source: Source, hrefs: tuple[str | None, ...]) -> str:
    return named(f"{source.gist.header}{source.gist.text}{hrefs!r}".encode())


class SourceBody(NamedTuple):
    """The text of a source, its addresses filled in each time it is asked for."""

    source: Source
    hrefs: tuple[str | None, ...]

    @property
    def html(self) -> str:
        """Sanitised HTML whose links are resolved."""
        return finish(fill(self.source.safe, self.hrefs))

    @property
    def text(self) -> str:
        """The plain text of the HTML."""
        return plain_text(self.html)

    @property
    def cites_files(self) -> bool:
        """Whether the HTML may show or offer a file of ``content/``."""
        return any(href is not None and href.startswith(FILE_FOLDERS) for href in self.hrefs)


def _sizes(tree: Iterable[Item]) -> dict[str, int]:
    folder = f"{adjuntos.FOLDER}/"
    return {
        item.inner.removeprefix(folder): item.size
        for item in tree
        if item.inner.startswith(folder) and _is_file(item)
    }


def _catalogue(
    now: datetime, data: datos.Datos, shown: list[Entry[Record]], sizes: Mapping[str, int]
) -> Catalogue:
    by_kind: dict[str, list[Entry[Record]]] = {}
    for entry in shown:
        by_kind.setdefault(entry.kind, []).append(entry)

    def of(kind: str, key: Callable[[Any], Any], *, newest: bool = False) -> tuple[Any, ...]:
        return tuple(sorted(by_kind.get(kind, ()), key=key, reverse=newest))

    return Catalogue(
        now,
        data,
        tramites=of("tramite", lambda e: (e.record.titulo.casefold(), e.path)),
        noticias=of("noticia", lambda e: (as_instant(e.record.fecha), e.path), newest=True),
        contingencias=of("contingencia", lambda e: (e.record.emitido, e.path), newest=True),
        paginas=of("pagina", lambda e: (e.record.orden, e.path)),
        adjuntos=sizes,
    )
