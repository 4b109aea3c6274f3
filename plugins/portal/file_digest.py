"""One digest for the bytes of many files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path


def digest_of_files(root: Path, folders: Mapping[str, str]) -> str:
    """Return the digest of the files below ``root`` that match: a pattern for each folder."""
    total = hashlib.blake2b(digest_size=16)
    for folder, pattern in folders.items():
        for path in sorted((root / folder).glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                content = path.read_bytes()
                name = path.relative_to(root).as_posix()
                total.update(f"{name}\0{len(content)}\0".encode())
                total.update(content)
    return total.hexdigest()
