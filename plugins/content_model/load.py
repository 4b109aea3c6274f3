"""One load of ``content/``: files → records → Catalogue, with every finding on the way.

Nothing else reads or parses a content file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from plugins.content_model import adjuntos, datos
from plugins.content_model.agenda import end_of, start_of
from plugins.content_model.catalogue import Catalogue, Entry, Visibility
from plugins.content_model.common import Estado, Idioma
from plugins.content_model.dates import as_instant
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.fields import Record
from plugins.content_model.finding import Finding, Level, error
from plugins.content_model.kinds import BY_FOLDER, Kind
from plugins.content_model.links import Destinations
from plugins.content_model.markdown_body import TooSlow, publish, render
from plugins.content_model.parse import Parsed, parse_document, parse_list
from plugins.content_model.plain_text import plain_text
from plugins.content_model.published_html import finish
from plugins.content_model.text_file import read_text
from plugins.content_model.urls import FIXED_URLS, contingencia_url, dependencia_url, tema_url


@dataclass
class Source:
    """One Markdown file as read: what checks need beside the record."""

    kind: Kind
    id: str
    idioma: Idioma
    folder: str
    path: str
    parsed: Parsed
    raw_html: str = ""

    @property
    def url(self) -> str:
        """The address the file's record has or would have."""
        return self.kind.url(self.id, self.idioma)


@dataclass
class Loaded:
    """The result of a load: the Catalogue, all that is hidden from it, and the findings so far."""

    catalogue: Catalogue
    sources: tuple[Source, ...]
    entries: tuple[Entry[Record], ...]
    datos_files: Mapping[str, Parsed]
    destinations: Destinations
    findings: list[Finding] = field(default_factory=list)

    @property
    def hidden(self) -> tuple[Entry[Record], ...]:
        """Entries that must not appear in any byte of the output."""
        return tuple(e for e in self.entries if e.visibility is not Visibility.PUBLICADO)


