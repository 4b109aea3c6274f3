"""What a page loads of ours is named by its digest; nothing else is used in its place."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from plugins.security_headers.outputs import RULES_FILE
from plugins.security_headers.rules import from_json, headers_of
from tests.plugins.security_headers.observatory import score

pytestmark = pytest.mark.slow

# For staff: Decap CMS needs what no page for citizens may do, so its policy is one of its own.
EDITOR = "/admin/"

ALGORITHMS = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}


class Loads(HTMLParser):
    """Address and integrity of every script and style sheet that a page asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        kinds = (about.get("rel") or "").split()
        if tag == "script" and "src" in about:
            self.found.append((about["src"] or "", about.get("integrity")))
        elif tag == "link" and {"stylesheet", "modulepreload"} & set(kinds):
            self.found.append((about.get("href") or "", about.get("integrity")))


def pages(site: Path) -> Iterator[tuple[str, Loads]]:
    for path in sorted(site.rglob("*.html")):
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        yield address, Loads(path.read_text("utf-8"))


def is_right(integrity: str | None, content: bytes) -> bool:
    algorithm, _, digest = (integrity or "").partition("-")
    made = ALGORITHMS.get(algorithm)
    return made is not None and base64.b64encode(made(content).digest()).decode() == digest


def test_every_script_and_style_sheet_of_every_page_is_named_by_its_digest(site):
    wrong, checked = [], 0
    for address, loads in pages(site):
        for href, integrity in loads.found:
            file = site / urljoin(address, href).removeprefix("/")
            checked += 1
            if not (file.is_file() and is_right(integrity, file.read_bytes())):
                wrong.append(f"{address}: {href} {integrity}")
    assert checked > 1000
    assert not wrong, "\n".join(wrong[:20])


def test_the_observatory_would_give_every_page_at_least_130(site):
    rules = from_json((site / RULES_FILE).read_text("utf-8"))
    low = []
    for address, loads in pages(site):
        if address == EDITOR:
            continue
        scripts = [integrity for href, integrity in loads.found if href.endswith(".js")]
        points = score(headers_of(rules, address), sri=all(scripts), preloaded=False)
        if points < (135 if scripts else 130):
            low.append(f"{address}: {points}")
    assert not low, "\n".join(low[:20])


def test_a_script_that_was_altered_on_the_way_does_not_run(site, site_url, page):
    script = next(path for path in (site / "assets").glob("site.*.js"))
    altered = f"document.documentElement.dataset.alterado = 'si';{script.read_text('utf-8')}"
    page.route(
        re.compile(re.escape(f"/assets/{script.name}")),
        lambda route: route.fulfill(content_type="text/javascript", body=altered),
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site_url)
    assert page.evaluate("document.documentElement.dataset.alterado ?? ''") == ""
    assert any("integrity" in text for text in said), said
    page.unroute_all(behavior="wait")
    page.goto(f"{site_url}tramites/")
