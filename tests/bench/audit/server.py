"""Serves folders the way the edge does: brotli, and the cache headers of the deploy.

It also counts what it sends, so that one method weighs the portal and the systems beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli

from plugins.deploy.media import cache_control, content_type

_PACKED = ("text/", "application/json", "application/ld+json", "application/xml", "image/svg")


@dataclass(frozen=True)
class Sent:
    """One answer: its address, media type, and the bytes of its body on the way."""

    path: str
    kind: str
    size: int


@dataclass
class Folders:
    """What is served: folders by the beginning of the address; and what was sent."""

    by_prefix: Mapping[str, Path]
    sent: list[Sent] = field(default_factory=list)
    _packed: dict[Path, bytes] = field(default_factory=dict)

    def find(self, address: str) -> Path | None:
        """Return the file behind an address, or None."""
        path = address.partition("?")[0]
        for prefix in sorted(self.by_prefix, key=len, reverse=True):
            if path.startswith(prefix):
                base = self.by_prefix[prefix].resolve()
                file = (base / path.removeprefix(prefix)).resolve()
                file = file / "index.html" if file.is_dir() else file
                return file if file.is_file() and file.is_relative_to(base) else None
        return None

    def body(self, file: Path, kind: str, *, brotli_accepted: bool) -> tuple[bytes, bool]:
        """Return a file's bytes as they are sent, and whether they are compressed."""
        if not (brotli_accepted and kind.startswith((*_PACKED, "application/javascript"))):
            return file.read_bytes(), False
        if file not in self._packed:
            self._packed[file] = brotli.compress(file.read_bytes(), quality=11)
        return self._packed[file], True


@contextmanager
def served(folders: Folders) -> Iterator[str]:
    """Serve while the block runs; yield the address, without a final slash."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = folders.find(self.path)
            if file is None:
                self.send_error(404)
                return
            kind = content_type(file.name)
            accepted = "br" in self.headers.get("Accept-Encoding", "")
            body, packed = folders.body(file, kind, brotli_accepted=accepted)
            folders.sent.append(Sent(self.path, kind, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header(
                "Cache-Control", cache_control(self.path.lstrip("/").partition("?")[0])
            )
            self.send_header("Vary", "Accept-Encoding")
            if packed:
                self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: the table is the output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
