"""What only a browser can answer: Pagefind's results, and how long ours take on a slow phone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import brotli
from playwright.sync_api import Page, Response, sync_playwright

from plugins.assets.esbuild import bundle_script
from plugins.dev_server.server import SiteServer, running
from plugins.setup.chromium import find_chromium
from tests.conftest import CHROMIUM_ARGUMENTS

HERE = Path(__file__).parent
SLOWER = 4
ROUNDS = 3

_PAGEFIND = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push(shown.map(({ url }) => url.replaceAll("/", "")));
  }
  return found;
}"""


@dataclass(frozen=True)
class Speed:
    """Milliseconds under a slowed-down processor."""

    ready: float
    p50: float
    p95: float
    max: float


def pagefind_rankings(folder: Path, queries: Sequence[str]) -> tuple[list[list[str]], int]:
    """Return what Pagefind finds, and the brotli bytes it fetched for the first query."""
    (folder / "index.html").write_text('<!doctype html><html lang="es"><title>x</title>', "utf-8")
    with _page(folder) as page:
        fetched: list[Response] = []
        page.on("response", lambda response: fetched.append(response))
        page.evaluate(_PAGEFIND, list(queries[:1]))
        size = sum(len(brotli.compress(response.body())) for response in fetched)
        found: list[list[str]] = page.evaluate(_PAGEFIND, list(queries))
    return found, size


def speed(folder: Path, base: str, queries: Sequence[str]) -> Speed:
    """Measure our search on the index at ``base`` below ``folder``, as a slow phone would run it.

    Every round begins with a fresh page; of each figure the median of the rounds counts, because
    what else runs on this machine now and then holds up a round.
    """
    made = bundle_script(HERE / "speed.js", "speed")
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    page_text = (
        f'<!doctype html><title>x</title><script type="module" src="/{made.entry}"></script>'
    )
    (folder / "index.html").write_text(page_text, "utf-8")
    ready: list[float] = []
    rounds: list[list[float]] = []
    with _page(folder) as page:
        session = page.context.new_cdp_session(page)
        for _ in range(ROUNDS):
            page.reload(wait_until="load")
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            ready.append(page.evaluate("(base) => getReady(base)", base))
            rounds.append(page.evaluate("(all) => all.map((query) => answer(query))", queries))
    times = sorted(median(of_one) for of_one in zip(*rounds, strict=True))
    return Speed(
        median(ready),
        times[len(times) // 2],
        times[int(len(times) * 0.95)],
        times[-1],
    )


@contextmanager
def _page(folder: Path) -> Iterator[Page]:
    chromium = find_chromium(os.environ)
    if chromium is None:
        raise FileNotFoundError("falta Chromium: ejecuta python3 tasks.py test, que lo instala")
    with running(SiteServer(folder, 0)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_ARGUMENTS, headless=True
        )
        page = browser.new_page()
        page.goto(server.url)
        yield page
        browser.close()
