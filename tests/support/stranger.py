"""A proxy that lets nothing pass and remembers who was asked for.

A browser that is told to use it goes there for every host but this machine, also where no request
ever shows: connections opened in advance, names looked up ahead.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Strangers(socketserver.ThreadingTCPServer):
    """Listens on a free port; ``asked`` are the first lines of what it was sent."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Refuse)

    @property
    def url(self) -> str:
        """What a browser is told."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Refuse(socketserver.StreamRequestHandler):
    server: Strangers
    timeout = 20

    def handle(self) -> None:
        line = self.rfile.readline(2000).decode("latin-1").strip()
        if line:
            self.server.asked.append(line)
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def strangers() -> Iterator[Strangers]:
    """Run one for as long as the context lasts."""
    with Strangers() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
