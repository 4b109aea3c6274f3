"""A record says the same as its file's name and folder, because those make its address."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.files import Files, Written
from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import day_of
from plugins.content_model.finding import Finding, error
from plugins.content_model.noticia import Noticia
from plugins.content_model.source import Source
from plugins.content_model.tramite import Tramite

MAX_LETTERS = 80
"""Longest id: it is a part of the address, and ``Id`` in the model cites it."""


def the_file_name_is_short(files: Files) -> Iterator[Finding]:
    """Refuse names that make an address nobody can type or cite."""
    for source in files.sources:
        if len(source.id) > MAX_LETTERS:
            yield error(
                source.path,
                1,
                "",
                f"el nombre tiene {len(source.id)} letras y el máximo es {MAX_LETTERS}; acórtalo",
            )


def the_file_name_agrees_with_the_record(files: Files) -> Iterator[Finding]:
    """Compare id, date, folder and language of each record with those of its path."""
    for written in files.written:
        record, source = written.record, written.source
        if source is None:
            continue
        if isinstance(record, Noticia):
            yield from _noticia(written, record, source)
        elif isinstance(record, Tramite):
            yield from _tramite(written, record, source)
        elif isinstance(record, Contingencia):
            yield from _contingencia(written, record, source)
        idioma = getattr(record, "idioma", None)
        if idioma is not None and idioma is not source.idioma:
            ending = "«.md»" if source.idioma is Idioma.ES else f"«.{source.idioma}.md»"
            yield written.error(
                ("idioma",),
                f"dice «{idioma}» y el archivo termina en {ending}, que es «{source.idioma}»; deja "
                "los dos iguales",
            )


def _noticia(written: Written, record: Noticia, source: Source) -> Iterator[Finding]:
    day = day_of(record.fecha).isoformat()
    if not source.id.startswith(f"{day}-"):
        yield written.error(
            ("fecha",),
            f"la fecha es {day} y el nombre del archivo empieza con {source.id[:10]}; deja los dos "
            f"iguales (el archivo: «{day}-{source.id[11:]}.md»)",
        )
    yield from _year(written, source, source.id[:4])


def _tramite(written: Written, record: Tramite, source: Source) -> Iterator[Finding]:
    if record.dependencia != source.folder:
        yield written.error(
            ("dependencia",),
            f"dice «{record.dependencia}» y el archivo está en la carpeta «{source.folder}»; deja "
            f"los dos iguales (la carpeta: content/tramites/{record.dependencia}/)",
        )


def _contingencia(written: Written, record: Contingencia, source: Source) -> Iterator[Finding]:
    if source.idioma is not Idioma.ES:
        yield written.error(
            (),
            f"una contingencia no lleva archivo «.{source.idioma}.md»; escribe el otro idioma "
            "dentro del mismo archivo, en «idiomas»",
        )
    if record.id != source.id:
        yield written.error(
            ("id",),
            f"dice «{record.id}» y el archivo se llama «{source.id}.md»; deja los dos iguales",
        )
    yield from _year(written, source, str(day_of(record.emitido).year), "emitido")


def _year(written: Written, source: Source, year: str, field: str = "fecha") -> Iterator[Finding]:
    if source.folder != year:
        yield written.error(
            (field,),
            f"es de {year} y el archivo está en la carpeta «{source.folder}»; muévelo a "
            f"content/{source.kind.folder}/{year}/",
        )
