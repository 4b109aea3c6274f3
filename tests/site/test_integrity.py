"""What a page loads of ours is named by its digest; nothing else is used in its place."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
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


TAG = re.compile(r"<(script|link)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def loads_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield address and integrity of every script and style sheet that a page asks for."""
    for tag, inside in TAG.findall(text):
        about = dict(ATTRIBUTE.findall(inside))
        kinds = set(about.get("rel", "").split())
        if tag == "script" and "src" in about:
            yield about["src"], about.get("integrity", "")
        elif tag == "link" and {"stylesheet", "modulepreload"} & kinds:
            yield about.get("href", ""), about.get("integrity", "")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[tuple[str, str]]]:
    """What each page loads, by its address."""
    return {
        f"/{path.relative_to(site).as_posix()}".removesuffix("index.html"): list(
            loads_of(path.read_text("utf-8"))
        )
        for path in sorted(site.rglob("*.html"))
    }


def is_right(integrity: str, content: bytes) -> bool:
    algorithm, _, digest = integrity.partition("-")
    made = ALGORITHMS.get(algorithm)
    return made is not None and base64.b64encode(made(content).digest()).decode() == digest


def test_every_script_and_style_sheet_of_every_page_is_named_by_its_digest(site, pages):
    wrong, checked = [], 0
    for address, loads in pages.items():
        for href, integrity in loads:
            file = site / urljoin(address, href).removeprefix("/")
            checked += 1
            if not (file.is_file() and is_right(integrity, file.read_bytes())):
                wrong.append(f"{address}: {href} {integrity}")
    assert checked > 1000
    assert not wrong, "\n".join(wrong[:20])


def test_the_observatory_would_give_every_page_at_least_130(site, pages):
    rules = from_json((site / RULES_FILE).read_text("utf-8"))
    low = []
    for address, loads in pages.items():
        if address == EDITOR:
            continue
        scripts = [integrity for href, integrity in loads if href.endswith(".js")]
        points = score(headers_of(rules, address), sri=all(scripts), preloaded=False)
        if points < (135 if scripts else 130):
            low.append(f"{address}: {points}")
    assert not low, "\n".join(low[:20])


def test_a_script_that_was_altered_on_the_way_does_not_run(site, site_url, page, pages):
    address = next(href for href, _ in pages["/"] if href.endswith(".js"))
    script = (site / address.removeprefix("/")).read_text("utf-8")
    altered = f"document.documentElement.dataset.alterado = 'si';{script}"
    page.route(
        re.compile(re.escape(address)),
        lambda route: route.fulfill(content_type="text/javascript", body=altered),
    )
    with page.expect_console_message(lambda said: "integrity" in said.text):
        page.goto(site_url)
    assert page.evaluate("document.documentElement.dataset.alterado ?? ''") == ""
