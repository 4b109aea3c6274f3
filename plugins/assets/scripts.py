"""The scripts of the theme: each entry becomes one file with all it imports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.assets.esbuild import bundle_script

ENTRIES = ("*.js", "*/page.js", "*/worker.js")
"""Below ``scripts/``: what pages load and what starts a thread of its own; the rest is imported."""


@dataclass(frozen=True)
class Scripts:
    """Addresses by name (``site``, ``search/page``) and files by path below the output."""

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def bundled_scripts(folder: Path, output: str) -> Scripts:
    """Return the entries of ``folder``, to be published below ``output``.

    A script's name is its place below ``folder`` without ``.js``.

    Raises:
        BadSource: a script, or one it imports, is wrong or missing.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for entry in _entries(folder):
        name = entry.relative_to(folder).with_suffix("").as_posix()
        made = bundle_script(entry, name.replace("/", "-"))
        names[name] = f"/{output}/{made.entry}"
        files |= {f"{output}/{path}": content for path, content in made.files.items()}
    return Scripts(names, files)


def _entries(folder: Path) -> Iterator[Path]:
    for pattern in ENTRIES:
        yield from sorted(folder.glob(pattern))
