"""Files to download: how a record names them, and what their endings mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import model_validator

from plugins.content_model.common import verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Id, Linea, Texto

FOLDER = "adjuntos"
"""Where they live, below ``content/`` and below the site's root."""


@dataclass(frozen=True)
class Formato:
    """A kind of file: its name for readers, its media type, the format its first bytes show."""

    nombre: str
    media_type: str
    bytes: str


_OPENXML = "application/vnd.openxmlformats-officedocument"

FORMATOS: Mapping[str, Formato] = MappingProxyType(
    {
        ".pdf": Formato("PDF", "application/pdf", "PDF"),
        ".csv": Formato("CSV", "text/csv", "texto"),
        ".docx": Formato("Word", f"{_OPENXML}.wordprocessingml.document", "ZIP"),
        ".xlsx": Formato("Excel", f"{_OPENXML}.spreadsheetml.sheet", "ZIP"),
        ".odt": Formato("OpenDocument", "application/vnd.oasis.opendocument.text", "ZIP"),
        ".ods": Formato("OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", "ZIP"),
    }
)
"""Every kind of file that may be offered, by its ending."""


class Adjunto(Record):
    """A file to download, with what it holds for those who cannot open it."""

    archivo: Linea = campo(
        "Archivo", "Ruta dentro de content/adjuntos", ejemplo="2026/convocatoria.pdf"
    )
    titulo: Linea = campo("Título", "Qué contiene", ejemplo="Convocatoria completa")
    alternativa: Texto | None = campo(
        "Alternativa accesible",
        "Lo que dice el archivo, en texto, para quien no puede abrirlo",
        ejemplo="Bases, fechas y requisitos para participar",
        default=None,
        min_length=10,
    )
    pagina: Id | None = campo(
        "Versión en página",
        "Id de la página de content/paginas que dice lo mismo, si la hay",
        ejemplo="temporada-de-huracanes",
        default=None,
        cita="paginas",
    )

    @model_validator(mode="after")
    def _can_be_read_otherwise(self) -> Adjunto:
        verify(
            self.alternativa is not None or self.pagina is not None,
            "falta la alternativa para quien no puede abrir el archivo; escribe por ejemplo "
            "«alternativa: Bases, fechas y requisitos para participar», o en «pagina» el id de una "
            "página que diga lo mismo",
            "alternativa",
        )
        return self


def adjuntos() -> Any:  # noqa: ANN401 - like ``campo``
    """Declare the field ``adjuntos`` of a record."""
    return campo(
        "Adjuntos",
        "Archivos para descargar",
        ejemplo=[
            {
                "archivo": "2026/convocatoria.pdf",
                "titulo": "Convocatoria completa",
                "alternativa": "Bases, fechas y requisitos",
            }
        ],
        default=(),
    )


def formato_of(path: str) -> Formato | None:
    """Return the kind of a file by its ending, or None when such files are not offered."""
    return FORMATOS.get(PurePosixPath(path).suffix.lower())


def size_text(size: int) -> str:
    """Return a size for readers, in the units of the International System: ``1.2 MB``, ``85 KB``.

    Never less than 1 KB. Spanish of Mexico and English both write a decimal point.
    """
    if size >= 999_500:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"
