"""The Catalogue: everything that may be published at one instant, as typed frozen records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, Protocol, Self, TypeVar

from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.dates import as_instant
from plugins.content_model.datos import Datos
from plugins.content_model.fields import Record
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.tramite import Tramite
from plugins.content_model.urls import contingencia_url

R = TypeVar("R", bound=Record, covariant=True)

FILE_FOLDERS = ("/imagenes/", "/adjuntos/")
"""Where the addresses of files of ``content/`` begin."""


class Visibility(StrEnum):
    """Whether a record may be shown at the instant of the build."""

    PUBLICADO = "publicado"
    BORRADOR = "borrador"
    EMBARGADO = "embargado"
    VENCIDO = "vencido"


class Body(Protocol):
    """The text of an entry; it may be read from a disk each time it is asked for."""

    @property
    def html(self) -> str:
        """Sanitised HTML whose links are resolved."""

    @property
    def text(self) -> str:
        """The plain text of the HTML."""

    @property
    def cites_files(self) -> bool:
        """Whether the HTML may show or offer a file of ``content/``; this reads no disk."""


@dataclass(frozen=True)
class Entry(Generic[R]):
    """One Markdown file: its record, its safe HTML and its address.

    ``path`` is relative to the project with forward slashes. A translation has the ``id`` of its
    original. ``digest`` changes whenever what the site may show of the entry changes, the targets
    of its links included; ``header`` whenever that may change which other pages show (the text
    apart). Neither reads the text.
    """

    kind: str
    id: str
    idioma: Idioma
    path: str
    url: str
    record: R
    body: Body = field(compare=False, repr=False)
    visibility: Visibility = Visibility.PUBLICADO
    digest: str = ""
    header: str = ""

    @classmethod
    def of(cls, **fields: Any) -> Self:  # noqa: ANN401 - the fields of the class, all of them
        """Return the entry of these fields, in half the time: thousands are made in each build."""
        made = object.__new__(cls)
        made.__dict__.update(fields)
        return made

    @property
    def html(self) -> str:
        """The sanitised HTML, with its links resolved."""
        return self.body.html

    @property
    def text(self) -> str:
        """The plain text of ``html``."""
        return self.body.text


@dataclass(frozen=True)
class Catalogue:
    """What the pages, feeds, search index and open data are made from.

    ``tramites`` and ``paginas`` are in order of title and file, ``noticias`` newest first,
    ``contingencias`` newest first; all languages together. ``adjuntos`` gives the size in bytes of
    each file to download, by its path below ``content/adjuntos``.
    """

    now: datetime
    datos: Datos
    tramites: tuple[Entry[Tramite], ...]
    noticias: tuple[Entry[Noticia], ...]
    contingencias: tuple[Entry[Contingencia], ...]
    paginas: tuple[Entry[Pagina], ...]
    adjuntos: Mapping[str, int] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry[Record]]:
        """Yield every published entry of every kind."""
        yield from self.tramites
        yield from self.noticias
        yield from self.contingencias
        yield from self.paginas

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str, Idioma], Entry[Record]]:
        """Every entry by kind, id and language."""
        return {(entry.kind, entry.id, entry.idioma): entry for entry in self.entries()}

    def tramite(self, id_: str, idioma: Idioma = Idioma.ES) -> Entry[Tramite] | None:
        """Return the guide of that id, or None when it is not published."""
        return self._find("tramite", id_, idioma)  # type: ignore[return-value]

    def noticia(self, id_: str, idioma: Idioma = Idioma.ES) -> Entry[Noticia] | None:
        """Return the news item of that id, or None when it is not published."""
        return self._find("noticia", id_, idioma)  # type: ignore[return-value]

    def contingencia(self, id_: str) -> Entry[Contingencia] | None:
        """Return the message of that id, or None when it is not published."""
        return self._find("contingencia", id_, Idioma.ES)  # type: ignore[return-value]

    def pagina(self, id_: str, idioma: Idioma = Idioma.ES) -> Entry[Pagina] | None:
        """Return the page of that id, or None when it is not published."""
        return self._find("pagina", id_, idioma)  # type: ignore[return-value]

    def translations(self, entry: Entry[Record]) -> Mapping[Idioma, str]:
        """Return the address in every language the entry exists in, itself included."""
        found = {
            idioma: self.by_key[entry.kind, entry.id, idioma].url
            for idioma in Idioma
            if (entry.kind, entry.id, idioma) in self.by_key
        }
        if isinstance(entry.record, Contingencia):
            found |= {lang: contingencia_url(entry.id, lang) for lang in entry.record.idiomas}
        return found

    def contingencias_activas(self, at: datetime) -> tuple[Entry[Contingencia], ...]:
        """Return the real messages in force at ``at``, the most severe first.

        A message is in force from ``inicio`` until ``vigente_hasta`` unless a later one, already
        issued at ``at``, replaces it; a cancel is never in force itself.
        """
        return tuple(e for e in self.contingencias_anunciadas(at) if e.record.inicio <= at)

    def contingencias_anunciadas(self, at: datetime) -> tuple[Entry[Contingencia], ...]:
        """Return the messages in force at ``at`` and those already issued that begin later.

        Order and conditions are those of ``contingencias_activas``.
        """
        issued = [
            e
            for e in self.contingencias
            if as_instant(e.record.emitido) <= at and e.record.caracter == "real"
        ]
        replaced = {old for e in issued for old in e.record.reemplaza}
        announced = [
            e
            for e in issued
            if e.id not in replaced
            and e.record.tipo_mensaje != "cancela"
            and at < e.record.vigente_hasta
        ]
        return tuple(sorted(announced, key=lambda e: (-self.gravedad(e.record), e.id)))

    @property
    def ultima_emision(self) -> datetime | None:
        """When the newest message of any kind was issued: tells which of two copies is newer."""
        issued = (as_instant(e.record.emitido) for e in self.contingencias)
        return max((at for at in issued if at <= self.now), default=None)

    def gravedad(self, record: Contingencia) -> int:
        """Return the rank of the record's level in its scale (0 is the least)."""
        escala = self.datos.escalas.get(record.escala)
        nivel = escala.nivel(record.nivel) if escala else None
        return nivel.orden if nivel else 0

    def _find(self, kind: str, id_: str, idioma: Idioma) -> Entry[Record] | None:
        return self.by_key.get((kind, id_, idioma))
