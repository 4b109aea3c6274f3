"""Reads a text file as staff's editors leave it, and says in Spanish what is wrong with it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 256 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(r"[\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ue000-\uf8ff]")
_UTF8_HELP = "ábrelo en tu editor y usa «Guardar como…» con codificación UTF-8"
_MOJIBAKE = re.compile("\u00c3[\u0080-\u00bf\u00a1-\u00bf]|\u00c2[\u00a1-\u00bf]|\u00e2\u20ac.")


@dataclass(frozen=True)
class TextProblem:
    """One thing wrong with the file's text; ``line`` counts from 1."""

    line: int
    message: str
    fatal: bool = True


def read_text(path: Path) -> tuple[str, list[TextProblem]]:
    """Return the text with ``\\n`` line ends in Unicode NFC, and what is wrong with it.

    A UTF-8 byte order mark and CRLF or CR line ends are accepted and give the same text.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        return "", [
            TextProblem(
                1,
                f"pesa {size // 1024} KB y el máximo es {MAX_BYTES // 1024} KB; divide el texto en "
                "varias páginas o publica el documento como adjunto",
            )
        ]
    return decode(path.read_bytes())


def decode(raw: bytes) -> tuple[str, list[TextProblem]]:
    """Return the text of ``raw`` and its problems (see ``read_text``)."""
    for mark, name in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if raw.startswith(mark):
            return "", [TextProblem(1, f"está guardado en {name}; {_UTF8_HELP}")]
    if raw.startswith(b"PK\x03\x04"):
        return "", [
            TextProblem(1, "es un archivo de Word o comprimido; copia el texto a un archivo .md")
        ]
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as bad:
        line = raw[: bad.start].count(b"\n") + 1
        return "", [
            TextProblem(line, f"no está en UTF-8 (parece Windows-1252 o Latin-1); {_UTF8_HELP}")
        ]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, _odd_characters(text)


def _odd_characters(text: str) -> list[TextProblem]:
    problems = []
    if _CONTROL.search(text) or _INVISIBLE.search(text) or _MOJIBAKE.search(text):
        for number, line in enumerate(text.split("\n"), start=1):
            for pattern, what in ((_CONTROL, "de control"), (_INVISIBLE, "invisible")):
                if found := pattern.search(line):
                    code = f"U+{ord(found[0]):04X}"
                    near = pattern.sub("□", line).strip()[:60]
                    problems.append(
                        TextProblem(
                            number,
                            f"hay un carácter {what} ({code}) en «{near}»; borra ese tramo y "
                            "vuelve a escribirlo",
                        )
                    )
            if found := _MOJIBAKE.search(line):
                problems.append(
                    TextProblem(
                        number,
                        f"hay letras mal convertidas («{found[0]}» en lugar de una letra con acento); "
                        "escríbelas de nuevo",
                    )
                )
    return problems
