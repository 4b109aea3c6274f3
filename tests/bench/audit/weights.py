"""Weighs the first view of pages in a real browser: what it asks for before anybody touches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.audit.server import Folders, Sent

KINDS: Mapping[str, tuple[str, ...]] = {
    "HTML": ("text/html",),
    "CSS": ("text/css",),
    "JS": ("text/javascript", "application/javascript"),
    "tipografía": ("font/",),
}
_PHONE = {"width": 360, "height": 740}
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


@dataclass(frozen=True)
class Weight:
    """Bytes on the way by kind (pictures and data apart), and how many answers that took."""

    by_kind: Mapping[str, int]
    answers: int

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.by_kind.values())


def weigh(urls: Iterable[str], folders: Folders, chromium: Path) -> Iterable[Weight]:
    """Yield the weight of each page, opened by itself with an empty cache.

    Without service workers: what they fetch for later is no part of the first view.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for url in urls:
            context = browser.new_context(viewport=_PHONE, service_workers="block")  # type: ignore[arg-type]
            folders.sent.clear()
            context.new_page().goto(url, wait_until="networkidle")
            yield sum_up(folders.sent)
            context.close()
        browser.close()


def sum_up(sent: Iterable[Sent]) -> Weight:
    """Return what answers weigh together."""
    by_kind = dict.fromkeys(KINDS, 0)
    answers = 0
    for one in sent:
        for kind, types in KINDS.items():
            if one.kind.startswith(types):
                by_kind[kind] += one.size
                answers += 1
    return Weight(by_kind, answers)
