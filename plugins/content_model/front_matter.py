"""Splits a file into its header (YAML between ``---`` lines) and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

FIELD = re.compile(r"\w+\s*:(\s|$)")

# What a line that closes a header, rightly or not, begins with.
_CLOSES = ("-", "–", "—", "...", "+++")
_MAY_CLOSE = ("\n--", "\n-–", "\n-—", "\n–", "\n—", "\n...", "\n+++")
"""How every line begins that closes a header, or is refused in its place."""


class HeaderProblem(ValueError):
    """Why the header cannot be found, in Spanish; ``line`` counts from 1 in the file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Document(NamedTuple):
    """A file in its two parts; both ``*_line`` are the file's line on which the part begins."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(text: str) -> Document:
    r"""Split ``text`` (line ends already ``\n``); raise HeaderProblem when there is no header."""
    return _split_plain(text) or _split_any(text)


def _split_plain(text: str) -> Document | None:
    """Return the parts of ``text`` if its header begins and ends as most do; a test compares.

    Those are two lines of three dashes, with no line between that could have been meant to be one.
    """
    end = text.find("\n---\n", 3)
    if end < 0 or not text.startswith("---\n"):
        return None
    header = text[3:end]
    for sign in _MAY_CLOSE:
        if sign in header:
            return None
    return Document(header[1:], 2, text[end + 5 :], text.count("\n", 0, end) + 3)


def _split_any(text: str) -> Document:
    lines = text.split("\n")
    if not text.strip():
        raise HeaderProblem(
            1, "el archivo está vacío; copia un ejemplo de content/LEEME.md y llénalo"
        )
    if lines[0].rstrip() != "---":
        raise HeaderProblem(*_why_no_header(lines))
    for number, line in enumerate(lines[1:], start=2):
        if not line.startswith(_CLOSES):
            continue
        if line.rstrip() == "---":
            return Document(
                "\n".join(lines[1 : number - 1]), 2, "\n".join(lines[number:]), number + 1
            )
        if line.rstrip() in {"...", "+++"} or re.fullmatch(r"[-–—]{2,}\s*", line):
            raise HeaderProblem(
                number,
                f"el encabezado se cierra con «---» (tres guiones); se recibió «{line.strip()}»",
            )
    raise HeaderProblem(
        1, "el encabezado no se cierra; agrega una línea «---» después del último campo"
    )


def _why_no_header(lines: list[str]) -> tuple[int, str]:
    first = lines[0]
    if not first.strip():
        return 1, "hay una línea en blanco antes del encabezado; la primera línea debe ser «---»"
    if first.rstrip() == "+++":
        return (
            1,
            "el encabezado «+++» es de otro sistema (TOML); usa «---» y escribe «campo: valor»",
        )
    if FIELD.match(first):
        return 1, (
            f"falta la línea «---» antes de «{first.strip()[:60]}»; el encabezado va entre dos "
            "líneas «---»"
        )
    if re.match(r"\s+---\s*$", first) or re.fullmatch(r"[-–—]+\s*", first):
        return 1, f"la primera línea debe ser exactamente «---»; se recibió «{first}»"
    return 1, f"falta el encabezado; la primera línea debe ser «---»; se recibió «{first[:60]}»"
