"""An SVG is a picture and nothing else: no scripts, no handlers, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STYLESHEET = re.compile(r"<\?xml-stylesheet", re.IGNORECASE)
_FORBIDDEN = frozenset(
    {
        *("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas"),
        *("handler", "listener", "set", "animate", "animatemotion", "animatetransform", "a"),
    }
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|expression\(", re.IGNORECASE)
_CODE = re.compile(r"^(?:javascript|vbscript|data):", re.IGNORECASE)


def dangers(text: str) -> Iterator[str]:
    """Yield, in Spanish, each thing in the SVG ``text`` that a picture must not have."""
    if _DECLARATION.search(text):
        # Not parsed at all: entities can grow without end.
        yield "trae una declaración «<!DOCTYPE» o «<!ENTITY»"
        return
    if _STYLESHEET.search(text):
        yield "carga una hoja de estilo"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        yield "no está bien formado"
        return
    for element in root.iter():
        yield from _in_element(element)


def _in_element(element: ElementTree.Element) -> Iterator[str]:
    name = str(element.tag).rpartition("}")[2].lower()
    if name in _FORBIDDEN:
        yield f"trae «<{name}>»"
        return
    if name == "style" and _OUTSIDE.search(element.text or ""):
        yield "su estilo carga algo de otro lugar"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        compact = re.sub(r"\s+", "", value)
        if attribute.startswith("on"):
            yield f"trae código en «{attribute}»"
        elif attribute in {"href", "src"} and not compact.startswith("#"):
            yield f"«{attribute}» lleva fuera del dibujo («{compact[:40]}»)"
        elif _CODE.match(compact) or _OUTSIDE.search(value):
            yield f"«{attribute}» carga algo de otro lugar"
