"""Reads headers of the commonest shape directly: fields, lists and groups, one value a line.

Nearly every header is of this shape, and a YAML parser needs several times as long to find that
out. Whatever is not surely of it is left to ``strict_yaml``, and so decides what is right and how
faults are told; a test compares both for any text. Nothing here is a dialect of its own.
"""

from __future__ import annotations

import re

from plugins.content_model.yaml_value import Loc, Node, YamlValue

_LINES = re.compile(r"^( *)(- )?(?:([a-z_][a-z0-9_]{0,60}):(?: +|$))?(.*)$", re.MULTILINE)
# Letters that YAML has a meaning for inside quotes too, does not take, or ends lines with: escapes,
# tabs and other control characters, odd blanks. (What is left, negated, takes five times as long to
# compile.)
_UNSURE = re.compile(r"[\0-\x09\x0b-\x1f\\\x7f-\xa0\u2028\u2029\ud800-\U0010ffff]")
_SIGNS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
"""With these no text begins that is not in quotes (YAML 1.1, 5.3)."""

_NULLS = frozenset({"~", "null", "Null"})
_FLOW_WORD = r"[a-z0-9]+(?:[ -][a-z0-9]+)*"
_FLOW_WORDS = re.compile(_FLOW_WORD)
_FLOW = re.compile(rf"\[(?:{_FLOW_WORD}(?:, *{_FLOW_WORD})*)?\]")
_MAX_LINE = 1000
"""From 1024 on YAML takes nothing for a key any more."""
_MAX_DEPTH = 6


class _Unsure(Exception):
    """The text is not of this shape after all."""


_Line = tuple[int, int, bool, str, bool, Node]
"""Number, indent, whether it is an entry of a list, key, whether nothing stands behind, value."""


def read_simple(text: str) -> YamlValue | None:
    """Return what ``read_yaml`` returns, or None when ``text`` is not surely of this shape."""
    if _UNSURE.search(text):
        return None
    out = YamlValue(text_lines=text.split("\n"))
    try:
        lines = _lines(text)
        if not lines or lines[0][1] > 0:
            return None
        if len(lines) == 1 and out.text_lines[lines[0][0] - 1] == "[]":
            # A list of facts that is still empty.
            out.lines[()] = lines[0][0]
            return out
        read = _sequence if lines[0][2] else _mapping
        out.lines[()] = lines[0][0]
        out.value, end = read(lines, 0, (), out)
    except _Unsure:
        return None
    return out if end == len(lines) else None


def _lines(text: str) -> list[_Line]:
    """Return the lines that are neither blank nor comments."""
    lines: list[_Line] = []
    for number, (blanks, dash, key, rest) in enumerate(_LINES.findall(text), start=1):
        if rest:
            if rest[0] == "#" and not dash and not key:
                continue
            if len(rest) > _MAX_LINE:
                raise _Unsure
            lines.append((number, len(blanks), bool(dash), key, False, _value(rest.rstrip(" "))))
        elif key:
            lines.append((number, len(blanks), bool(dash), key, True, None))
        elif blanks or dash:
            raise _Unsure
    return lines


def _value(text: str) -> Node:
    """Return what one value on its line holds: a text, a list of words, or None."""
    first = text[:1] or " "
    if first not in _SIGNS:
        if ": " in text or "#" in text or text[-1] == ":" or text in _NULLS:
            raise _Unsure
        return text
    if first in "\"'":
        if len(text) < 2 or text.find(first, 1) != len(text) - 1:
            raise _Unsure
        return text[1:-1] or None
    if not _FLOW.fullmatch(text):
        raise _Unsure
    words = _FLOW_WORDS.findall(text)
    if not _NULLS.isdisjoint(words):
        raise _Unsure
    return words or None


def _mapping(lines: list[_Line], at: int, loc: Loc, out: YamlValue) -> tuple[Node, int]:
    """Read the group that begins with the line ``at``; return it and the line behind it."""
    indent = lines[at][1]
    if len(loc) > _MAX_DEPTH:
        raise _Unsure
    items: dict[str, Node] = {}
    while at < len(lines):
        number, here, is_item, key, is_open, value = lines[at]
        if here < indent or is_item:
            break
        place = (*loc, key)
        if here > indent or not key or place in out.lines:
            raise _Unsure
        out.lines[place] = number
        at += 1
        if is_open:
            value, at = _below(lines, at, place, out, indent)
        elif isinstance(value, list):
            out.lines.update({(*place, index): number for index in range(len(value))})
        if value is None:
            out.empties.append(place)
        else:
            items[key] = value
    return items or None, at


def _below(lines: list[_Line], at: int, loc: Loc, out: YamlValue, indent: int) -> tuple[Node, int]:
    """Read the value of a key that stands in the lines below it, if any does."""
    if at == len(lines) or lines[at][1] < indent:
        return None, at
    if lines[at][2]:
        return _sequence(lines, at, loc, out)
    return _mapping(lines, at, loc, out) if lines[at][1] > indent else (None, at)


def _sequence(lines: list[_Line], at: int, loc: Loc, out: YamlValue) -> tuple[Node, int]:
    """Read the list that begins with the line ``at``; return it and the line behind it."""
    indent = lines[at][1]
    items: list[Node] = []
    while at < len(lines):
        number, here, is_item, key, is_open, value = lines[at]
        if here < indent or not is_item:
            break
        if here > indent:
            raise _Unsure
        place = (*loc, len(items))
        out.lines[place] = number
        if key:
            # What is behind the dash is the first line of a group as far to the right.
            lines[at] = number, indent + len("- "), False, key, is_open, value
            value, at = _mapping(lines, at, place, out)
        elif isinstance(value, str):
            at += 1
        else:
            raise _Unsure
        items.append(value)
    return items, at
