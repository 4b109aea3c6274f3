"""Compressed copies: beside the file for web servers, or in its place for plain stores."""

from __future__ import annotations

import gzip
from enum import StrEnum

import brotli


class Compression(StrEnum):
    """What the target wants."""

    NONE = "ninguna"
    """The edge compresses (CloudFront, Cloudflare)."""
    BESIDE = "junto"
    """``x.html.br`` and ``x.html.gz`` beside ``x.html``: nginx, Caddy."""
    GZIP = "gzip"
    """The object itself, with Content-Encoding: every browser reads it."""


# Below this the headers weigh more than what is saved.
SMALLEST = 512


def gzipped(data: bytes) -> bytes:
    """Return ``data`` compressed; the same input gives the same bytes (no time inside)."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def brotlied(data: bytes) -> bytes:
    """Return ``data`` compressed as text."""
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=11))


def plain(data: bytes, encoding: str) -> bytes:
    """Undo a Content-Encoding.

    Raises:
        ValueError: the bytes are not of that encoding, or the encoding is not known.
    """
    try:
        if encoding in {"", "identity"}:
            return data
        if encoding == "gzip":
            return gzip.decompress(data)
        if encoding == "br":
            return bytes(brotli.decompress(data))
    except (OSError, EOFError, brotli.error) as error:
        raise ValueError(f"not {encoding}") from error
    raise ValueError(f"unknown encoding {encoding}")
