"""What is inside a file to download: it opens, is what it says, and runs nothing."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator

from plugins.content_model.tree import Item

_MEMBER = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
}
_MACROS = re.compile(
    r"vbaProject\.bin$|(?:^|/)(?:macrosheets|activeX)/|^Basic/|^Scripts/", re.IGNORECASE
)
_CODE = ("JavaScript", "Launch", "EmbeddedFile", "SubmitForm", "ImportData", "RichMedia", "XFA")
"""Names by which a PDF runs, opens or sends something, or carries other files (ISO 32000-1)."""

_PDF_CODE = re.compile(rf"/(?:{'|'.join(_CODE)})\b".encode())
_PDF_LOCKED = re.compile(rb"/Encrypt\b")
_PDF_TAGS = re.compile(rb"/StructTreeRoot\b")
_PDF_LANGUAGE = re.compile(rb"/Lang\b")
_PDF_FONT = re.compile(rb"/Type\s*/Font\b")
_STREAM = re.compile(rb"stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b")
_MAX_UNPACKED = 64 * 1024 * 1024
_HEAD = 1024


def fault_of(item: Item) -> str | None:
    """Return, in Spanish, what is wrong inside the file, or None."""
    return _fault_of_pdf(item) if item.suffix == ".pdf" else _fault_of_office(item)


def advice_on(item: Item) -> str | None:
    """Return, in Spanish, what would make a sound file easier to read for all, or None."""
    if item.suffix != ".pdf":
        return None
    objects = b"\n".join(pdf_objects(item.path.read_bytes()))
    if not _PDF_FONT.search(objects):
        return (
            "parece escaneado: no tiene texto que se pueda copiar ni leer en voz alta; publica el "
            "PDF que sale del programa donde se escribió"
        )
    if not _PDF_TAGS.search(objects) or not _PDF_LANGUAGE.search(objects):
        return (
            "no lleva etiquetas de accesibilidad o no dice su idioma; en Word o LibreOffice "
            "expórtalo como «PDF accesible (PDF/UA)»"
        )
    return None


def pdf_objects(raw: bytes) -> Iterator[bytes]:
    """Yield what a PDF says in the open: its objects, unpacked, without pictures and fonts.

    Object streams (ISO 32000-1, 7.5.7) are unpacked, for most programs write them; names are
    given without their escapes (``/J#61vaScript``).
    """
    left, end = _MAX_UNPACKED, 0
    while found := _STREAM.search(raw, end):
        close = raw.find(b"endstream", found.end())
        if close < 0:
            break
        before = raw[end : found.start()]
        yield _plain_names(before)
        if left > 0 and _PACKED.search(before[-_HEAD:]):
            unpacked = _unpack(raw[found.end() : close], left)
            left -= len(unpacked)
            yield _plain_names(unpacked)
        end = close + len(b"endstream")
    yield _plain_names(raw[end:])


def _unpack(data: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error:
        return b""


def _plain_names(data: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)


def _fault_of_pdf(item: Item) -> str | None:
    for part in pdf_objects(item.path.read_bytes()):
        if found := _PDF_CODE.search(part):
            return (
                f"el PDF lleva código, formularios que envían datos o archivos dentro "
                f"(«{found[0].decode()}»); guárdalo otra vez con «Imprimir a PDF»"
            )
        if _PDF_LOCKED.search(part):
            return (
                "el PDF tiene contraseña o restricciones; guárdalo sin ellas para que todos lo lean"
            )
    return None


def _fault_of_office(item: Item) -> str | None:
    try:
        with zipfile.ZipFile(item.path) as archive:
            names = archive.namelist()
            types = _content_types(archive) if "[Content_Types].xml" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, NotImplementedError, RuntimeError):
        return "no se puede abrir; cópialo de nuevo"
    if _MEMBER[item.suffix] not in names:
        return f"no es un archivo {item.suffix}; guárdalo otra vez en ese formato"
    if any(_MACROS.search(name) for name in names) or "macroEnabled" in types:
        return "lleva macros (código); guárdalo sin ellas"
    return None


def _content_types(archive: zipfile.ZipFile) -> str:
    with archive.open("[Content_Types].xml") as file:
        return file.read(1024 * 1024).decode("utf-8", "replace")
