"""JSON Schema 2020-12 of everything staff write, in Spanish, derived from the models.

The schemas describe the records as the API publishes them: numbers are numbers, dates ISO text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plugins.content_model import datos
from plugins.content_model.fields import Record
from plugins.content_model.kinds import KINDS

Schema = dict[str, Any]

FOLDER = "/api/v1/schema/"
"""Where the schemas are published; the last part of their address is ``<name>.json``."""

_TITLES: Mapping[str, str] = {
    "tramite": "Trámite o servicio",
    "noticia": "Noticia",
    "contingencia": "Mensaje de contingencia",
    "pagina": "Página",
    "dependencias": "Dependencias",
    "oficinas": "Oficinas",
    "refugios": "Refugios",
    "telefonos": "Teléfonos",
    "temas": "Temas",
    "hechos_de_vida": "Hechos de vida",
    "grupos": "Grupos de personas",
    "requisitos": "Diccionario de requisitos",
    "escalas": "Escalas de aviso",
    "externos": "Sitios externos permitidos",
    "portada": "Listas de la portada",
    "uma": "Valores de la UMA",
    "festivos": "Días festivos",
    "cifras": "El portal en cifras",
    "palabras": "Palabras que el diccionario no conoce",
    "periodos_electorales": "Periodos electorales",
    "servicios_estado": "Estado de los servicios externos",
}


def title_of(name: str) -> str:
    """Return the Spanish title of a kind or datos file (its own name where it has none yet)."""
    return _TITLES.get(name, name)


def schemas(base: str = "") -> dict[str, Schema]:
    """Return every schema by name: one per kind of record, one per datos file.

    ``base`` is the site's address (``https://…`` without a final slash), for ``$id``.
    """
    found = {name: _schema(kind.model) for name, kind in KINDS.items()}
    found |= {name: _list_of(_schema(model)) for name, model in datos.FILES.items()}
    return {
        name: {
            "$schema": GenerateJsonSchema.schema_dialect,
            "$id": f"{base}{FOLDER}{name}.json",
            "title": title_of(name),
            **{key: value for key, value in schema.items() if key != "title"},
        }
        for name, schema in found.items()
    }


def examples_of(model: type[BaseModel], name: str) -> list[Any]:
    """Return the examples of a field as the API would publish them.

    A declaration holds them as they are typed in YAML, where everything is text. Raises
    ValidationError for an example that its own field refuses.
    """
    return [*_examples_of(model, name)]


@cache
def _examples_of(model: type[BaseModel], name: str) -> tuple[Any, ...]:
    # Many schemas have the same parts, and an adapter takes long to make.
    field = model.model_fields[name]
    adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
    values = (adapter.validate_python(example) for example in field.examples or ())
    return tuple(adapter.dump_python(value, mode="json", exclude_defaults=True) for value in values)


class _WithExamples(GenerateJsonSchema):
    """Gives each field its examples as the API publishes them."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model: type[BaseModel] = schema["cls"]
        found = super().model_schema(schema)
        for name in model.model_fields:
            inner = found.get("properties", {}).get(name)
            if inner is not None:
                inner["examples"] = examples_of(model, name)
        return found


def _schema(model: type[Record]) -> Schema:
    found = model.model_json_schema(schema_generator=_WithExamples, mode="validation")
    # What pydantic takes from the code, docstrings and class names, is for programmers.
    for part in (found, *found.get("$defs", {}).values()):
        part.pop("description", None)
        part.pop("title", None)
    return found


def _list_of(entry: Schema) -> Schema:
    definitions = entry.pop("$defs", None)
    whole: Schema = {"type": "array", "items": entry}
    if definitions:
        whole["$defs"] = definitions
    return whole
