"""A loopback HTTP proxy that does one bad thing at one request."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

PARTS = 65536


class Kind(StrEnum):
    """What goes wrong."""

    RESET_BEFORE = "corte antes"
    RESET_AFTER = "corte después"
    CUT = "respuesta a medias"
    E500 = "500"
    E500_AFTER = "500 ya aplicado"
    E503 = "503"
    E403 = "403"
    SLOW = "lento"
    LATE = "llega tarde"
    KILL_BEFORE = "kill -9 antes"
    KILL_AFTER = "kill -9 después"
    DOWN = "sin servicio desde aquí"
    FULL = "disco lleno desde aquí"


@dataclass(frozen=True)
class Fault:
    """``kind`` at the request number ``at``, counted from 1 since the proxy was armed."""

    kind: Kind
    at: int


_ANSWERS = {Kind.E500: 500, Kind.E500_AFTER: 500, Kind.E503: 503, Kind.E403: 403, Kind.FULL: 507}


class Proxy:
    """Listens on a free port of 127.0.0.1 and passes on to ``upstream``."""

    def __init__(
        self, upstream: int, late_seconds: float = 2.6, slow_seconds: float = 0.15
    ) -> None:
        self.upstream = upstream
        self.kill: Callable[[], None] = lambda: None
        self._late, self._slow = late_seconds, slow_seconds
        self._fault: Fault | None = None
        self._count = 0
        self._hit = False
        self._guard = threading.Lock()
        self._pending = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, fault: Fault | None) -> None:
        """Count from 1 again and wait for the fault's request."""
        with self._guard:
            self._fault, self._count, self._hit = fault, 0, False

    @property
    def count(self) -> int:
        """How many requests came since it was armed."""
        return self._count

    @property
    def hit(self) -> bool:
        """Whether the fault happened."""
        return self._hit

    def settle(self) -> None:
        """Wait until nothing held back is still to be passed on."""
        while self._pending:
            time.sleep(0.01)

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _next(self, method: str) -> Kind | None:
        """Count a request; return what is to happen to it."""
        with self._guard:
            self._count += 1
            fault = self._fault
            if fault is None or self._count < fault.at:
                return None
            if fault.kind is Kind.DOWN:
                self._hit = True
                return fault.kind
            if fault.kind is Kind.FULL:
                self._hit = self._hit or method == "PUT"
                return fault.kind if method == "PUT" else None
            if self._hit:
                return None
            self._hit = True
            return fault.kind

    def _serve(self, client: socket.socket) -> None:
        reader = client.makefile("rb")
        server: socket.socket | None = None
        try:
            while request := read_request(reader, client):
                method, raw = request
                kind = self._next(method)
                if kind in {Kind.RESET_BEFORE, Kind.DOWN}:
                    reset(client)
                    return
                if kind is Kind.KILL_BEFORE:
                    self.kill()
                    return
                if kind in {Kind.E500, Kind.E503, Kind.E403, Kind.FULL}:
                    client.sendall(answer(_ANSWERS[kind]))
                    continue
                if kind in {Kind.SLOW, Kind.LATE}:
                    self._hold_back(kind)
                if server is None:
                    server = socket.create_connection(("127.0.0.1", self.upstream))
                    server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    upstream = server.makefile("rb")
                try:
                    server.sendall(raw)
                    response = read_response(upstream, method)
                finally:
                    if kind is Kind.LATE:
                        with self._guard:
                            self._pending -= 1
                if kind is Kind.RESET_AFTER:
                    reset(client)
                    return
                if kind is Kind.KILL_AFTER:
                    self.kill()
                    return
                if kind is Kind.CUT:
                    client.sendall(response[: max(1, len(response) - 20)])
                    reset(client)
                    return
                client.sendall(answer(500) if kind is Kind.E500_AFTER else response)
        except OSError:
            pass
        finally:
            reader.close()
            client.close()
            if server is not None:
                upstream.close()
                server.close()

    def _hold_back(self, kind: Kind) -> None:
        if kind is Kind.LATE:
            with self._guard:
                self._pending += 1
        time.sleep(self._late if kind is Kind.LATE else self._slow)


def read_request(reader: object, client: socket.socket) -> tuple[str, bytes] | None:
    """Return method and raw bytes of the next request; None when there is no more."""
    lines, length, expects = [], 0, False
    while True:
        line = reader.readline()  # type: ignore[attr-defined]
        if not line:
            return None
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() == b"expect":
            expects = True
            continue
        lines.append(line)
        if line == b"\r\n":
            break
    if expects:
        client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    body = reader.read(length) if length else b""  # type: ignore[attr-defined]
    if len(body) != length:
        return None
    return lines[0].split(b" ", 1)[0].decode(), b"".join(lines) + body


def read_response(reader: object, method: str) -> bytes:
    """Return the raw bytes of one response.

    Raises:
        OSError: the server closed the connection.
    """
    lines, length, chunked = [], 0, False
    while True:
        line = reader.readline()  # type: ignore[attr-defined]
        if not line:
            raise ConnectionResetError
        lines.append(line)
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        chunked = chunked or (name.lower() == b"transfer-encoding" and b"chunked" in value.lower())
        if line == b"\r\n":
            break
    status = int(lines[0].split(b" ")[1])
    if method == "HEAD" or status in {204, 304}:
        return b"".join(lines)
    while chunked:
        size = reader.readline()  # type: ignore[attr-defined]
        data = reader.read(int(size, 16) + 2)  # type: ignore[attr-defined]
        lines += [size, data]
        chunked = int(size, 16) != 0
        if not chunked:
            return b"".join(lines)
    return b"".join(lines) + reader.read(length)  # type: ignore[attr-defined, no-any-return]


def answer(status: int) -> bytes:
    """Return an S3 error."""
    code = {403: "AccessDenied", 500: "InternalError", 503: "SlowDown", 507: "InsufficientStorage"}
    body = f"<Error><Code>{code[status]}</Code><Message>falla</Message></Error>".encode()
    head = f"HTTP/1.1 {status} falla\r\nContent-Type: application/xml\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def reset(client: socket.socket) -> None:
    """Close with RST, as a cut cable looks."""
    with contextlib.suppress(OSError):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # makefile holds a reference: shut the descriptor itself.
        client.shutdown(socket.SHUT_RD)
    client.close()


def killer(pid: int) -> Callable[[], None]:
    """Return what ends a process without a chance to clean up."""

    def kill() -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    return kill


@contextmanager
def proxied(upstream: int) -> Iterator[Proxy]:
    """Give a proxy for as long as the context lasts."""
    proxy = Proxy(upstream)
    try:
        yield proxy
    finally:
        proxy.close()
