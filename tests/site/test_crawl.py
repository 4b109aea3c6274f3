"""Every page of the built site in Chromium, under exactly the headers that are made for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from plugins.dev_server.server import running
from tests.support.published import PublishedServer
from tests.support.stranger import Strangers, strangers

pytestmark = pytest.mark.slow

# Violations are told as they happen, with the page's own address: the console says it later.
LISTENER = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`VIOLACION ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""


def addresses(site: Path) -> list[str]:
    """The address of every page, without the first slash."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name.removesuffix("index.html") for name in names]


@dataclass
class Crawl:
    """One tab, what went wrong in it, and whom it asked beside us."""

    context: BrowserContext
    proxy: Strangers
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.add_init_script(LISTENER)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))

    @property
    def asked(self) -> list[str]:
        """Whom pages asked: the browser's own question about forms is not theirs."""
        return [line for line in self.proxy.asked if "content-autofill.google" not in line]

    def _console(self, said: ConsoleMessage) -> None:
        # Warnings may be about slowness; one about a header that it does not understand is ours.
        if said.type == "error" or said.text.startswith("Error with"):
            self.wrong.append(f"{said.location.get('url')}: {said.text}")

    def visit(self, url: str) -> None:
        """Open a page; module scripts have run when this returns."""
        answer = self.page.goto(url, wait_until="domcontentloaded")
        assert answer is not None
        assert answer.status == 200, url
        assert answer.headers["content-security-policy"].startswith("default-src 'none';"), url

    def expect(self, sign: str) -> None:
        """Wait until something that holds ``sign`` was told; fail if it never is."""
        for _ in range(300):
            if any(sign in text for text in self.wrong):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"nothing told of {sign}: {self.wrong}")

    def settle(self) -> None:
        """Wait until the tab has told everything."""
        self.page.wait_for_load_state("load")
        self.page.evaluate("() => new Promise((done) => setTimeout(done))")


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The address, ending in ``/``, where the site is published."""
    with running(PublishedServer(site)) as server:
        yield server.url


@pytest.fixture
def crawl(browser: Browser) -> Iterator[Crawl]:
    with strangers() as proxy:
        # The worker that answers without a network has its own tests; here it would answer instead
        # of the server.
        context = browser.new_context(
            locale="es-MX",
            timezone_id="America/Cancun",
            service_workers="block",
            # Small, because what is drawn costs time and says nothing about policies.
            viewport={"width": 360, "height": 100},
            proxy={"server": proxy.url, "bypass": "127.0.0.1"},
        )
        yield Crawl(context, proxy)
        context.close()


# Two halves, so that two workers share them.
@pytest.mark.parametrize("half", [0, 1])
def test_no_page_breaks_its_policy_complains_or_asks_anybody_else(site, base, crawl, half):
    pages = addresses(site)[half::2]
    assert len(pages) > 150
    for address in pages:
        crawl.visit(base + address)
    crawl.settle()
    assert not crawl.wrong, "\n".join(crawl.wrong[:30])
    assert not crawl.asked, crawl.asked


def test_the_crawl_sees_what_it_looks_for(base, crawl):
    """Without this the crawl might look at nothing."""
    crawl.visit(base)
    crawl.page.evaluate(
        """async () => {
          const style = document.createElement("style");
          style.textContent = "body { color: red }";
          document.head.append(style);
          try { document.body.innerHTML = "<p>"; } catch { console.error("TIPOS"); }
          await fetch("/no-existe").catch(() => {});
          await fetch("https://tercero.example/").catch(() => {});
          const link = document.createElement("link");
          Object.assign(link, { rel: "preconnect", href: "http://cuarto.example:81/" });
          document.head.append(link);
        }"""
    )
    for sign in ("VIOLACION style-src-elem", "VIOLACION connect-src", "TIPOS", "404"):
        crawl.expect(sign)


def test_the_copy_button_may_use_the_clipboard(base, crawl):
    crawl.visit(base)
    allowed = "(name) => document.featurePolicy.allowsFeature(name)"
    assert crawl.page.evaluate(allowed, "clipboard-write")
    assert not crawl.page.evaluate(allowed, "geolocation")


def test_whoever_is_asked_beside_us_is_known(crawl):
    with pytest.raises(Error, match="ERR_"):
        crawl.page.goto("http://tercero.example/hola")
    assert "GET http://tercero.example/hola HTTP/1.1" in crawl.asked
