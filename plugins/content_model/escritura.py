"""A header as the text of a content file, in the YAML that staff write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PENDIENTE = "Por confirmar"
"""What stands where a writer has still to give a fact; nothing published may say it."""

# What YAML reads as the text itself, whatever its version.
_PLAIN = re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñ][\wÁÉÍÓÚÜÑáéíóúüñ .,/()-]*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?[+-]\d{2}:\d{2})?")
# JSON writes these as they are, and YAML does not read them.
_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def content_file(header: Mapping[str, Any], body: str = "") -> str:
    """Return the file: the header between two lines of dashes, then the body."""
    return document(_mapping(header, ""), body)


def document(lines: Iterator[str], body: str = "") -> str:
    """Return the file of a header that is already written, line by line, and its body."""
    header = "\n".join(lines)
    return f"---\n{header}\n---\n{f'{chr(10)}{body}{chr(10)}' if body else ''}"


def field_lines(name: str, value: object) -> list[str]:
    """Return one field of a header, as lines."""
    return list(_mapping({name: value}, ""))


def _mapping(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, entry in value.items():
        if isinstance(entry, Mapping):
            yield f"{indent}{name}:"
            yield from _mapping(entry, f"{indent}  ")
        elif isinstance(entry, (list, tuple)):
            yield f"{indent}{name}:"
            yield from _items(entry, f"{indent}  ")
        else:
            yield f"{indent}{name}: {_scalar(entry)}"


def _items(values: Sequence[object], indent: str) -> Iterator[str]:
    for entry in values:
        if isinstance(entry, Mapping):
            inner = list(_mapping(entry, f"{indent}  "))
            yield f"{indent}- {inner[0].strip()}"
            yield from inner[1:]
        else:
            yield f"{indent}- {_scalar(entry)}"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "sí" if value else "no"
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not text.endswith(" ")
    if plain or _DATE.fullmatch(text) or text.isdecimal():
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
