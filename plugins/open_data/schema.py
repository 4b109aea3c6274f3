"""JSON Schema (2020-12) of what is published, composed from the content model's own schemas.

``<kind>.json`` describes a record as the API gives it; ``contenido-<name>.json`` what staff write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.content_model.dataset_table import API, NOT_PUBLIC, Conjunto
from plugins.content_model.publication import Site
from plugins.content_model.schema import Schema


def content_schemas(site: Site, written: Mapping[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """Yield path and schema of each kind of file that staff write; ``written`` is ``schemas()``."""
    for name, schema in written.items():
        path = f"{API}/schema/contenido-{name}.json"
        yield path, {**schema, "$id": f"{site.url}/{path}"}


def record_schema(conjunto: Conjunto, site: Site, written: Mapping[str, Schema]) -> Schema:
    """Return the schema of one full record of a data set; ``written`` is ``schemas()``.

    Every field is always present: what is not known is null or empty.
    """
    source = _source(conjunto, written)
    own = {name: s for name, s in source["properties"].items() if name not in NOT_PUBLIC}
    added = {
        extra.nombre: {
            "title": extra.etiqueta,
            "description": extra.descripcion,
            **extra.schema,
            "examples": [extra.ejemplo],
        }
        for extra in conjunto.extras
    }
    schema: dict[str, Any] = {
        "$schema": source["$schema"],
        "$id": f"{site.url}/{conjunto.schema}",
        "title": conjunto.titulo,
        "description": conjunto.descripcion,
        "type": "object",
        "additionalProperties": False,
        "required": [*added, *own],
        "properties": {**added, **own},
    }
    if source.get("$defs"):
        schema["$defs"] = source["$defs"]
    return schema


def _source(conjunto: Conjunto, written: Mapping[str, Schema]) -> Schema:
    """Return the schema of one record as staff write it: of a file, or of one entry of a list."""
    whole = written.get(conjunto.kind) or written[conjunto.id.replace("-", "_")]
    return {**whole, **whole["items"]} if whole.get("type") == "array" else whole