def load(
    root: Path,
    now: datetime,
    *,
    show_hidden: bool = False,
    only: Callable[[Path], bool] | None = None,
) -> Loaded:
    """Load ``root/content`` as of the instant ``now``.

    ``show_hidden`` puts drafts, embargoed and expired records into the Catalogue too (for the local
    preview). ``only`` tells which Markdown files are wanted: the others are not opened, and links
    to them are taken to be right. Never raises for bad content: what is wrong is in ``findings``,
    and a record that is not valid is left out of the Catalogue.
    """
    content = root / "content"
    loaded_datos, datos_files = _load_datos(content)
    paths = _markdown(content)
    wanted = [path for path in paths if only is None or only(path)]
    unread = _addresses(content, paths) if only else {}
    sources = [s for path in wanted if (s := _read_source(content, path))]
    visibility = {id(s): _visibility(s.parsed.record, now) for s in sources if s.parsed.record}
    destinations = _destinations(
        content, sources, loaded_datos, {} if show_hidden else visibility, unread
    )
    findings = [f for parsed in datos_files.values() for f in parsed.findings]
    entries = []
    for source in sources:
        if source.parsed.record is not None:
            entries.append(_entry(source, destinations, visibility[id(source)]))
        findings.extend(source.parsed.findings)
    shown = [e for e in entries if show_hidden or e.visibility is Visibility.PUBLICADO]
    catalogue = _catalogue(now, loaded_datos, shown, _sizes(content))
    return Loaded(
        catalogue, tuple(sources), tuple(entries), datos_files, destinations, sorted(set(findings))
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops the build."""
    return any(finding.level is Level.ERROR for finding in findings)


def _markdown(content: Path) -> list[Path]:
    """Return the Markdown files of the record folders; other files are the checks' business."""
    found = []
    for folder in sorted(BY_FOLDER):
        base = content / folder
        found += [p for p in _files_below(base) if p.suffix == ".md"]
    return sorted(found)


def _files_below(base: Path) -> list[Path]:
    """Return the real files below ``base``, in order; links of the file system are not followed."""
    if base.is_symlink():
        return []
    found = []
    for folder, folders, names in os.walk(base):
        folders.sort()
        paths = (Path(folder, name) for name in sorted(names))
        found += [path for path in paths if path.is_file() and not path.is_symlink()]
    return found


def _read_source(content: Path, path: Path) -> Source | None:
    inner = path.relative_to(content).as_posix()
    kind = BY_FOLDER[inner.split("/", 1)[0]]
    match = kind.pattern.fullmatch(inner)
    if match is None:
        return None  # the check of the file tree tells the writer
    parts = match.groupdict()
    text, problems = read_text(path)
    shown = f"content/{inner}"
    parsed = Parsed(shown)
    if not any(problem.fatal for problem in problems):
        parsed = parse_document(shown, text, kind.model)
    parsed.findings += [error(shown, p.line, "", p.message) for p in problems]
    idioma = Idioma(parts["idioma"] or "es")
    source = Source(kind, parts["id"], idioma, parts.get("folder") or "", shown, parsed)
    try:
        source.raw_html = render(parsed.body)
    except TooSlow:
        parsed.findings.append(
            error(
                shown,
                parsed.body_line,
                "",
                "el texto tarda demasiado en convertirse (muchos corchetes, etiquetas o niveles "
                "repetidos); simplifícalo",
            )
        )
        parsed.record = None
    return source


def _visibility(record: Record, now: datetime) -> Visibility:
    if getattr(record, "estado", Estado.PUBLICADO) is Estado.BORRADOR:
        return Visibility.BORRADOR
    start, end = start_of(record), end_of(record)
    if start is not None and start > now:
        return Visibility.EMBARGADO
    if end is not None and end <= now:
        return Visibility.VENCIDO
    return Visibility.PUBLICADO


def _addresses(content: Path, paths: Iterable[Path]) -> dict[str, str]:
    """Return the address of each file, read off its name."""
    found = {}
    for path in paths:
        inner = path.relative_to(content).as_posix()
        kind = BY_FOLDER[inner.split("/", 1)[0]]
        match = kind.pattern.fullmatch(inner)
        if match is not None:
            found[inner] = kind.url(match["id"], Idioma(match["idioma"] or "es"))
    return found


def _destinations(
    content: Path,
    sources: Iterable[Source],
    data: datos.Datos,
    visibility: Mapping[int, Visibility],
    unread: Mapping[str, str],
) -> Destinations:
    sources = list(sources)
    files = {**unread, **{s.path.removeprefix("content/"): s.url for s in sources}}
    urls = set(FIXED_URLS) | {s.url for s in sources} | set(unread.values())
    urls |= {dependencia_url(i) for i in data.dependencias} | {tema_url(i) for i in data.temas}
    urls |= {
        contingencia_url(s.id, idioma)
        for s in sources
        for idioma in getattr(s.parsed.record, "idiomas", ())
    }
    for folder in ("imagenes", "adjuntos"):
        for path in _files_below(content / folder):
            inner = path.relative_to(content).as_posix()
            files[inner] = f"/{inner}"
            urls.add(f"/{inner}")
    hidden = {
        s.url
        for s in sources
        if visibility.get(id(s), Visibility.PUBLICADO) != Visibility.PUBLICADO
    }
    # A host with several entries may be linked only while all of them are in order.
    externos = data.externos.values()
    closed = {e.host: str(e.estado) for e in externos if e.estado is not EstadoExterno.ACTIVO}
    hosts = {e.host for e in externos} - closed.keys()
    return Destinations(
        files, frozenset(urls), frozenset(hidden), frozenset(hosts), closed, _unique_names(files)
    )


def _unique_names(files: Mapping[str, str]) -> dict[str, str]:
    by_name: dict[str, list[str]] = {}
    for inner, url in files.items():
        by_name.setdefault(inner.rsplit("/", 1)[-1], []).append(url)
    return {name: urls[0] for name, urls in by_name.items() if len(urls) == 1}


def _entry(source: Source, destinations: Destinations, visibility: Visibility) -> Entry[Record]:
    inner = source.path.removeprefix("content/")

    def resolve(tag: str, _name: str, value: str) -> str | None:
        find = destinations.find_image if tag == "img" else destinations.find
        return find(value, inner).href

    html = finish(publish(source.raw_html, resolve))
    record = cast(Record, source.parsed.record)
    return Entry(
        source.kind.name,
        source.id,
        source.idioma,
        source.path,
        source.url,
        record,
        html,
        plain_text(html),
        visibility,
    )


def _sizes(content: Path) -> dict[str, int]:
    base = content / adjuntos.FOLDER
    return {path.relative_to(base).as_posix(): path.stat().st_size for path in _files_below(base)}


def _catalogue(
    now: datetime, data: datos.Datos, shown: list[Entry[Record]], sizes: Mapping[str, int]
) -> Catalogue:
    def of(kind: str, key: Callable[[Any], Any], *, newest: bool = False) -> tuple[Any, ...]:
        same = [entry for entry in shown if entry.kind == kind]
        return tuple(sorted(same, key=key, reverse=newest))

    return Catalogue(
        now,
        data,
        tramites=of("tramite", lambda e: (e.record.titulo.casefold(), e.path)),
        noticias=of("noticia", lambda e: (as_instant(e.record.fecha), e.path), newest=True),
        contingencias=of("contingencia", lambda e: (e.record.emitido, e.path), newest=True),
        paginas=of("pagina", lambda e: (e.record.orden, e.path)),
        adjuntos=sizes,
    )


def _load_datos(content: Path) -> tuple[datos.Datos, Mapping[str, Parsed]]:
    values: dict[str, Any] = {}
    files: dict[str, Parsed] = {}
    for name, model in datos.FILES.items():
        shown = f"content/datos/{name}.yml"
        parsed = Parsed(shown)
        records: list[tuple[int, Any]] = []
        path = content / "datos" / f"{name}.yml"
        if not path.is_file() or path.is_symlink() or path.parent.is_symlink():
            if name not in datos.OPTIONAL or path.is_symlink():
                message = "falta este archivo; créalo con una lista vacía «[]»"
                parsed.findings.append(error(shown, 1, "", message))
        else:
            text, problems = read_text(path)
            if problems:
                parsed.findings += [error(shown, p.line, "", p.message) for p in problems]
            if text:
                read, records = parse_list(shown, text, model)
                read.findings += parsed.findings
                parsed = read
        files[name] = parsed
        values[name] = _collect(parsed, records, has_id="id" in model.model_fields)
    values["uma"] = tuple(sorted(values["uma"], key=lambda u: u.desde))
    return datos.Datos(**values), files


def _collect(
    parsed: Parsed, records: list[tuple[int, Any]], *, has_id: bool
) -> tuple[Any, ...] | dict[str, Any]:
    if not has_id:
        return tuple(record for _, record in records)
    by_id: dict[str, Any] = {}
    for index, record in records:
        if record.id in by_id:
            parsed.report((index, "id"), f"el id «{record.id}» ya existe en este archivo; usa otro")
        by_id.setdefault(record.id, record)
    return by_id
