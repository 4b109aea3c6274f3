"""Reads a text file as staff's editors leave it, and says in Spanish what is wrong with it."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 256 * 1024
MAX_TOLD = 50
"""Odd characters told of one file."""

_UTF8_HELP = "ábrelo en tu editor y usa «Guardar como…» con codificación UTF-8"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "de Word, Excel o comprimido"),
    (b"\xd0\xcf\x11\xe0", "de Word o Excel antiguo"),
    (b"{\\rtf", "de texto enriquecido (RTF)"),
    (b"%PDF-", "PDF"),
)
_IN_PLAIN_SIGNS = (b"{\\rtf", b"%PDF-")
_LEGACY = (("cp1252", "Windows-1252 o Latin-1"), ("mac_roman", "Mac Roman"), ("cp850", "MS-DOS"))
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»°º")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe"
    "\uffff\ue000-\uf8ff]"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"
_ORDINARY = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»°º“”‘’–—…·€")
_MANY = 20_000
_LOST = re.compile("\ufffd")
_MOJIBAKE = re.compile("\u00c3[\u0080-\u00bf]|\u00c2[\u00a1-\u00bf]|\u00e2\u20ac.")
_REWRITE = "en «{near}»; borra ese tramo y escríbelo otra vez"
_WRONG = (
    (_CONTROL, f"hay un carácter de control ({{code}}) {_REWRITE}"),
    (_INVISIBLE, f"hay un carácter invisible ({{code}}) {_REWRITE}"),
    (_LOST, f"se perdió una letra («�») {_REWRITE}"),
    (_MOJIBAKE, f"hay letras mal convertidas («{{found}}» donde iba un acento) {_REWRITE}"),
)


@dataclass(frozen=True)
class TextProblem:
    """One thing wrong with the file's text; ``line`` counts from 1."""

    line: int
    message: str
    fatal: bool = True


def read_bytes(path: str | Path, size: int = 0) -> tuple[bytes, list[TextProblem]]:
    """Return the bytes of a text file, or none and why it cannot be read or is too large.

    ``size`` is what the file system said that it has; it need not be true.
    """
    try:
        raw = _first_bytes(path, size)
    except OSError as bad:
        why = bad.strerror or "error del sistema"
        return b"", [TextProblem(1, f"no se puede leer el archivo ({why}); revisa sus permisos")]
    if len(raw) > MAX_BYTES:
        weight = Path(path).stat().st_size // 1024
        return b"", [
            TextProblem(
                1,
                f"pesa {weight} KB y el máximo es {MAX_BYTES // 1024} KB; "
                "divide el texto en varias páginas o publica el documento como adjunto",
            )
        ]
    return raw, []


def _first_bytes(path: str | Path, size: int) -> bytes:
    """Return what is in a file, as far as one more than may be.

    Without a file object, which is made anew for each file and costs more than reading it; and with
    no more room than the file needs, for so much room as the largest may need comes from the system
    and goes back to it each time.
    """
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        raw = os.read(opened, min(size, MAX_BYTES) + 1)
        if len(raw) == size:
            return raw  # one more was asked for, and there is none
        while len(raw) <= MAX_BYTES and (more := os.read(opened, MAX_BYTES + 1)):
            raw += more
    finally:
        os.close(opened)
    return raw


def read_text(path: Path) -> tuple[str, list[TextProblem]]:
    r"""Return the text with ``\n`` line ends in Unicode NFC, and what is wrong with it.

    A UTF-8 byte order mark and CRLF or CR line ends are accepted and give the same text. A file
    that the system does not let us read is a problem like any other.
    """
    raw, problems = read_bytes(path)
    return ("", problems) if problems else decode(raw)


def decode(raw: bytes) -> tuple[str, list[TextProblem]]:
    """Return the text of ``raw`` and its problems (see ``read_text``)."""
    if (plain := _plain(raw)) is not None:
        return plain, []
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return "", [TextProblem(1, f"está guardado en {name}; {_UTF8_HELP}")]
    for start, what in _OTHER_FORMATS:
        if raw.startswith(start):
            return "", [
                TextProblem(
                    1, f"es un archivo {what}, no de texto; copia el texto a un archivo .md"
                )
            ]
    if raw.count(0) > len(raw) // 4:
        return "", [TextProblem(1, f"está guardado en UTF-16 o no es un texto; {_UTF8_HELP}")]
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as bad:
        line = len(re.findall(rb"\r\n|\r|\n", bad.object[: bad.start])) + 1
        return "", [
            TextProblem(line, f"no está en UTF-8 (parece {_encoding_of(raw)}); {_UTF8_HELP}")
        ]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text, list(_odd_characters(text))


def _encoding_of(raw: bytes) -> str:
    """Guess the encoding: the one in which most odd bytes are letters of Spanish."""
    odd = bytes(byte for byte in raw if byte > 0x7F)[:4096]

    def spanish(legacy: tuple[str, str]) -> int:
        return sum(letter in _SPANISH for letter in odd.decode(legacy[0], "replace"))

    return max(_LEGACY, key=spanish)[1]


def _plain(raw: bytes) -> str | None:
    """Return the text of ``raw`` if it holds only the letters and signs of ordinary Spanish.

    All of them are right, and in Unicode NFC.
    """
    rest = raw.translate(None, _PLAIN)
    if len(rest) > _MANY or raw.startswith(_IN_PLAIN_SIGNS):
        return None
    try:
        return raw.decode() if _ORDINARY.issuperset(rest.decode()) else None
    except UnicodeDecodeError:
        return None


def _odd_characters(text: str) -> Iterator[TextProblem]:
    patterns = [(pattern, told) for pattern, told in _WRONG if pattern.search(text)]
    if not patterns:
        return
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        for pattern, told in patterns:
            if count < MAX_TOLD and (found := pattern.search(line)):
                count += 1
                start = max(0, found.start() - 20)
                near = line[start : found.end() + 20]
                yield TextProblem(
                    number,
                    told.format(
                        code=f"U+{ord(found[0][0]):04X}",
                        found=found[0],
                        near=_CONTROL.sub("□", _INVISIBLE.sub("□", near)).strip(),
                    ),
                )
