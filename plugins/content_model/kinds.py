"""The kinds of Markdown record: where their files live and what they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.content_model.common import Idioma
from plugins.content_model.contingencia import Contingencia
from plugins.content_model.fields import Record
from plugins.content_model.noticia import Noticia
from plugins.content_model.pagina import Pagina
from plugins.content_model.tramite import Tramite
from plugins.content_model.urls import contingencia_url, noticia_url, pagina_url, tramite_url

_STEM = r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?P<idioma>en|yua))?\.md"


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    ``pattern`` is matched against the path below ``content/``; ``shape`` is that pattern as a
    writer reads it; its group ``folder`` (where there is one) must agree with the record.
    """

    name: str
    folder: str
    model: type[Record]
    pattern: re.Pattern[str]
    shape: str
    url: Callable[[str, Idioma], str]


def _kind(
    name: str,
    folder: str,
    model: type[Record],
    inner: str,
    shape: str,
    url: Callable[[str, Idioma], str],
) -> Kind:
    return Kind(
        name, folder, model, re.compile(f"{folder}/{inner}"), f"content/{folder}/{shape}", url
    )


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            _kind(
                "tramite",
                "tramites",
                Tramite,
                rf"(?P<folder>[a-z0-9-]+)/{_STEM}",
                "<dependencia>/<id>.md",
                tramite_url,
            ),
            _kind(
                "noticia",
                "noticias",
                Noticia,
                r"(?P<folder>\d{4})/(?P<id>\d{4}-\d{2}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*)"
                r"(?:\.(?P<idioma>en|yua))?\.md",
                "<año>/<año-mes-día>-<nombre-corto>.md",
                noticia_url,
            ),
            _kind(
                "contingencia",
                "contingencias",
                Contingencia,
                rf"(?P<folder>\d{{4}})/{_STEM}",
                "<año>/<id>.md",
                contingencia_url,
            ),
            _kind("pagina", "paginas", Pagina, _STEM, "<nombre>.md", pagina_url),
        )
    }
)
"""Every kind by its singular name."""

BY_FOLDER: Mapping[str, Kind] = MappingProxyType({kind.folder: kind for kind in KINDS.values()})
"""Every kind by its folder under ``content/``."""
