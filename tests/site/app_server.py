"""A small portal as an app: its pages, its worker, and a server that can be slow or gone."""

from __future__ import annotations

import hashlib
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from plugins.offline.worker import worker

THEME = Path(__file__).resolve().parents[2] / "theme"
POLICY = "require-trusted-types-for 'script'; trusted-types portal-app"
NOTHING = '{"version":1,"emitido":null,"avisos":[]}'
SCRIPTS = {name: f"/assets/{name}.0123456789ab.js" for name in ("contingencia", "offline")}
KIT = ("/", "/contingencia/", "/refugios/", "/app-offline/", *SCRIPTS.values())
EXTRAS = ("/buscar/",)


class App:
    """The folder of a site and its server; ``asked`` are the paths that were requested.

    ``unseen`` are those that the worker asked for by itself, as logs tell it: by the referrer.

    ``cache`` is its Cache-Control, ``delay`` the seconds before each answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.unseen: list[str] = []
        self.delay = 0.0
        self.cache = "no-cache"
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        for name, address in SCRIPTS.items():
            self.write(address[1:], (THEME / f"scripts/{name}.js").read_text("utf-8"))
        self.write("contingencia/activa.json", NOTHING)
        for address in (*KIT[:4], *EXTRAS, "/tramites/uno/", "/tramites/dos/", "/admin/"):
            self.page(address, f"primera {address}")
        self.publish()

    def write(self, path: str, text: str) -> None:
        """Put a file into the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def page(self, address: str, text: str) -> None:
        """Write a page that says ``text``."""
        self.write(
            f"{address.removeprefix('/')}index.html",
            '<!doctype html><html lang="es"><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            f"<title>ñ</title><main>{text}</main><p data-frescura hidden></p>"
            + "".join(f'<script type="module" src="{src}"></script>' for src in SCRIPTS.values()),
        )

    def publish(self) -> None:
        """Write the worker for the pages as they are now."""
        source = (THEME / "worker/service-worker.js").read_text("utf-8")
        kit = [(address, self._digest(address)) for address in KIT]
        self.write("sw.js", worker(source, kit, EXTRAS).decode())

    def switch_off(self) -> None:
        """Put the kill switch in the worker's place."""
        self.write("sw.js", (THEME / "worker/off.js").read_text("utf-8"))

    def start(self) -> str:
        """Serve, always at the same address; return it without a final slash."""
        app = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *given: Any) -> None:
                super().__init__(*given, directory=str(app.folder))

            def do_GET(self) -> None:
                app.asked.append(self.path)
                if self.headers.get("Referer", "").endswith("/sw.js"):
                    app.unseen.append(self.path)
                # Its dates have whole seconds: too coarse for a test.
                del self.headers["If-Modified-Since"]
                if app.delay and self.path != "/sw.js":
                    time.sleep(app.delay)
                super().do_GET()

            def end_headers(self) -> None:
                self.send_header("Cache-Control", app.cache)
                super().end_headers()

            def log_message(self, *_: object) -> None: ...

        ThreadingHTTPServer.allow_reuse_address = True
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{self._port}"

    def stop(self) -> None:
        """Lose the network."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _digest(self, address: str) -> str:
        path = f"{address.removeprefix('/')}{'index.html' if address.endswith('/') else ''}"
        return hashlib.sha256((self.folder / path).read_bytes()).hexdigest()[:16]


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until a script's answer is true; Playwright's own way is forbidden by Trusted Types."""
    for _ in range(400):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never true: {expression}")


def ready(page: Page) -> None:
    """Wait until the page is in the hands of a worker that has stored its kit."""
    until(page, "navigator.serviceWorker.controller?.state === 'activated'")


def kits(page: Page) -> list[str]:
    """The names of the stored kits."""
    found = page.evaluate("caches.keys()")
    return [name for name in found if name.startswith("portal-kit-")]
