"""The built site in Chromium, under the headers that it is served with."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from plugins.deploy.media import content_type
from plugins.security_headers.rules import from_json, headers_of

pytestmark = pytest.mark.slow

# One of each kind of page: every template, every script.
KINDS = [
    *("/", "/en/", "/404.html", "/buscar/?q=predial", "/tramites/", "/tramites/a-z/"),
    *("/noticias/", "/oficinas/", "/contingencia/", "/en/contingencia/", "/mapa-del-sitio/"),
    *("/tramites/*/", "/dependencias/*/", "/contingencia/*/", "/noticias/*/*/*/", "/app/"),
]


class Server(ThreadingHTTPServer):
    """Knows the folder and its rules."""

    def __init__(self, site):
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        self.rules = from_json((site / "_headers.json").read_text("utf-8"))


class Handler(BaseHTTPRequestHandler):
    """Serves the folder with the headers of the rules."""

    server: Server

    def do_GET(self):
        address = self.path.partition("?")[0]
        file = self.server.site / f"{address[1:]}{'index.html' if address.endswith('/') else ''}"
        found = file.is_file()
        data = file.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        headers = headers_of(self.server.rules, address)
        # Over plain HTTP on this machine it would only lock the test's own address.
        headers.pop("Strict-Transport-Security", None)
        headers["Content-Type"] = content_type(file.name)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        return


@contextmanager
def served(site):
    server = Server(site)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def addresses(site):
    """One address for each kind; a pattern stands for the first page that it finds."""
    for kind in KINDS:
        if "*" not in kind:
            yield kind
            continue
        first = min(site.glob(f"{kind[1:]}index.html"), default=None)
        assert first is not None, f"the site has no page of the kind {kind}"
        yield f"/{first.relative_to(site).as_posix().removesuffix('index.html')}"


def test_no_page_breaks_its_policy_or_asks_anybody_else(site, page):
    violations, strangers = [], []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error("
        "'VIOLACION ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))"
    )
    page.on(
        "console",
        lambda message: (
            violations.append(f"{page.url}: {message.text}")
            if "VIOLACION" in message.text or "Content Security Policy" in message.text
            else None
        ),
    )
    with served(site) as base:
        page.on(
            "request",
            lambda request: (
                strangers.append(request.url)
                if not request.url.startswith((base, "blob:", "data:"))
                else None
            ),
        )
        for address in addresses(site):
            page.goto(base + address, wait_until="load")
        # The search starts a worker, which Trusted Types guard.
        page.goto(f"{base}/buscar/?q=predial")
        page.wait_for_selector("[data-resultados][data-estado=listo]", timeout=30000)
    assert not violations, "\n".join(violations)
    assert not strangers, strangers


def test_the_policy_does_stop_what_it_forbids(site, page):
    """Without this the test above might look at nothing."""
    stopped = []
    page.on("console", lambda message: stopped.append(message.text))
    with served(site) as base:
        page.goto(f"{base}/")
        page.evaluate(
            "() => { const s = document.createElement('style'); s.textContent = 'body{color:red}';"
            " document.head.append(s); try { document.body.innerHTML = '<p>'; } catch (e) {"
            " console.error('TT ' + e); } }"
        )
    assert any("style" in text and "Content Security Policy" in text for text in stopped), stopped
    assert any("TT" in text for text in stopped), stopped
