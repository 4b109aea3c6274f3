"""Real episodes, replayed: what an alert would publish at some hour, for a reader or a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from plugins.content_model.dates import CANCUN
from plugins.content_model.load import load
from plugins.portal.urgent import files

ROOT = Path(__file__).resolve().parents[2]
SETTINGS: Mapping[str, Any] = {
    "PATH": str(ROOT / "content"),
    "THEME": str(ROOT / "theme"),
    "SITEURL": "https://www.example.test",
    "PORTAL_OUTPUTS": (),
    "PORTAL_PAGE_DATA": ("plugins.structured_data.page_data:page_data",),
    "PORTAL_ASSETS": "plugins.assets.bundle:bundle",
    "PORTAL_IMAGES": "plugins.images.hook:images",
    "PORTAL_URGENT_OUTPUTS": ("plugins.feeds.outputs:contingencia_outputs",),
}
DELTA = datetime(2020, 10, 6, 12, tzinfo=CANCUN)
CALM = datetime(2020, 10, 9, 12, tzinfo=CANCUN)
TODAY = datetime(2026, 11, 23, 12, tzinfo=CANCUN)


@cache
def site(now: datetime) -> Mapping[str, bytes]:
    """What an alert would publish at that moment, from the real content."""
    return dict(files(load(ROOT, now), SETTINGS, ROOT / "no-hay"))


def text(now: datetime, path: str) -> str:
    return site(now)[path].decode()


def words(html: str) -> str:
    """What a person reads in the main part of a page."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def serve(page: Page, now: datetime) -> None:
    """Answer the browser from the replayed site."""
    serve_files(page, site(now), now)


def serve_files(page: Page, made: Mapping[str, bytes], now: datetime) -> None:
    """Answer the browser with these files at that hour; what is not there is missing."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://portal.test/").split("?")[0]
        path = f"{path}index.html" if not path or path.endswith("/") else path
        ends = {"html": "text/html", "js": "text/javascript", "json": "application/json"}
        ends |= {"css": "text/css"}
        kind = ends.get(path.rpartition(".")[2], "application/octet-stream")
        if path in made:
            date = format_datetime(now.astimezone(UTC), usegmt=True)
            route.fulfill(body=made[path], headers={"content-type": kind, "date": date})
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)
