"""Pydantic's findings, told to a writer in Spanish with what was received and what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from plugins.content_model.strict_yaml import Loc

_MAX_SHOWN = 80


def campo_of(loc: Loc) -> str:
    """Return the dotted name of a place, counting list entries from 1 (``pasos.2.texto``)."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def shown(value: object) -> str:
    """Return a short form of a received value for a message."""
    text = value if isinstance(value, str) else repr(value)
    text = " ".join(text.split())
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `` ¿Quisiste decir «x»?`` when one known word is near, else an empty text."""
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f" ¿Quisiste decir «{folded[near[0]]}»?" if near else ""


def message_of(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the Spanish message of one pydantic error on ``model``."""
    kind, ctx, received = error["type"], error.get("ctx", {}), error["input"]
    if kind == "spanish":
        return str(ctx["message"])
    if kind == "missing":
        return f"falta este dato obligatorio; {_example(model, error['loc'])}"
    if kind == "extra_forbidden":
        return unknown_field(str(error["loc"][-1]), fields_at(model, error["loc"][:-1]))
    if kind == "enum" or kind == "literal_error":
        choices = [
            c.strip().strip("'") for c in str(ctx["expected"]).replace(" or ", ", ").split(",")
        ]
        hint = suggest(str(received), choices)
        return (
            f"«{shown(received)}» no está en la lista.{hint} Escribe uno de: {', '.join(choices)}"
        )
    template = _TEMPLATES.get(kind)
    if template is None:
        return f"el valor «{shown(received)}» no es válido; {_example(model, error['loc'])}"
    values = {**ctx, "received": shown(received), "count": _count(received)}
    return f"{template.format_map(values)}; {_example(model, error['loc'])}"


def unknown_field(word: str, known: list[str]) -> str:
    """Return the message for a key the model does not have."""
    return f"«{word}» no es un campo conocido.{suggest(word, known)} Campos: {', '.join(known)}"


_TEMPLATES: Mapping[str, str] = {
    "string_type": "se espera un texto; se recibió «{received}»",
    "string_too_long": "es demasiado largo: {count} letras; máximo {max_length}",
    "string_too_short": "es demasiado corto: {count} letras; mínimo {min_length}",
    "string_pattern_mismatch": "«{received}» no tiene la forma esperada",
    "tuple_type": "se espera una lista; se recibió «{received}»",
    "dict_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "model_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "model_attributes_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "too_short": "faltan elementos: hay {actual_length} y se piden al menos {min_length}",
    "too_long": "sobran elementos: hay {actual_length} y se admiten {max_length}",
    "greater_than_equal": "«{received}» es muy chico; mínimo {ge}",
    "less_than_equal": "«{received}» es muy grande; máximo {le}",
}


def _count(received: object) -> int:
    return len(received) if isinstance(received, (str, list, tuple, dict)) else 0


def _field_at(model: Any, loc: tuple[str | int, ...]) -> Any:
    field = None
    for part in loc:
        if isinstance(part, int):
            continue
        fields = getattr(model, "model_fields", {})
        if part not in fields:
            return None
        field = fields[part]
        model = _inner_model(field.annotation)
    return field


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for arg in getattr(annotation, "__args__", ()) or ():
        inner = _inner_model(arg)
        if inner is not None:
            return inner
    return None


def fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields known at a place of ``model``; empty where anything is allowed."""
    inner: Any = model
    for part in loc:
        if isinstance(part, str) and inner is not None and part in inner.model_fields:
            inner = _inner_model(inner.model_fields[part].annotation)
    return list(inner.model_fields) if inner is not None else []


def _example(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    field = _field_at(model, loc)
    if field is None or not field.examples:
        return "consulta content/LEEME.md"
    name = next(part for part in reversed(loc) if isinstance(part, str))
    return f"escribe por ejemplo «{name}: {_flow(field.examples[0])}»"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return str(value)
