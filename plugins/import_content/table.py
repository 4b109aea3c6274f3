"""An export as a table of texts, whatever its format: CSV, XLSX or JSON."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

MAX_BYTES = 100 * 1024 * 1024
_SAMPLE_ROWS = 20
_DELIMITERS = ",;\t|"
_ENCODINGS = ("utf-8", "cp1252")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class BadFile(ValueError):
    """Why a file cannot be read as a table, in Spanish."""


@dataclass(frozen=True)
class Row:
    """One record: ``number`` is its row in the file (of a JSON list: its place, from 1)."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """Everything a file holds; empty cells are left out of the rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Read a file by its ending.

    Raises:
        BadFile: it cannot be read, has another ending, or holds no table.
    """
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as bad:
        raise BadFile(f"no se puede leer {path.name}: {bad.strerror}") from None
    if size > MAX_BYTES:
        raise BadFile(f"{path.name} pesa {size // 1024**2} MB y el máximo es 100; divídelo")
    readers = {".csv": _csv, ".txt": _csv, ".tsv": _csv, ".xlsx": _xlsx, ".json": _json}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise BadFile(
            f"«{path.suffix or path.name}» no se puede importar; guarda el archivo como CSV, XLSX "
            "o JSON"
        )
    table = reader(raw)
    if not table.rows:
        raise BadFile(f"{path.name} no tiene renglones debajo de los títulos de columna")
    return table


def decoded(raw: bytes) -> str:
    """Return the text of bytes in UTF-8 (with or without mark), UTF-16 or Windows-1252."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def delimiter_of(text: str) -> str:
    """Return the sign between columns: the one that gives most columns in most rows."""

    def columns(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in _records(text, sign, _SAMPLE_ROWS) if any(row)]
        most = widths[0] if widths else 0
        return (widths.count(most) if most > 1 else 0, most)

    return max(_DELIMITERS, key=columns)


def _csv(raw: bytes) -> Table:
    text = decoded(raw)
    if text.startswith("sep=") and "\n" in text:  # Excel's own first line
        first, _, text = text.partition("\n")
        return _table(_numbered(text, first[4:].strip() or ",", first_line=2))
    return _table(_numbered(text, delimiter_of(text)))


def _numbered(text: str, sign: str, first_line: int = 1) -> Iterator[tuple[int, Sequence[object]]]:
    yield from enumerate(_records(text, sign), start=first_line)


def _records(text: str, sign: str, most: int = -1) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    for number, row in enumerate(reader):
        if number == most:
            return
        yield row


def _xlsx(raw: bytes) -> Table:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as bad:
        raise BadFile(f"no es un libro de Excel que se pueda abrir ({bad})") from None
    try:
        for sheet in book.worksheets:
            rows = enumerate(sheet.iter_rows(values_only=True), start=1)
            table = _table((number, row) for number, row in rows)
            if table.rows:
                return table
    finally:
        book.close()
    return Table((), ())


def _json(raw: bytes) -> Table:
    try:
        data = json.loads(decoded(raw))
    except (json.JSONDecodeError, RecursionError) as bad:
        raise BadFile(f"no es JSON bien formado: {bad}") from None
    if isinstance(data, dict):
        # {"tramites": [...]}: the longest list of records is what was exported.
        lists = [value for value in data.values() if isinstance(value, list)]
        data = max(lists, key=len, default=[])
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise BadFile("el JSON debe ser una lista de registros: [{…}, {…}]")
    rows = tuple(Row(number, dict(_flat(one))) for number, one in enumerate(data, start=1))
    names = dict.fromkeys(name for one in data for name, _ in _flat(one, empty=True))
    return Table(tuple(names), rows)


def _flat(
    record: Mapping[str, object], above: str = "", empty: bool = False
) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.", empty)
            continue
        items = value if isinstance(value, list) else [value]
        text = "\n".join(filter(None, (cell_text(one) for one in items)))
        if text or empty:
            yield f"{above}{name}", text


def _table(numbered: Iterable[tuple[int, Sequence[object]]]) -> Table:
    """Make a table; the first row with two texts names the columns (titles may stand above)."""
    columns: list[str] = []
    rows = []
    for number, cells in numbered:
        texts = [cell_text(cell) for cell in cells]
        if columns:
            values = {n: t for n, t in zip(columns, texts, strict=False) if n and t}
            if values:
                rows.append(Row(number, values))
        elif sum(map(bool, texts)) > 1:
            columns = texts
            twice = sorted({name for name in texts if name and texts.count(name) > 1})
            if twice:
                raise BadFile(f"la columna «{twice[0]}» está dos veces; cambia un título")
    return Table(tuple(filter(None, columns)), tuple(rows))


def cell_text(cell: object) -> str:
    """Return a cell as text: dates in ISO, whole numbers without decimals, yes and no in words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "sí" if cell else "no"
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, Mapping):
        return ": ".join(filter(None, (cell_text(value) for value in cell.values())))
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
