"""The HTTP server of a developer's machine.

The standard library's: it serves one person files from a folder and one stream of events, which is
all that is needed. A framework would bring an event loop and its packages for these few lines, and
nothing of it is ever exposed: it listens on 127.0.0.1 only and answers only to local names.
"""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from plugins.dev_server.inject import EVENTS_PATH, SCRIPT, SCRIPT_PATH, inject, script_tag
from plugins.dev_server.overlay import render_overlay, render_page
from plugins.dev_server.resolve import File, Missing, Redirect, content_type, resolve
from plugins.dev_server.state import SiteState

HOST = "127.0.0.1"
LOCAL_NAMES = {"127.0.0.1", "localhost", "[::1]"}
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json"
# An entry of the editor carries its photographs.
LARGEST_POST = 64 * 1024 * 1024
# A page in which somebody is writing: it must not reload, nor be covered, while they do.
WRITING = "/admin/"
# A comment now and then finds out that the browser has gone.
HEARTBEAT_SECONDS = 15.0
# The new site takes the old one's place by renaming: for an instant there is none.
SWAP_PATIENCE_SECONDS = 1.0


def is_local(host: str | None) -> bool:
    """Whether a Host header names this machine.

    A foreign name that resolves to 127.0.0.1 (DNS rebinding) would let any web page read the site.
    """
    if host is None:
        return False
    name, _, port = host.rpartition(":")
    if not name or port.endswith("]"):
        name, port = host, ""
    return name.lower() in LOCAL_NAMES and (port.isdecimal() or not port)


Post = Callable[[bytes], tuple[int, bytes]]
"""Takes the JSON that a page of this site sends; returns status and JSON."""


class SiteServer(ThreadingHTTPServer):
    """Serves the folder ``site``; with a ``state``, pages also reload and show findings."""

    request_queue_size = 64

    def __init__(
        self,
        site: Path,
        port: int,
        state: SiteState | None = None,
        headers: Callable[[str], Mapping[str, str]] | None = None,
        posts: Mapping[str, Post] | None = None,
    ) -> None:
        """Listen on 127.0.0.1:``port`` (0: any free one).

        ``headers`` gives what else an answer says, by the path of its address; what the browser
        may keep stays "nothing", because the site changes under it. ``posts`` take what the
        site's own pages send, by path; other sites' pages are refused.

        Raises:
            OSError: the port is taken.
        """
        self.site = site
        self.state = state
        self.headers_of = headers or (lambda path: {})
        self.posts = posts or {}
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking any name server for our own name, which can hang for seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name = HOST
        self.server_port = self.server_address[1]

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://{HOST}:{self.server_port}/"


@contextmanager
def running(server: SiteServer) -> Iterator[SiteServer]:
    """Serve in the background for as long as the context lasts."""
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        if server.state:
            server.state.close()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "portal"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        if not is_local(self.headers.get("Host")):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, TEXT, b"Solo para este equipo.\n")
            return
        path = urlsplit(self.path).path
        state = self.server.state
        if state and path == EVENTS_PATH:
            self._stream(state)
        elif state and path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, content_type(Path(path)), SCRIPT.encode())
        else:
            self._answer()

    do_HEAD = do_GET

    def do_POST(self) -> None:
        post = self.server.posts.get(urlsplit(self.path).path)
        # Only a page of this very address: another site's would say so in Origin, and cannot leave
        # it out. JSON, because a form of another site cannot send it.
        own = f"http://{self.headers.get('Host')}"
        kind = self.headers.get_content_type()
        length = self.headers.get("Content-Length", "")
        allowed = (
            is_local(self.headers.get("Host"))
            and self.headers.get("Origin") == own
            and kind == JSON
            and length.isdecimal()
            and int(length) <= LARGEST_POST
        )
        if post is None or not allowed:
            self.close_connection = True
            self._send(HTTPStatus.FORBIDDEN, JSON, b'{"error": "Solo desde el editor."}\n')
            return
        status, body = post(self.rfile.read(int(length)))
        self._send(HTTPStatus(status), JSON, body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the builds."""

    def _answer(self) -> None:
        answer = self._resolve()
        if isinstance(answer, Redirect):
            self._send(HTTPStatus.FOUND, TEXT, b"", location=answer.location)
        elif isinstance(answer, File):
            self._send_file(answer.path, HTTPStatus.OK)
        else:
            self._send_missing()

    def _resolve(self) -> File | Redirect | Missing:
        site, state = self.server.site, self.server.state
        answer = resolve(site, self.path)
        deadline = time.monotonic() + SWAP_PATIENCE_SECONDS
        while (
            isinstance(answer, Missing)
            and state
            and state.building
            and not site.is_dir()
            and time.monotonic() < deadline
        ):
            time.sleep(0.01)
            answer = resolve(site, self.path)
        return answer

    def _send_file(self, path: Path, status: HTTPStatus) -> None:
        try:
            body = path.read_bytes()
        except OSError:
            # A build took it away between the look and the reading.
            self._send(HTTPStatus.NOT_FOUND, TEXT, "No existe esa página.\n".encode())
            return
        kind = content_type(path)
        state = self.server.state
        if kind == HTML and state and not self.path.startswith(WRITING):
            body = inject(body, script_tag(state.version) + render_overlay(state.outcome))
        self._send(status, kind, body)

    def _send_missing(self) -> None:
        state = self.server.state
        if state and not (self.server.site / "index.html").is_file():
            page = inject(render_page(state.outcome).encode(), script_tag(state.version))
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)
            return
        own = self.server.site / "404.html"
        if own.is_file() and urlsplit(self.path).path != "/404.html":
            self._send_file(own, HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.NOT_FOUND, TEXT, "No existe esa página.\n".encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        more = self.server.headers_of(urlsplit(self.path).path)
        fixed = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        for name, value in {**more, **fixed}.items():
            self.send_header(name, value)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self, state: SiteState) -> None:
        """Keep the connection and write one event when the page's version is no longer shown."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        shown = parse_qs(urlsplit(self.path).query).get("version", [""])[0]
        try:
            self.wfile.write(b"retry: 500\n\n")
            while not state.wait_past(shown, HEARTBEAT_SECONDS):
                if state.closed:
                    return
                self.wfile.write(b": sigo aqui\n\n")
            self.wfile.write(b"event: reload\ndata: nueva version\n\n")
        except OSError:
            # The browser has gone: there is nobody to tell.
            return
