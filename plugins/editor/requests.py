"""What the editor asks of decap-server, as far as it must be understood here.

The protocol is that of decap-server 3 (its package's ``README.md``): one JSON object with
``action`` and ``params``.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

CONTENT = "content"

_READS = frozenset(
    {"info", "entriesByFolder", "entriesByFiles", "getEntry", "getMedia", "getMediaFile"}
)
_WRITES = frozenset({"persistEntry", "persistMedia", "deleteFile", "deleteFiles"})
_QUIET = frozenset({"getDeployPreview"})


class BadRequest(ValueError):
    """The request is none of the editor's; the text is Spanish."""


@dataclass(frozen=True)
class Request:
    """One request. ``changes`` is the new content by path (None: deleted), empty when it reads."""

    action: str
    changes: Mapping[str, bytes | None] = field(default_factory=dict)
    message: str = ""


def read_request(body: bytes) -> Request:
    """Return what a request wants; raise BadRequest when it is malformed or leaves content/."""
    try:
        told = json.loads(body)
        action, params = told["action"], told.get("params", {})
        if action in _READS | _QUIET:
            for path in _read_paths(params):
                _inside(path)
            return Request(action)
        if action not in _WRITES:
            raise BadRequest(f"el editor no hace «{action}»")
        changes = {_inside(path): content for path, content in _changes(action, params)}
        message = str(params["options"]["commitMessage"])
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as bad:
        if isinstance(bad, BadRequest):
            raise
        raise BadRequest("no se entendió lo que pidió el editor") from bad
    return Request(action, changes, message)


def _read_paths(params: Mapping[str, Any]) -> Iterator[str]:
    for name in ("folder", "path", "mediaFolder"):
        if name in params:
            yield params[name]
    for file in params.get("files", ()):
        yield file["path"]


def _changes(action: str, params: Mapping[str, Any]) -> Iterator[tuple[str, bytes | None]]:
    if action == "persistEntry":
        for file in params.get("dataFiles") or [params["entry"]]:
            if file.get("newPath"):
                raise BadRequest("el editor no cambia de lugar los archivos")
            yield file["path"], file["raw"].encode()
        for asset in params["assets"]:
            yield asset["path"], _decoded(asset)
    elif action == "persistMedia":
        yield params["asset"]["path"], _decoded(params["asset"])
    elif action == "deleteFile":
        yield params["path"], None
    else:
        for path in params["paths"]:
            yield path, None


def _decoded(asset: Mapping[str, Any]) -> bytes:
    return base64.b64decode(asset["content"], validate=True)


def _inside(path: str) -> str:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if parts[:1] != (CONTENT,) or ".." in parts:
        raise BadRequest(f"«{path}» no está en content/")
    return "/".join(parts)
