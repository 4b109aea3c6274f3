"""Bytes in a file that is replaced in one step, with a check sum: damage is always noticed.

One wrong digit would still be a number, and would be believed.
"""

from __future__ import annotations

import secrets
import zlib
from contextlib import suppress
from pathlib import Path


def read_sealed(path: Path) -> bytes:
    """Return what ``write_sealed`` wrote.

    Raises:
        OSError: there is no file to be read.
        ValueError: it is not as it was written.
    """
    check, _, content = path.read_bytes().partition(b"\n")
    if check != _sum(content):
        raise ValueError(f"{path}: another check sum")
    return content


def write_sealed(path: Path, content: bytes) -> None:
    """Keep ``content`` at ``path``; a disk that refuses only costs time the next time."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f"{path.name}.*"):  # by one that was killed
            left.unlink(missing_ok=True)
        with fresh.open("wb") as file:
            file.writelines((_sum(content), b"\n", content))
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _sum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()
