"""A cell's text as a field may hold it: no HTML, no odd characters, nothing where nothing is."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"<\s*[/!?a-zA-Z][^<>]*>")
_BLOCK = re.compile(r"<\s*(?:/\s*(?:p|div|li|tr|h[1-6])|br)\b[^<>]*>", re.IGNORECASE)
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]"
)
_MOJIBAKE = re.compile("\u00c3[\u0080-\u00bf]|\u00c2[\u00a1-\u00bf]|\u00e2\u20ac.")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NOTHING = frozenset(
    {
        *("", "-", "--", "n/a", "na", "n.a.", "nd", "n/d", "s/d", "sin dato", "sin datos"),
        *("null", "none", "no disponible", "no especificado", "sin informacion", "pendiente"),
        *("por definir", "por confirmar", "no definido", "."),
    }
)


def clean(text: str) -> str:
    """Return a cell's text, lines kept: tags and entities resolved, double encoding undone."""
    text = repaired(text)
    if _TAG.search(text):
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    text = unicodedata.normalize("NFC", _ODD.sub("", html.unescape(text)))
    lines = (" ".join(line.split()) for line in text.replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line)


def line_of(text: str) -> str:
    """Return a cell's text in one line."""
    return " ".join(clean(text).split())


def lines_of(text: str) -> list[str]:
    """Return the entries of a list in a cell: by lines, or else by ``;``; without their marks."""
    found = clean(text).split("\n")
    if len(found) == 1:
        found = [part.strip() for part in re.split(r";|(?<=[^\d\W])\s*\.-\s+", found[0])]
    entries = (re.sub(r"^(?:[-*•·–▪]+|\(?\d{1,2}[.)\-]+|[a-zñ]\))\s*", "", line) for line in found)
    return [entry.strip() for entry in entries if entry.strip(" .;,")]


def is_nothing(text: str) -> bool:
    """Whether a cell says in some way that the datum is not known."""
    folded = unicodedata.normalize("NFD", line_of(text).lower())
    return folded.encode("ascii", "ignore").decode().strip(" *") in _NOTHING


def repaired(text: str) -> str:
    """Undo an encoding done twice (``CancÃºn``); other text is returned as it is."""
    return _FOREIGN.sub(_decoded, text) if _MOJIBAKE.search(text) else text


def _decoded(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]
