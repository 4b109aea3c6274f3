"""What is inside a file to download: it opens, is what it says, and runs nothing."""

from __future__ import annotations

import re
import zipfile

from plugins.checks.tree import Item

_MEMBER = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
}
_MACROS = re.compile(r"vbaProject\.bin$|^Basic/|^Scripts/", re.IGNORECASE)
_PDF_CODE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFile)\b")
_PDF_LOCKED = re.compile(rb"/Encrypt\b")


def fault_of(item: Item) -> str | None:
    """Return, in Spanish, what is wrong inside the file, or None."""
    return _fault_of_pdf(item) if item.suffix == ".pdf" else _fault_of_office(item)


def _fault_of_pdf(item: Item) -> str | None:
    raw = item.path.read_bytes()
    if found := _PDF_CODE.search(raw):
        return (
            f"el PDF lleva código o archivos dentro («{found[0].decode()}»); guárdalo otra vez con "
            "«Imprimir a PDF»"
        )
    if _PDF_LOCKED.search(raw):
        return "el PDF tiene contraseña o restricciones; guárdalo sin ellas para que todos lo lean"
    return None


def _fault_of_office(item: Item) -> str | None:
    try:
        with zipfile.ZipFile(item.path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return "no se puede abrir; cópialo de nuevo"
    if _MEMBER[item.suffix] not in names:
        return f"no es un archivo {item.suffix}; guárdalo otra vez en ese formato"
    if any(_MACROS.search(name) for name in names):
        return "lleva macros (código); guárdalo sin ellas"
    return None
