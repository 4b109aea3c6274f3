"""Joins the styles into one file and bundles the scripts, small and under hashed names.

Styles: ``styles/main.css`` is a table of contents; each of its imports becomes a layer that holds
the text of the files it names. Scripts: see ``scripts``. ``static/``: what a style names is given a
hashed name, everything else (favicon, manifest) keeps its place at the root. The font is made from
its package.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.assets.esbuild import minified_style
from plugins.assets.font_file import NAME, portal_font
from plugins.assets.inline_style import ENTRIES, small
from plugins.assets.page_style import TEMPLATES, components_of
from plugins.assets.scripts import bundled_scripts

ENTRY_STYLE = "styles/main.css"
FOLDER = "assets"
_IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\((\w+)\);$', re.MULTILINE)
_ANY_IMPORT = re.compile(r"^\s*@import.*$", re.MULTILINE)
_URL = re.compile(r'url\("\.\./static/([^"]+)"\)')


class BadStyle(ValueError):
    """A style sheet imports what does not exist; the text says which."""


@dataclass(frozen=True)
class Bundle:
    """Addresses for the pages (scripts by name), and the files behind them by path.

    ``inline`` are the styles that a page holds itself, by name.
    """

    styles: tuple[str, ...]
    scripts: Mapping[str, str]
    files: Mapping[str, bytes]
    inline: Mapping[str, str] = field(default_factory=dict)


def bundle(theme: Path) -> Bundle:
    """Return the styles and scripts of a theme.

    A script's name is its place below ``scripts/`` without ``.js``: ``site``, ``search/page``.

    Raises:
        BadStyle: a style names a file that does not exist, or imports in another form.
        BadSource: esbuild cannot read a style or a script.
    """
    static = dict(_static(theme / "static"))
    joined = joined_style(theme / ENTRY_STYLE)
    if f"../static/{NAME}" in joined:
        static.setdefault(NAME, portal_font())
    text, named = _with_hashed_files(joined, static)
    style = minified_style(text).encode()
    pages = {
        template: minified_style(
            _with_hashed_files(_page_style(theme, template), static)[0]
        ).strip()
        for template in TEMPLATES
        if (theme / "templates" / f"{template}.html").is_file()
    }
    style_path = f"{FOLDER}/main.{_digest([('', style)])}.css"
    scripts = bundled_scripts(theme / "scripts", FOLDER)
    files = {style_path: style, **named}
    files |= {path: content for path, content in static.items() if content not in named.values()}
    files |= scripts.files
    inline = {
        name: small(joined_style(theme / entry))
        for name, entry in ENTRIES.items()
        if (theme / entry).is_file()
    }
    return Bundle((f"/{style_path}",), scripts.names, files, inline | pages)


def joined_style(entry: Path, keep: Callable[[Path], bool] = lambda _path: True) -> str:
    """Return the entry style sheet with each import replaced by a layer that holds its text.

    Files that ``keep`` refuses are left out.
    """

    def inline(match: re.Match[str]) -> str:
        found = filter(keep, _matches(entry, match[1]))
        texts = [path.read_text("utf-8").strip() for path in found]
        body = "\n".join(text for text in texts if text)
        return f"@layer {match[2]} {{\n{body}\n}}"

    joined = _IMPORT.sub(inline, entry.read_text("utf-8"))
    left = _ANY_IMPORT.search(joined)
    if left is not None:
        raise BadStyle(f"{entry.name}: «{left[0].strip()}» debe ser @import url(…) layer(…);")
    return joined


def _page_style(theme: Path, template: str) -> str:
    needed = components_of(theme, template)

    def keep(path: Path) -> bool:
        return path.parent.parent.name != "components" or path.parent.name in needed

    return joined_style(theme / ENTRY_STYLE, keep)


def _with_hashed_files(style: str, static: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the style with hashed addresses for the static files it names, and those files."""
    named: dict[str, bytes] = {}

    def hashed(match: re.Match[str]) -> str:
        path = match[1]
        if path not in static:
            return match[0]
        name = Path(path)
        target = f"{FOLDER}/{name.stem}.{_digest([('', static[path])])}{name.suffix}"
        named[target] = static[path]
        return f'url("/{target}")'

    return _URL.sub(hashed, style), named


def _static(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _matches(entry: Path, address: str) -> list[Path]:
    folder, parts = entry.parent, address.split("/")
    while parts[0] == "..":
        folder, parts = folder.parent, parts[1:]
    found = sorted(folder.glob("/".join(parts)))
    if not found:
        raise BadStyle(f"{entry.name} importa «{address}», que no corresponde a ningún archivo")
    return found


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for path, content in sorted(files):
        total.update(f"{path}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:12]
