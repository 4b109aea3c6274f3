"""The editor's collections: one a kind of record, and one of all datos files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from plugins.content_model import datos
from plugins.content_model.kinds import KINDS
from plugins.content_model.schema import title_of
from plugins.editor.fields import FormField, Forms

Collection = dict[str, Any]

ENTRIES = "lista"
"""A datos file is a list; the editor, which wants a mapping, sees it under this name."""

# «truncate» instead of a date filter: it works on the text as written, whatever the zone of the
# browser, and in `path` Decap strips the quotes that a date format needs. The dots that it adds to
# a longer text end as hyphens and are trimmed with the rest of the name.
_PLACES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "noticia": {
            "label": "Noticias",
            "slug": "{{fecha | truncate(10)}}-{{titulo | truncate(60)}}",
            "path": "{{fecha | truncate(4)}}/{{slug}}",
            "summary": "{{titulo}} · {{fecha | date('DD/MM/YYYY')}}",
            "sortable_fields": ["fecha", "titulo"],
            "view_groups": [{"label": "Año", "field": "fecha", "pattern": r"\d{4}"}],
        },
        "tramite": {
            "label": "Guías de trámites",
            "slug": "{{titulo | truncate(60)}}",
            "path": "{{dependencia}}/{{slug}}",
            "summary": "{{titulo}}",
            "sortable_fields": ["titulo", "dependencia", "actualizado"],
            "view_groups": [{"label": "Dependencia", "field": "dependencia"}],
        },
        "contingencia": {
            "label": "Alertas y contingencias",
            "slug": "{{id}}",
            "path": "{{emitido | truncate(4)}}/{{slug}}",
            "summary": "{{titulo}} · {{emitido | date('DD/MM/YYYY')}}",
            "sortable_fields": ["emitido", "titulo"],
            "view_groups": [{"label": "Episodio", "field": "episodio"}],
        },
        "pagina": {
            "label": "Páginas",
            "slug": "{{titulo | truncate(60)}}",
            "summary": "{{titulo}}",
            "sortable_fields": ["titulo", "actualizado"],
        },
    }
)

_SINGULAR: Mapping[str, str] = MappingProxyType(
    {"noticia": "Noticia", "tramite": "Guía", "contingencia": "Alerta", "pagina": "Página"}
)
# The order in which staff need them.
_ORDER = ("noticia", "contingencia", "tramite", "pagina")

_DRAFTS = [{"label": "Borradores", "field": "estado", "pattern": "borrador"}]
_BODY: FormField = {
    "name": "body",
    "label": "Texto",
    "widget": "markdown",
    "required": False,
    "hint": "Usa títulos cortos, listas y frases de menos de 25 palabras",
    "modes": ["rich_text", "raw"],
    "buttons": [
        *("bold", "italic", "link", "heading-two", "heading-three"),
        *("quote", "bulleted-list", "numbered-list"),
    ],
    "editor_components": ["image"],
}


def collections(forms: Forms) -> list[Collection]:
    """Return every collection, in the order in which the editor lists them."""
    return [*(_folder(name, forms) for name in _ORDER), _datos(forms)]


def _folder(name: str, forms: Forms) -> Collection:
    kind = KINDS[name]
    images, public = forms.media.imagenes
    return {
        "name": kind.folder,
        "label_singular": _SINGULAR[name],
        "folder": f"content/{kind.folder}",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "delete": True,
        "identifier_field": "titulo",
        "media_folder": images,
        "public_folder": f"/imagenes/{public}",
        "view_filters": _DRAFTS,
        **_PLACES[name],
        "fields": _in_order(name, forms.of_model(kind.model)),
    }


def _in_order(name: str, fields: list[FormField]) -> list[FormField]:
    """Put first what must be written; a guide keeps the order in which citizens read it."""
    if name == "tramite":
        return [*fields, _BODY]
    needed = [field for field in fields if field["required"]]
    return [*needed, _BODY, *(field for field in fields if not field["required"])]


def _datos(forms: Forms) -> Collection:
    return {
        "name": "datos",
        "label": "Listas y datos",
        "label_singular": "Lista",
        "format": "yml",
        "editor": {"preview": False},
        "files": [
            {
                "name": name,
                "label": title_of(name),
                "file": f"content/datos/{name}.yml",
                "fields": [_list_of(forms.of_model(model), title_of(name))],
            }
            for name, model in datos.FILES.items()
        ],
    }


def _list_of(fields: list[FormField], label: str) -> FormField:
    names = [field["name"] for field in fields]
    shown = next((n for n in ("nombre", "desde", "id", "titulo") if n in names), names[0])
    return {
        "name": ENTRIES,
        "label": label,
        "label_singular": "elemento",
        "widget": "list",
        "required": False,
        "collapsed": True,
        "default": [],
        "summary": f"{{{{fields.{shown}}}}}",
        "fields": fields,
    }
