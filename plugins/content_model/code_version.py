"""Names the code that works something out, so that what it once made is not taken for today's."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from plugins.content_model.source import named

_LIBRARIES = ("Markdown", "nh3", "pydantic", "pydantic_core", "PyYAML", "ada-url")


def code_version(*folders: Path) -> str:
    """Return a name for all Python files of ``folders`` and what they are run by."""
    run_by = [sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)]
    files = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    parts = [part for path in files for part in (path.name.encode(), path.read_bytes())]
    return named("\n".join(run_by).encode(), *parts)
