"""Where a record's file and the editor's form differ in shape.

A writer may give one word where a group is expected (``shorthand``), and a mapping with free keys
is a list of pairs in the editor. Both follow from the name of the field alone, everywhere the same,
so that the editor's reader (``theme/admin/format.js``) needs no path.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator

from plugins.content_model import datos
from plugins.content_model.kinds import KINDS
from plugins.editor.collections import ENTRIES


def shapes() -> dict[str, Any]:
    """Return ``entries`` (the name of a file's list), ``shorthands`` and ``pairs``."""
    shorthands: dict[str, str] = {}
    pairs: set[str] = set()
    for model in _models():
        for name, hint in get_type_hints(model, include_extras=True).items():
            if get_origin(hint) is tuple:
                key = _shorthand_key(get_args(hint)[0])
                if key:
                    shorthands[name] = key
            elif get_origin(hint) is dict and not _closed(get_args(hint)[0]):
                pairs.add(name)
    return {
        "entries": ENTRIES,
        "shorthands": dict(sorted(shorthands.items())),
        "pairs": sorted(pairs),
    }


def _models() -> Iterator[type[BaseModel]]:
    waiting: list[type[BaseModel]] = [kind.model for kind in KINDS.values()]
    waiting += datos.FILES.values()
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            waiting += _parts(field.annotation)


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _shorthand_key(kind: object) -> str:
    """Return what one word stands for (see ``common.shorthand``), "" where words are just words."""
    if get_origin(kind) is Annotated and any(_parts(get_args(kind)[0])):
        for rule in get_args(kind)[1:]:
            if isinstance(rule, BeforeValidator):
                # Asked, not looked up: the rule says itself what a word becomes.
                expanded: Any = rule.func("palabra")  # type: ignore[call-arg]
                if isinstance(expanded, dict):
                    return str(next(iter(expanded)))
    return ""


def _closed(keys: object) -> bool:
    if get_origin(keys) is Annotated:
        keys = get_args(keys)[0]
    return isinstance(keys, type) and issubclass(keys, Enum)
