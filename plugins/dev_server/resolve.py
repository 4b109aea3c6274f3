"""From the address a browser asks for to a file of the built site, and never outside it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit

# Not the machine's own table: everyone must see what everyone else sees.
_TYPES = mimetypes.MimeTypes(filenames=())
_MORE_TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT_BESIDE_TEXT = {"application/xml", "image/svg+xml"}


@dataclass(frozen=True)
class File:
    """Answer with this file."""

    path: Path


@dataclass(frozen=True)
class Redirect:
    """Answer with this address on the same server."""

    location: str


@dataclass(frozen=True)
class Missing:
    """There is no such page."""


def resolve(root: Path, target: str) -> File | Redirect | Missing:
    """Return what a request for ``target`` (path and query, as sent) gets from folder ``root``.

    ``/a/`` is ``a/index.html``, ``/a`` goes to ``/a/`` where ``a`` is a folder. Anything that is
    not plainly inside ``root`` is missing: ``..`` however written, NUL, backslash, and symbolic
    links that lead out.
    """
    # An address like //host/ would be another server's: only the path counts.
    split = urlsplit("/" + target.lstrip("/"))
    try:
        path = unquote_to_bytes(split.path).decode("utf-8")
    except UnicodeDecodeError:
        return Missing()
    parts = [part for part in path.split("/") if part]
    if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
        return Missing()
    inside = root.resolve()
    try:
        found = inside.joinpath(*parts).resolve()
        if not found.is_relative_to(inside):
            return Missing()
        if found.is_dir():
            return _folder(found, parts, path, split.query)
        # A file is not a folder: /page.html/ has no page.
        return File(found) if found.is_file() and not path.endswith("/") else Missing()
    except OSError:
        # A name too long, a folder that may not be read.
        return Missing()


def content_type(path: Path) -> str:
    """Return the Content-Type of a file; texts are UTF-8, names without ending are plain text."""
    ending = path.suffix.lower()
    if not ending or path.name.startswith("_"):
        return "text/plain; charset=utf-8"
    kind = _MORE_TYPES.get(ending) or _TYPES.guess_type(path.name)[0]
    if kind is None:
        return "application/octet-stream"
    if kind.startswith("text/") or kind in _TEXT_BESIDE_TEXT:
        return f"{kind}; charset=utf-8"
    return kind


def _folder(folder: Path, parts: list[str], path: str, query: str) -> File | Redirect | Missing:
    index = folder / "index.html"
    if not index.is_file():
        return Missing()
    if path.endswith("/"):
        return File(index)
    location = "/" + "".join(f"{quote(part)}/" for part in parts)
    return Redirect(f"{location}?{query}" if query else location)
