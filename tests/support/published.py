"""The built site behind exactly the headers that were made for it, what may be kept included."""

from __future__ import annotations

from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from plugins.dev_server.server import SiteServer
from plugins.security_headers.outputs import RULES_FILE
from plugins.security_headers.rules import from_json, headers_of


class PublishedServer(SiteServer):
    """Browsers keep style sheets and scripts as they will, which makes a crawl cheap."""

    def __init__(self, site: Path) -> None:
        rules = from_json((site / RULES_FILE).read_text("utf-8"))
        of = partial(headers_of, rules)
        super().__init__(site, 0, headers=of)
        local: type[BaseHTTPRequestHandler] = self.RequestHandlerClass  # type: ignore[assignment]

        class Handler(local):  # type: ignore[misc, valid-type]
            def send_header(self, keyword: str, value: str) -> None:
                if keyword == "Cache-Control":
                    value = of(urlsplit(self.path).path)[keyword]
                super().send_header(keyword, value)

        self.RequestHandlerClass = Handler
