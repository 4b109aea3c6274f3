"""What is known of one output folder: of each file, what it was made from and how it looked.

Kept as JSON, one file per output folder, replaced in one step. Nothing here is trusted blindly: a
row counts only while the file on disk still looks as the row says.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.incremental.sealed import read_sealed, write_sealed

VERSION = 2


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


def file_of(folder: Path, output: Path) -> Path:
    """Return where the state of ``output`` is kept."""
    name = hashlib.blake2b(os.fsencode(output.resolve()), digest_size=6).hexdigest()
    return folder / f"{name}.json"


def load(path: Path) -> tuple[State, str]:
    """Return the state kept at ``path``, and why it could not be read ("": it could)."""
    try:
        told = read_sealed(path)
        if told["version"] != VERSION:
            return State(), "es de otra versión del portal"
        return _state(told), ""
    except FileNotFoundError:
        return State(), ""
    except OSError as cause:
        return State(), cause.strerror or str(cause)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return State(), "está dañado"


def save(path: Path, state: State) -> None:
    """Keep ``state`` at ``path``, in one step."""
    write_sealed(
        path,
        {
            "version": VERSION,
            "rows": state.rows,
            "batches": state.batches,
            "whole": state.whole,
            "summary": state.summary,
        },
    )


def _state(told: dict[str, Any]) -> State:
    return State(
        {path: _row(row) for path, row in told["rows"].items()},
        {name: Batch(str(key), tuple(paths)) for name, (key, paths) in told["batches"].items()},
        str(told["whole"]),
        str(told["summary"]),
    )


def _row(row: list[Any]) -> Row:
    inputs, key, digest, (size, changed, number), note = row
    return Row(inputs, key, digest, (size, changed, number), note)
