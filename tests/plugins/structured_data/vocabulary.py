"""schema.org's vocabulary, read from the types that the npm package schema-dts is generated with.

``faults`` checks a node all the way down: known types, properties that the type or its ancestors
have, and values of the kinds that the property accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SOURCE = Path(__file__).resolve().parents[3] / "node_modules/schema-dts/dist/schema.d.ts"

_INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([^{]+?) \{(.*?)^\}", re.M | re.S)
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.+), "\w+">;$', re.M)
_ALIAS = re.compile(r"^export type (\w+) = (.+);$", re.M)

_DATE = r"\d{4}-\d\d-\d\d"
_MOMENT = rf"{_DATE}T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)"
_LITERALS = {
    "Date": re.compile(_DATE),
    # A moment, or an interval of two (temporalCoverage).
    "DateTime": re.compile(rf"{_MOMENT}(/{_MOMENT})?"),
    "Time": re.compile(r"\d\d:\d\d(:\d\d)?"),
    "Duration": re.compile(r"P(?!$)(\d+[YMWD])*(T(\d+[HMS])+)?"),
    "Number": re.compile(r"-?\d+(\.\d+)?"),
}


@dataclass(frozen=True)
class Vocabulary:
    """Properties by type with the types that they accept; direct subtypes; enumerations."""

    properties: dict[str, dict[str, frozenset[str]]]
    subtypes: dict[str, frozenset[str]]
    members: dict[str, frozenset[str]]

    def below(self, type_: str) -> frozenset[str]:
        """The type and everything under it."""
        found, stack = {type_}, [type_]
        while stack:
            for sub in self.subtypes.get(stack.pop(), ()):
                if sub not in found:
                    found.add(sub)
                    stack.append(sub)
        return frozenset(found)


@cache
def vocabulary() -> Vocabulary:
    """Read the package's file."""
    text = SOURCE.read_text(encoding="utf-8")
    own: dict[str, dict[str, frozenset[str]]] = {}
    parents: dict[str, list[str]] = {}
    for name, bases, body in _INTERFACE.findall(text):
        own[name] = {
            found: frozenset(re.findall(r"\w+", types)) for found, types in _PROPERTY.findall(body)
        }
        parents[name] = re.findall(r"\w+Base\b", bases)

    def inherited(name: str) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for parent in parents.get(name, []):
            found |= inherited(parent)
        return found | own.get(name, {})

    leaves = {name.removesuffix("Leaf"): inherited(name) for name in own if name.endswith("Leaf")}
    subtypes, members = {}, {}
    for name, union in _ALIAS.findall(text):
        subtypes[name] = frozenset(re.findall(r"\b[A-Z]\w+", re.sub('"[^"]*"', "", union))) - {
            f"{name}Leaf"
        }
        members[name] = frozenset(re.findall('"([^"]*)"', union))
    return Vocabulary(leaves, subtypes, members)


def faults(node: Mapping[str, Any] | None, place: str = "") -> Iterator[str]:
    """Yield everything about a node that the vocabulary does not allow."""
    known = vocabulary()
    if node is None:
        yield f"{place}: there is no node"
        return
    if "@graph" in node:
        for index, member in enumerate(node["@graph"]):
            yield from faults(member, f"{place}@graph[{index}].")
        return
    type_ = node.get("@type")
    if type_ not in known.properties:
        yield f"{place}@type: {type_} is no type of schema.org"
        return
    allowed = known.properties[type_]
    for name, value in node.items():
        if name in {"@type", "@id", "@context"}:
            continue
        if name.endswith("-input") and type_ in known.below("Action"):
            continue
        if name not in allowed:
            yield f"{place}{name}: {type_} has no such property"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value_faults(one, allowed[name], f"{place}{type_}.{name}")


def _value_faults(value: object, accepted: frozenset[str], place: str) -> Iterator[str]:
    known = vocabulary()
    types = frozenset().union(*(known.below(type_) for type_ in accepted))
    if isinstance(value, dict):
        if set(value) == {"@id"} and "IdReference" in accepted:
            return
        if value.get("@type") not in types:
            yield f"{place}: {value.get('@type')} is not among {sorted(accepted)}"
        yield from faults(value, f"{place}.")
    elif isinstance(value, bool):
        if "Boolean" not in types:
            yield f"{place}: no true or false here"
    elif isinstance(value, int | float):
        if not types & {"Number", "Integer", "Float"}:
            yield f"{place}: no number here"
    elif isinstance(value, str):
        if not _text_fits(value, types):
            yield f"{place}: «{value}» is not one of {sorted(accepted)}"
    else:
        yield f"{place}: {value!r} is no value"


def _text_fits(value: str, types: frozenset[str]) -> bool:
    members = vocabulary().members
    if any(value in members.get(type_, ()) for type_ in types):
        return True
    if any(name in types and pattern.fullmatch(value) for name, pattern in _LITERALS.items()):
        return True
    if "Text" in types:
        # A property for a moment and for text is meant for the moment.
        return bool(value) and not types & {"Date", "DateTime"}
    return "URL" in types and urlsplit(value).scheme == "https"
