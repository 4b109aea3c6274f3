"""What rules about the site need of each file, gathered once and kept with it.

A rule that compares files, looks at the clock or at a list asks here instead of reading the files
again. Plain values only: they are stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from plugins.checks.files import Files, Leaf
from plugins.content_model.common import Errata, Fuente
from plugins.content_model.dates import day_of
from plugins.content_model.escritura import PENDIENTE
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding
from plugins.content_model.noticia import Noticia
from plugins.content_model.parse import Parsed
from plugins.content_model.references import citations
from plugins.content_model.source import Source, named
from plugins.content_model.spanish_errors import campo_of
from plugins.content_model.strict_yaml import Loc
from plugins.content_model.weburl import UnsafeUrl, parse_http

ADDRESSES = frozenset({"url", "aviso_privacidad"})
"""Fields that hold an address."""

EMAIL = re.compile(r"[\w.%+-]{1,64}@((?:[\w-]{1,63}\.)+\w{2,24})")
_SEARCHED = re.compile(r"[0-9@]")
"""A line without any of these holds no personal number and no mail address."""

_PENDING = re.compile(rf"{PENDIENTE}(?: \d+)?\.?", re.IGNORECASE)


class Line(NamedTuple):
    """One line of what staff wrote, and where it stands."""

    path: str
    number: int
    campo: str
    text: str


BareLink = tuple[bool, str, int, bool]
"""Whether it shows an image, its address, which of that address, whether it is described."""

CALENDAR = ("publicar_desde", "fecha", "vence")
"""Fields by which the calendar hides a record. As years go by more and more is told of them."""


class Facts(NamedTuple):
    """What there is to know of one file.

    ``anchors`` are the ids of the headings; ``cited`` each (target, id) once (``citations_of``
    tells where); ``named`` the ``archivo`` leaves, ``hosts`` the hosts of addresses, ``pending``
    what is still to be written, each with its place; ``latest`` the last of the days that can only
    lie in the past (``past_days_of`` tells where); ``mails`` the lines with a mail address, by the
    address; ``calendar`` the lines of ``CALENDAR`` in a header.
    """

    links: tuple[BareLink, ...] = ()
    anchors: frozenset[str] = frozenset()
    cited: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[Loc, str], ...] = ()
    hosts: tuple[tuple[Loc, str], ...] = ()
    latest: date | None = None
    pending: tuple[tuple[Loc, str], ...] = ()
    is_text_pending: bool = False
    mails: tuple[tuple[Line, str], ...] = ()
    calendar: tuple[int, ...] = ()


WORDS = frozenset({"titulo", "resumen", "lugar"})
"""Fields of a news item that no rule about the site looks at."""


class Study(NamedTuple):
    """What was worked out from one file alone, as it is kept with it.

    ``key`` names what rules about the site look at; it is empty where there is no valid record.
    """

    findings: tuple[Finding, ...]
    facts: Facts
    key: str = ""


def facts_of(source: Source) -> Facts:
    """Return the facts of a source: those kept with it, or gathered now."""
    return study_of(source).facts


def study_of(source: Source) -> Study:
    """Return what was worked out from a source: what is kept with it, or else its facts."""
    kept = source.gist.study
    if not isinstance(kept, Study):
        kept = Study((), gather(Files([source])))
        source.gist = source.gist._replace(study=kept)
    return kept


def key_of(source: Source, facts: Facts) -> str:
    """Return a name for what rules about the site look at in a record outside elections.

    That is what its header says but for ``WORDS`` of news, and the facts of the file.
    """
    header = source.parsed.yaml.value
    if source.record is None or not isinstance(header, dict):
        return ""
    if source.kind.model is Noticia:
        header = {name: value for name, value in header.items() if name not in WORDS}
    told = repr((header, facts._replace(anchors=frozenset()), sorted(facts.anchors)))
    return named(told.encode())


def gather(files: Files) -> Facts:
    """Return the facts of ``files`` (one, when they are to be kept)."""
    named, pending = [], []
    for leaf in files.leaves:
        if leaf.loc[-1:] == ("archivo",):
            named.append((leaf.loc, leaf.text))
        if _PENDING.fullmatch(leaf.text.strip()):
            pending.append((leaf.loc, leaf.text))
    return Facts(
        links=tuple(
            (link.is_image, link.address, link.nth, bool((link.tag.get("alt") or "").strip()))
            for link in files.links
        ),
        anchors=frozenset().union(*(body.anchors for body in files.bodies)),
        cited=tuple(
            dict.fromkeys(
                (target, cited) for w in files.written for _, target, cited in citations(w.record)
            )
        ),
        named=tuple(named),
        hosts=tuple(_hosts(files.leaves)),
        latest=max(
            (day for w in files.written for _, day in past_days(w.record, ())), default=None
        ),
        pending=tuple(pending),
        is_text_pending=any(_PENDING.fullmatch(body.text.strip()) for body in files.bodies),
        mails=tuple(_mails(files)),
        calendar=tuple(source.line(campo) for source in files.sources for campo in CALENDAR),
    )


def citations_of(file: Source | Parsed) -> Iterator[tuple[Loc, str, str]]:
    """Yield (place, target, id) of everything that a file cites."""
    for at, record in _records(file):
        for loc, target, cited in citations(record):
            yield (*at, *loc), target, cited


def past_days_of(file: Source | Parsed) -> Iterator[tuple[Loc, date]]:
    """Yield the days of a file that can only lie in the past, with their places."""
    for at, record in _records(file):
        for loc, day in past_days(record, ()):
            yield (*at, *loc), day


def _records(file: Source | Parsed) -> Iterator[tuple[Loc, Record]]:
    if not isinstance(file, Source):
        for index, record in file.records:
            yield (index,), record
    elif file.record is not None:
        yield (), file.record


def _mails(files: Files) -> Iterator[tuple[Line, str]]:
    """Yield the mail addresses of headers, lists and bodies, each with its line."""
    if "@" in files.header_text or any("@" in body.text for body in files.bodies):
        for line in lines(files, _has_at):
            if "@" in line.text:
                yield from ((line, found[0]) for found in EMAIL.finditer(line.text))


def _has_at(text: str) -> bool:
    return "@" in text


def lines(files: Files, is_worth_it: Callable[[str], object]) -> Iterator[Line]:
    """Yield the lines of headers, lists and bodies that could hold personal data.

    A text that is not worth it is left out as a whole.
    """
    for leaf in files.leaves:
        if is_worth_it(leaf.text) and _SEARCHED.search(leaf.text):
            first = leaf.parsed.line(*leaf.loc)
            for text in leaf.text.split("\n"):
                yield Line(leaf.parsed.path, first, campo_of(leaf.loc), text)
    for body in files.bodies:
        if is_worth_it(body.text):
            for number, text in enumerate(body.text.split("\n"), start=body.source.body_line):
                if _SEARCHED.search(text):
                    yield Line(body.path, number, "", text)


def past_days(value: object, loc: Loc) -> Iterator[tuple[Loc, date]]:
    """Yield the days that can only lie in the past, with their places."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from past_days(item, (*loc, index))
        return
    if isinstance(value, Fuente):
        yield (*loc, "visto"), value.visto
    elif isinstance(value, Errata):
        yield (*loc, "fecha"), value.fecha
    elif isinstance(value, Record):
        # What a record has no field for is slow to ask it for.
        of = value.__dict__
        if (updated := of.get("actualizado")) is not None:
            yield (*loc, "actualizado"), day_of(updated)
        for index, change in enumerate(of.get("historial", ())):
            yield (*loc, "historial", index, "fecha"), change.fecha
        for name in ("fuentes", "fe_de_erratas", "niveles"):
            if name in of:
                yield from past_days(of[name], (*loc, name))


def _hosts(leaves: tuple[Leaf, ...]) -> Iterator[tuple[Loc, str]]:
    """Yield the hosts of the header's addresses that are valid; the model tells of the others."""
    for leaf in leaves:
        own = leaf.parsed.path == "content/datos/externos.yml" and "fuentes" not in leaf.loc
        if own or not leaf.loc or leaf.loc[-1] not in ADDRESSES:
            continue
        try:
            yield leaf.loc, parse_http(leaf.text).host
        except UnsafeUrl:
            continue
