"""A strict reader for the small YAML that staff write.

Every plain value stays the text that was typed (``8:30`` is not 510, ``no`` is not a boolean): the
content model decides types, not YAML. Duplicated keys, anchors, aliases, tags, several documents
and deep nesting are refused, each with its line.
"""

from __future__ import annotations

from plugins.content_model.simple_yaml import read_simple
from plugins.content_model.yaml_value import Loc, Node, YamlProblem, YamlValue

__all__ = ["Loc", "Node", "YamlProblem", "YamlValue", "read_yaml"]


def read_yaml(text: str) -> YamlValue:
    """Read one YAML document into dicts, lists, text and None.

    Empty values, ``''``, ``[]``, ``{}`` and ``null``/``~`` read as None: the browser editor writes
    unused optional fields that way (their places are kept in ``empties``). A comment behind a value
    is refused: it is nearly always text the writer meant to publish. Raises YamlProblem.
    """
    found = read_simple(text)
    if found is None:
        # The parser is slow to load, and most builds read nothing that needs it.
        from plugins.content_model.any_yaml import read_any_yaml

        found = read_any_yaml(text)
    return found
