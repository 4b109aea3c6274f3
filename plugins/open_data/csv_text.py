"""CSV that spreadsheets open well and cannot be tricked by (RFC 4180, UTF-8 with BOM)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# A cell that begins so is run as a formula by Excel and LibreOffice (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width too


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the file; None is an empty cell, true and false are sí and no."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return the text of a cell; one that a spreadsheet would run gets a leading apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    text = str(value)
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def joined(values: Iterable[str]) -> str:
    """Return several values in one cell."""
    return " | ".join(values)
