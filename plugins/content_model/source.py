"""One Markdown file: what follows from its bytes and its path, and from nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from plugins.content_model.common import Idioma
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, error
from plugins.content_model.kinds import BY_FOLDER, Kind
from plugins.content_model.markdown_body import TooSlow, render_any, render_plain
from plugins.content_model.parse import Parsed, parse_document
from plugins.content_model.safe_html import SafeHtml, sanitise, sanitise_plain
from plugins.content_model.text_file import TextProblem, decode


class ContentChanged(OSError):
    """A file was written anew while the site was being built from it."""


class Place(NamedTuple):
    """What a file's path says of it: ``path`` begins with ``content/``, ``inner`` behind it."""

    kind: Kind
    id: str
    idioma: Idioma
    folder: str
    path: str
    inner: str


_LANGUAGES: Mapping[str | None, Idioma] = {
    None: Idioma.ES,
    **{str(idioma): idioma for idioma in Idioma},
}


class Reading(NamedTuple):
    """Everything that is in a file: header and lines, untrusted HTML, safe HTML.

    ``is_plain`` says that the text is of the commonest shape (see ``markdown_plain``): it holds no
    HTML and no code, and every word of it is on the page.
    """

    parsed: Parsed
    raw_html: str
    safe: SafeHtml
    is_plain: bool = False


class Gist(NamedTuple):
    """What is kept of a reading for every use of the site, but for the text itself.

    ``header`` names the path and what the header says, ``text`` the safe HTML of the text.
    ``study`` is what the caller of the load worked out from the file.
    """

    record: Record | None
    body_line: int
    findings: tuple[Finding, ...]
    asked: tuple[tuple[str, str], ...]
    header: str
    text: str
    study: Any


Study = Callable[["Source"], Any]
"""Works something out from one file alone; what it returns is kept with it."""


class Text(Protocol):
    """What a file says; both may touch the disk."""

    def html(self) -> str:
        """Return its safe HTML, without the addresses."""

    def raw(self) -> bytes:
        """Return its bytes."""


@dataclass
class Source:
    """One Markdown file as checks and pages need it.

    ``digest`` names its path and bytes. ``text`` is asked only when something is shown or told.
    """

    place: Place
    digest: str
    gist: Gist
    text: Text

    @property
    def kind(self) -> Kind:
        """The kind of record."""
        return self.place.kind

    @property
    def id(self) -> str:
        """The id that the file's name gives."""
        return self.place.id

    @property
    def idioma(self) -> Idioma:
        """The language that the file's name gives."""
        return self.place.idioma

    @property
    def folder(self) -> str:
        """The folder below that of the kind."""
        return self.place.folder

    @property
    def path(self) -> str:
        """The file, as findings name it."""
        return self.place.path

    @cached_property
    def url(self) -> str:
        """The address the file's record has or would have."""
        return self.kind.url(self.id, self.idioma)

    @property
    def record(self) -> Record | None:
        """The record, if the header is valid."""
        return self.gist.record

    @property
    def body_line(self) -> int:
        """The line on which the text begins."""
        return self.gist.body_line

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading the file found wrong."""
        return self.gist.findings

    @cached_property
    def reading(self) -> Reading:
        """Everything that is in the file."""
        return read(self.place, self.text.raw())

    @cached_property
    def parsed(self) -> Parsed:
        """Header, lines and text as written."""
        known = self.__dict__.get("reading")
        return known.parsed if known else _parsed(self.place, self.text.raw(), ())

    @property
    def raw_html(self) -> str:
        """The untrusted HTML of the text."""
        return self.reading.raw_html

    def line(self, *loc: str | int) -> int:
        """Return the file's line of a place in the header."""
        return self.parsed.line(*loc)

    @property
    def safe(self) -> SafeHtml:
        """The safe HTML of the text, its addresses open."""
        return SafeHtml(self.text.html(), self.gist.asked)


class JustRead(NamedTuple):
    """The text of a file that was just read."""

    reading: Reading
    written: bytes

    def html(self) -> str:
        """Return its safe HTML, without the addresses."""
        return self.reading.safe.text

    def raw(self) -> bytes:
        """Return its bytes."""
        return self.written


def place_of(inner: str) -> Place | None:
    """Return what a path below ``content/`` says; None when it is not that of a record."""
    kind = BY_FOLDER.get(inner.partition("/")[0])
    match = kind.pattern.fullmatch(inner) if kind else None
    if kind is None or match is None:
        return None
    folder = match["folder"] if "folder" in kind.pattern.groupindex else ""
    return Place(kind, match["id"], _LANGUAGES[match["idioma"]], folder, f"content/{inner}", inner)


def read(place: Place, raw: bytes, problems: Sequence[TextProblem] = ()) -> Reading:
    """Return everything that is in a file of these bytes; ``problems`` kept it from being read."""
    parsed = _parsed(place, raw, problems)
    plain = render_plain(parsed.body)
    if plain is not None:
        return Reading(parsed, plain, sanitise_plain(plain), is_plain=True)
    try:
        raw_html = render_any(parsed.body)
    except TooSlow:
        parsed.findings.append(
            error(
                place.path,
                parsed.body_line,
                "",
                "el texto tarda demasiado en convertirse (muchos corchetes, etiquetas o niveles "
                "repetidos); simplifícalo",
            )
        )
        parsed.record = None
        return Reading(parsed, "", SafeHtml("", ()))
    return Reading(parsed, raw_html, sanitise(raw_html))


def _parsed(place: Place, raw: bytes, problems: Sequence[TextProblem]) -> Parsed:
    text, found = ("", problems) if problems else decode(raw)
    parsed = Parsed(place.path)
    if not any(problem.fatal for problem in found):
        parsed = parse_document(place.path, text, place.kind.model)
    parsed.findings += [error(place.path, p.line, "", p.message) for p in found]
    return parsed


def source_of(
    place: Place, digest: str, raw: bytes, reading: Reading, study: Study | None
) -> Source:
    """Return the source of a file just read, with what ``study`` works out from it."""
    parsed = reading.parsed
    gist = Gist(
        parsed.record,
        parsed.body_line,
        tuple(parsed.findings),
        reading.safe.asked,
        header=named(place.path.encode(), repr(parsed.yaml.value).encode()),
        text=named(reading.safe.text.encode()),
        study=None,
    )
    source = Source(place, digest, gist, JustRead(reading, raw))
    source.reading = reading
    if study is not None:
        source.gist = gist._replace(study=study(source))
    return source


def named(*parts: bytes) -> str:
    """Return a short name for these bytes and no others."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.hexdigest()
