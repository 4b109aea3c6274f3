"""What a file's first and last bytes say it is, whatever its name."""

from __future__ import annotations

from plugins.content_model.adjuntos import FORMATOS
from plugins.content_model.tree import Item

_STARTS = (
    (b"\xff\xd8\xff", "JPG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word o Excel antiguo"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"MZ", "programa de Windows"),
    (b"\x7fELF", "programa"),
)
_ENDS = {"JPG": b"\xff\xd9", "PNG": b"IEND", "PDF": b"%%EOF", "GIF": b"\x3b"}

FORMAT_OF = {
    ".jpg": "JPG",
    ".jpeg": "JPG",
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".svg": "SVG",
    **{ending: formato.bytes for ending, formato in FORMATOS.items()},
}
"""The format that each ending promises."""


def format_of(item: Item) -> str:
    """Return the format the bytes show, or ``desconocido``."""
    with item.path.open("rb") as file:
        head = file.read(4096)
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brands = head[8:32]
        return "AVIF" if b"avif" in brands else "HEIC" if b"hei" in brands else "video"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "página HTML"
    if b"<svg" in text and text.startswith(b"<"):
        return "SVG"
    return "desconocido"


def is_cut_short(item: Item, shown: str) -> bool:
    """Tell whether a file of the format ``shown`` lacks its end: a copy that broke off."""
    end = _ENDS.get(shown)
    if end is None:
        return False
    with item.path.open("rb") as file:
        file.seek(max(0, item.size - 2048))
        return end not in file.read()
