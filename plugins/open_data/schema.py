"""JSON Schema (2020-12) of the published records, derived from the models themselves."""

from __future__ import annotations

from typing import Any

from plugins.content_model.dataset_table import NOT_PUBLIC, Conjunto
from plugins.content_model.publication import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(conjunto: Conjunto, site: Site) -> dict[str, Any]:
    """Return the schema of one full record of a data set.

    Every field is always present: what is not known is null or empty.
    """
    model = conjunto.model.model_json_schema(mode="validation")
    own = {
        name: _without_examples(schema)
        for name, schema in model["properties"].items()
        if name not in NOT_PUBLIC
    }
    added = {
        extra.nombre: {"title": extra.etiqueta, "description": extra.descripcion, **extra.schema}
        for extra in conjunto.extras
    }
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"{site.url}/{conjunto.schema}",
        "title": conjunto.titulo,
        "description": conjunto.descripcion,
        "type": "object",
        "additionalProperties": False,
        "required": [*added, *own],
        "properties": {**added, **own},
    }
    if "$defs" in model:
        schema["$defs"] = {
            name: {**part, "properties": _all_without_examples(part)}
            if "properties" in part
            else part
            for name, part in model["$defs"].items()
        }
    return schema


def _all_without_examples(part: dict[str, Any]) -> dict[str, Any]:
    return {name: _without_examples(schema) for name, schema in part["properties"].items()}


def _without_examples(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop the examples: they are written as in YAML (``sí``, numbers as text), not as in JSON."""
    return {key: value for key, value in schema.items() if key != "examples"}
