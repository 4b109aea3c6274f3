"""Joins the entry files of styles and scripts with what they import, without a bundler.

Both entries are tables of contents: every line imports, and nothing else happens there.
"""

from __future__ import annotations

import re
from pathlib import Path

_STYLE = re.compile(r'^@import url\("([^"]+)"\) layer\((\w+)\);$', re.MULTILINE)
_SCRIPT = re.compile(r'^import "([^"]+)";$', re.MULTILINE)


def join_styles(entry: Path) -> str:
    """Return the style sheet ``entry`` with every import replaced by a layer that holds its text.

    An address may hold ``*``, which stands for any folder or file, in order of name. Raises
    FileNotFoundError when an import matches nothing.
    """

    def inline(match: re.Match[str]) -> str:
        texts = "\n".join(path.read_text("utf-8") for path in _matches(entry, match[1]))
        return f"@layer {match[2]} {{\n{texts}}}"

    return _STYLE.sub(inline, entry.read_text("utf-8"))


def join_scripts(entry: Path) -> str:
    """Return the module ``entry`` with every import replaced by a block that holds its text.

    A component's script imports and exports nothing, so a block is scope enough. Raises
    FileNotFoundError when an import matches nothing.
    """

    def inline(match: re.Match[str]) -> str:
        texts = "\n".join(path.read_text("utf-8") for path in _matches(entry, match[1]))
        return f"{{\n{texts}}}"

    return _SCRIPT.sub(inline, entry.read_text("utf-8"))


def _matches(entry: Path, address: str) -> list[Path]:
    folder = entry.parent
    parts = address.split("/")
    while parts[0] == "..":
        folder = folder.parent
        parts = parts[1:]
    found = sorted(folder.glob("/".join(part for part in parts if part != ".")))
    if not found:
        raise FileNotFoundError(f"{entry.name} imports {address}, which matches no file")
    return found
