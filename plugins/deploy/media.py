"""What a file is, by its path: when it is uploaded, how it is called on the wire, how long kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

# A file whose name carries a digest of its bytes, or that lies in a folder named by one. The
# digest stands between dots, so that no slug or date is taken for one. esbuild writes eight
# letters and digits of base 32.
_HASHED_NAME = re.compile(r"\.(?:[0-9a-f]{10,64}|[A-Z2-7]{8})\.[a-z0-9]+(?:\.map)?$")
_HASHED_FOLDER = re.compile(r"(?:^|/)[0-9a-f]{10,64}/")

_TYPES = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "map": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
_NAMED_TYPES = {
    "atom.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    "_headers": "text/plain; charset=utf-8",
    "_redirects": "text/plain; charset=utf-8",
}
_IMAGES = {"avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"}
_ASSETS = {"css", "js", "map", "mjs", "wasm", "woff2"}
_COMPRESSIBLE = {
    *("atom", "css", "csv", "html", "ics", "js", "json", "jsonld", "map", "mjs", "svg", "txt"),
    *("vcf", "webmanifest", "xml"),
}
# What other programs fetch to learn what there is: it must not name what is not there yet.
_LISTS = {
    *("atom.xml", "rss.xml", "sitemap.xml", "robots.txt", "sw.js", "service-worker.js"),
    *("manifest.webmanifest", "opensearch.xml", "_headers", "_headers.json", "_redirects"),
}

HASHED_CACHE = "public, max-age=31536000, immutable"
ASSET_CACHE = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800"
IMAGE_CACHE = "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800"
PAGE_CACHE = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
DATA_CACHE = "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400"
# An old alert must not outlive its end because the origin is down.
EMERGENCY_DATA_CACHE = "public, max-age=15, stale-while-revalidate=15, stale-if-error=300"
EMERGENCY_PAGE_CACHE = "public, max-age=15, stale-while-revalidate=30, stale-if-error=86400"
WORKER_CACHE = "no-cache"


class Kind(IntEnum):
    """What a file is to those who upload it, in the order in which it goes up."""

    HASHED = 1
    ASSET = 2
    IMAGE = 3
    DATA = 4
    PAGE = 5
    INDEX = 6
    LIST = 7


def without_coding(path: str) -> str:
    """Return the path of what a compressed copy is a copy of; any other path as it is."""
    return path.removesuffix(".br").removesuffix(".gz")


def extension(path: str) -> str:
    """Return what follows the last dot of the file's name, in lower case; ``""`` if nothing."""
    _, dot, ending = path.rpartition("/")[2].rpartition(".")
    return ending.lower() if dot else ""


def kinds(paths: Iterable[str]) -> dict[str, Kind]:
    """Return what each path is.

    An index is a page with pages below it (``/tramites/``), or the front page: it links to others,
    so it comes after them.
    """
    paths = list(paths)
    parents: set[str] = {""}
    for path in paths:
        if path.endswith("/index.html"):
            folder = path.removesuffix("/index.html").rpartition("/")[0]
            # Every folder above; those above one already seen are there too.
            while folder not in parents:
                parents.add(folder)
                folder = folder.rpartition("/")[0]
    return {path: _kind(path, parents) for path in paths}


def is_hashed(path: str) -> bool:
    """Whether the path changes whenever its bytes do, so that it may be kept for ever."""
    path = without_coding(path)
    if extension(path) in {"html", "xml"}:
        return False
    folder, slash, _ = path.rpartition("/")
    return bool(_HASHED_NAME.search(path) or (slash and _HASHED_FOLDER.search(f"{folder}/")))


def _kind(path: str, parents: set[str]) -> Kind:
    path = without_coding(path)
    folder, _, name = path.rpartition("/")
    ending = extension(path)
    if is_hashed(path):
        return Kind.HASHED
    if name in _LISTS:
        return Kind.LIST
    if ending == "html":
        return Kind.INDEX if name == "index.html" and folder in parents else Kind.PAGE
    if ending in _IMAGES:
        return Kind.IMAGE
    return Kind.ASSET if ending in _ASSETS else Kind.DATA


def is_page(path: str) -> bool:
    """Whether somebody reads it in a browser."""
    return extension(path) == "html"


def is_compressible(path: str) -> bool:
    """Whether compressing it saves anything."""
    return extension(path) in _COMPRESSIBLE


def content_type(path: str) -> str:
    """Return the media type; never guessed from the machine's own tables."""
    name = path.rpartition("/")[2]
    return _NAMED_TYPES.get(name) or _TYPES.get(extension(path), "application/octet-stream")


def cache_control(path: str) -> str:
    """Return how long the path may be kept, by edges and browsers."""
    ending = extension(path)
    if is_hashed(path):
        return HASHED_CACHE
    if path.rpartition("/")[2] in {"sw.js", "service-worker.js"}:
        return WORKER_CACHE
    emergency = path.startswith(("contingencia/", "en/contingencia/"))
    if ending == "html":
        return EMERGENCY_PAGE_CACHE if emergency else PAGE_CACHE
    if ending in _IMAGES:
        return IMAGE_CACHE
    if ending in _ASSETS:
        return ASSET_CACHE
    return EMERGENCY_DATA_CACHE if emergency else DATA_CACHE


def public_path(path: str) -> str:
    """Return the path of the address that shows ``path``: ``a/index.html`` is ``/a/``."""
    if path == "index.html" or path.endswith("/index.html"):
        return f"/{path.removesuffix('index.html')}"
    return f"/{path}"
