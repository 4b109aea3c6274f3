"""Reads the repository for the tests of this folder: its files, its modules, what they import."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, relative to its root: tracked, or new and not ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted({name.decode() for name in listing.stdout.split(b"\0") if name})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def folders() -> list[Path]:
    """Every folder that holds a file, at any depth."""
    found = {parent for path in files() for parent in path.parents}
    return sorted(found - {Path()})


@dataclass(frozen=True)
class Module:
    """One Python file of a plugin."""

    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """The plugin's name."""
        return self.path.parts[1]

    @property
    def dotted(self) -> str:
        """The name it is imported by."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of everything that it imports, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                source = self._source(node)
                for alias in node.names:
                    yield node.lineno, f"{source}.{alias.name}"

    def _source(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        folder = self.path.parent.parts
        parts = [*folder[: len(folder) - node.level + 1], *filter(None, [node.module])]
        return ".".join(parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file inside a plugin."""
    return tuple(
        Module(path, ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path)))
        for path in files()
        if path.parts[0] == "plugins" and path.suffix == ".py" and len(path.parts) > 2
    )


def packages() -> list[str]:
    """The plugins' names."""
    return sorted({module.package for module in modules()})
