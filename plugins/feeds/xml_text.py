"""XML from a tree: escaping, encoding and well-formedness in one place.

The standard library writes it. Pelican's feedgenerator gives an empty feed the present time and
knows neither CAP nor a summary beside full content without subclassing; feedgen brings lxml and
dates of its own; the formats are a page of elements each. Prefixed names are written as they are
(``atom:link``) with their ``xmlns`` as a plain attribute: no global registry of namespaces.
"""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

# What XML 1.0 (section 2.2) has no way to hold, not even escaped. Naming what it can hold instead
# takes ten times as long to compile.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Append an element; ``text`` and attribute values are escaped when written."""
    made = SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    if text is not None:
        made.text = clean(text)
    return made


def serialise(root: Element) -> bytes:
    """Return the UTF-8 document, with its declaration and a final line end."""
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def timestamp(moment: datetime) -> str:
    """Return ``2026-03-14T09:30:00-05:00`` (RFC 3339), as Atom and CAP ask for."""
    return moment.replace(microsecond=0).isoformat()
