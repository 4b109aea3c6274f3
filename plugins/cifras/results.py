"""What Trino or Athena answered to the portable queries, as CSV files of a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

SCRUBBED = "terms_limpios.csv"
"""The table ``terms`` (raw, term) to be loaded before ``searches.sql`` is asked."""

_DATES = frozenset({"month", "day"})
_TEXTS = frozenset({"device", "tramite", "archivo", "term", "raw"})
_NEEDED = ("days", "totals", "devices", "guides", "downloads")


class BadResults(ValueError):
    """A result is missing or is not what its query gives; the message says which, in Spanish."""


class Results:
    """Answers as ``counts.Counts`` does, from ``<query>.csv`` files with a header line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        missing = [name for name in _NEEDED if not self._path(name).is_file()]
        if missing:
            files = ", ".join(f"{name}.csv" for name in missing)
            raise BadResults(f"En «{folder}» falta el resultado de cada consulta: {files}.")

    def ask(self, name: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none when searches were not asked.

        Raises:
            BadResults: a value is not of its column.
        """
        path = self._path(name)
        if not path.is_file():
            return []
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            try:
                return [tuple(_value(key, text) for key, text in row.items()) for row in rows]
            except (ValueError, TypeError) as bad:
                raise BadResults(f"«{path.name}», línea {rows.line_num}: {bad}") from None

    def batches(self, name: str) -> Iterator[Sequence[tuple[Any, ...]]]:
        """Yield the rows of a query."""
        yield self.ask(name)

    def set_terms(self, terms: Iterable[tuple[str, str]]) -> None:
        """Write the searches as they were scrubbed, for the engine to load."""
        with (self._folder / SCRUBBED).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("raw", "term"), *terms])

    def days(self) -> frozenset[date]:
        """Return the days of which anything was counted."""
        return frozenset(day for (day,) in self.ask("days"))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.csv"


def _value(column: str, text: str) -> date | str | int:
    if column in _DATES:
        return date.fromisoformat(text[:10])
    return text if column in _TEXTS else int(text)
