"""Plain values in a file that is replaced in one step, with a check sum: damage is always noticed.

One wrong digit would still be JSON, and would be believed.
"""

from __future__ import annotations

import json
import secrets
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any


def read_sealed(path: Path) -> Any:  # noqa: ANN401 - what was written
    """Return what ``write_sealed`` wrote.

    Raises:
        OSError: there is no file to be read.
        ValueError: it is not as it was written.
    """
    check, _, text = path.read_bytes().partition(b"\n")
    if check != _sum(text):
        raise ValueError(f"{path}: another check sum")
    return json.loads(text)


def write_sealed(path: Path, told: Any) -> None:  # noqa: ANN401 - any plain value
    """Keep plain values at ``path``; a disk that refuses only costs time the next time."""
    text = json.dumps(told, separators=(",", ":")).encode()
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f"{path.name}.*"):  # by one that was killed
            left.unlink(missing_ok=True)
        fresh.write_bytes(_sum(text) + b"\n" + text)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _sum(text: bytes) -> bytes:
    return f"{zlib.crc32(text):08x}".encode()
