"""What is known of one output folder: of each file, what it was made from and how it looked.

Nothing here is trusted blindly: a row counts only while the file on disk still looks as the row
says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One file of the output.

    ``inputs`` is the quick digest of what it is made from, ``key`` that of exactly what it shows
    ("" where there is none), ``digest`` the name of its bytes. ``stat`` is size, time of change and
    number of the file. ``note`` is what others need to know of a page that is not made again.
    """

    inputs: str
    key: str
    digest: str
    stat: tuple[int, int, int]
    note: Any = None


class Batch(NamedTuple):
    """Files that were made together from ``key``."""

    key: str
    paths: tuple[str, ...]


@dataclass
class State:
    """``rows`` by path; ``batches`` by name.

    ``whole`` is the digest of all there was to make the site from, ``summary`` what the build said.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    whole: str = ""
    summary: str = ""


def stats_of(rows: Mapping[str, Row]) -> dict[str, tuple[int, int, int]]:
    """Return how each file looked."""
    return {path: row.stat for path, row in rows.items()}
