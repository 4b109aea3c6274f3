"""The one way to make a JSON-LD node."""

from __future__ import annotations

from typing import Any

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def node(type_: str, **properties: object) -> Node:
    """Return a node without the properties that have no value (None, "", [], {}).

    A name that is no Python identifier is given with a trailing underscore: ``id_`` is ``@id``,
    ``query_input_`` is ``query-input``.
    """
    made: Node = {"@type": type_}
    for name, value in properties.items():
        if value or value not in _NOTHING:
            made[_NAMES.get(name, name)] = value
    return made


def with_context(made: Node) -> Node:
    """Return the node as a document of its own."""
    return {"@context": CONTEXT, **made}


_NOTHING: tuple[object, ...] = (None, "", [], {}, ())
_NAMES = {"id_": "@id", "query_input_": "query-input"}
