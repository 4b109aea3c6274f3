"""Pydantic's findings, told to a writer in Spanish with what was received and what to write."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.content_model.fields import extra_of
from plugins.content_model.references import WHERE
from plugins.content_model.strict_yaml import Loc

_MAX_SHOWN = 80

KEY = "[key]"
"""How pydantic marks, at the end of a place, that the key of a mapping is wrong."""


def campo_of(loc: Loc) -> str:
    """Return the dotted name of a place, counting list entries from 1 (``pasos.2.texto``)."""
    parts = (part for part in loc if part != KEY)  # pydantic marks a bad key of a mapping so
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in parts)


def shown(value: object) -> str:
    """Return a short form of a received value for a message."""
    text = " ".join(flow(value).split())
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is spelt most like ``word``, or an empty text."""
    folded = {fold(name): name for name in known}
    near = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `` ¿Quisiste decir «x»?`` when one known word is near, else an empty text."""
    near = nearest(word, known)
    return f" ¿Quisiste decir «{near}»?" if near else ""


def fold(word: str) -> str:
    """Return ``word`` in lower case, without accents, blanks or signs between its letters."""
    plain = unicodedata.normalize("NFD", word.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[\s_]+", "-", plain.strip())


def message_of(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the Spanish message of one pydantic error on ``model``."""
    kind, ctx, received = error["type"], error.get("ctx", {}), error["input"]
    if kind == "spanish":
        return f"{ctx['message']}{_where_ids_are(model, error['loc'], ctx)}"
    if kind == "missing":
        return f"falta este dato obligatorio; {_example(model, error['loc'])}"
    if kind == "extra_forbidden":
        word, at = str(error["loc"][-1]), error["loc"][:-1]
        return unknown_field(word, fields_at(model, at), _groups_with(word, model, at))
    if kind == "enum":
        choices = [
            c.strip().strip("'") for c in str(ctx["expected"]).replace(" or ", ", ").split(",")
        ]
        hint = suggest(_SYNONYMS.get(fold(str(received)), str(received)), choices)
        return (
            f"«{shown(received)}» no está en la lista.{hint} Escribe uno de: {', '.join(choices)}"
        )
    # A length that is looked at after our own validators is told of texts as of lists.
    template = _TEMPLATES.get(f"string_{kind}" if isinstance(received, str) else kind)
    template = template or _TEMPLATES.get(kind)
    if template is None:
        return f"el valor «{shown(received)}» no es válido; {_example(model, error['loc'])}"
    if received is None:
        return f"está vacío; {_example(model, error['loc'])}, o borra el renglón"
    values = {"actual_length": _count(received), **ctx, "received": shown(received)}
    return f"{template.format_map(values)}; {_example(model, error['loc'])}"


def unknown_field(word: str, known: list[str], groups: Sequence[str] = ()) -> str:
    """Return the message for a key the model does not have; ``groups`` are fields that have it."""
    if fold(word) in _GENERATED and word not in known:
        return (
            f"«{word}» no se escribe: la dirección sale del nombre del archivo; quita este renglón"
        )
    meant = _meant(word, known)
    hint = f" ¿Quisiste decir «{meant}»?" if meant else ""
    if groups and not hint:
        names = " o ".join(f"«{name}»" for name in groups)
        hint = f" Va dentro de {names}: escríbelo debajo, con dos espacios más de sangría"
    help_ = hint or f" Quítalo o usa uno de: {', '.join(known)}"
    return f"«{shown(word)}» no es un campo conocido.{help_}"


_GENERATED = frozenset({"slug", "url", "save-as", "permalink", "path", "alias", "template"})
"""Keys by which other systems let a page choose its address or form; ours come from the file."""

_SYNONYMS: Mapping[str, str] = {
    "title": "titulo",
    "date": "fecha",
    "summary": "resumen",
    "description": "resumen",
    "descripcion": "resumen",
    "tags": "temas",
    "etiquetas": "temas",
    "category": "temas",
    "categoria": "temas",
    "status": "estado",
    "draft": "estado",
    "modified": "actualizado",
    "updated": "actualizado",
    "modificado": "actualizado",
    "lang": "idioma",
    "image": "imagen",
    "foto": "imagen",
    "expires": "vence",
    "place": "lugar",
    "published": "publicado",
}
"""What a field or value is called in other systems, by its folded form."""


def _meant(word: str, known: list[str]) -> str:
    """Return the field that ``word`` is another name or spelling of, or an empty text."""
    names = {**_SYNONYMS, **{name: name for name in known}}
    near = nearest(word, (name for name, field in names.items() if field in known))
    return names[near] if near else ""


_TEMPLATES: Mapping[str, str] = {
    "string_type": "se espera un texto; se recibió «{received}»",
    "string_too_long": "es demasiado largo: {actual_length} letras; máximo {max_length}",
    "string_too_short": "es demasiado corto: {actual_length} letras; mínimo {min_length}",
    "string_pattern_mismatch": "«{received}» no tiene la forma esperada",
    "string_unicode": "el texto tiene caracteres que no se pueden leer",
    "tuple_type": "se espera una lista; se recibió «{received}»",
    "dict_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "model_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "model_attributes_type": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "is_instance_of": "se espera un grupo «campo: valor»; se recibió «{received}»",
    "too_short": "faltan elementos: hay {actual_length} y se piden al menos {min_length}",
    "too_long": "sobran elementos: hay {actual_length} y se admiten {max_length}",
    "greater_than_equal": "«{received}» es muy chico; mínimo {ge}",
    "less_than_equal": "«{received}» es muy grande; máximo {le}",
}


def _count(received: object) -> int:
    return len(received) if isinstance(received, (str, list, tuple, dict)) else 0


def _field_at(model: type[BaseModel], loc: Loc) -> tuple[str, FieldInfo] | None:
    """Return the last field named by ``loc``: list positions and keys of mappings are passed by."""
    found = None
    inner: type[BaseModel] | None = model
    for part in loc:
        if inner is not None and isinstance(part, str) and part in inner.model_fields:
            found = part, inner.model_fields[part]
            inner = _inner_model(found[1].annotation)
    return found


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for arg in getattr(annotation, "__args__", ()) or ():
        inner = _inner_model(arg)
        if inner is not None:
            return inner
    return None


def fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields known at a place of ``model``; empty where anything is allowed."""
    inner: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, str) and inner is not None and part in inner.model_fields:
            inner = _inner_model(inner.model_fields[part].annotation)
    return list(inner.model_fields) if inner is not None else []


def _groups_with(word: str, model: type[BaseModel], at: Loc) -> list[str]:
    """Return the groups, among the fields at a place, that have a field of this name."""
    return [name for name in fields_at(model, at) if word in fields_at(model, (*at, name))]


def _where_ids_are(model: type[BaseModel], loc: Loc, ctx: Mapping[str, object]) -> str:
    """Say, of what is not an id, where the ids of its field are listed."""
    found = _field_at(model, loc) if ctx.get("is_id") else None
    target = extra_of(found[1], "cita") if found else None
    if target is None:
        return ""
    return f". Escribe el id de {WHERE.get(target, f'content/datos/{target}.yml')}"


def _example(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    found = _field_at(model, loc)
    if found is None or not found[1].examples:
        return "consulta content/LEEME.md"
    return f"escribe por ejemplo «{found[0]}: {flow(found[1].examples[0])}»"


def flow(value: object) -> str:
    """Return a value as YAML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return str(value)
