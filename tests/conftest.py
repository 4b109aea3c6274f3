"""What tests of every kind share: the built site, its server, and a real browser.

A site test asks for ``site`` (a folder) or ``site_url``; a browser test for ``page``. The site is
built once for all workers, from the real content, at a fixed time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from plugins.dev_server.server import SiteServer, running
from plugins.security_headers.outputs import RULES_FILE
from plugins.security_headers.rules import from_json, headers_of
from plugins.setup.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]

# A deadline per example would make tests depend on how busy the machine is.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")

# What a page must come to, it may come to late; 5 seconds were too few under load.
expect.set_options(timeout=20_000)

# Every test that needs "now" needs this one, or its own.
CLOCK = "2026-11-23T12:00:00-05:00"

# Sandboxed root is refused by Chromium, and its own errands to the network only slow tests down.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the site built from the real content; read it, never write to it."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        # Each worker has a folder of its own in the one that they share.
        shared = shared.parent
    output = shared / "site" / "output"
    log = shared / "site.log"
    with FileLock(shared / "site.lock"):
        if not log.exists():
            output.parent.mkdir()
            log.write_text(_build(output), encoding="utf-8")
    if not output.is_dir():
        pytest.fail(
            f"The site does not build, so there is nothing to test:\n{log.read_text('utf-8')}"
        )
    return output


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address, ending in ``/``, where the built site is served as it is."""
    with running(SiteServer(site, 0)) as server:
        yield server.url


@pytest.fixture(scope="session")
def strict_url(site: Path) -> Iterator[str]:
    """The address, ending in ``/``, where it is served under the headers it was built with."""
    rules = from_json((site / RULES_FILE).read_text("utf-8"))
    with running(SiteServer(site, 0, headers=partial(headers_of, rules))) as server:
        yield server.url


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The system's Chromium; without one the test fails, because skipping would hide it."""
    found = find_chromium(os.environ)
    if found is None:
        pytest.fail(
            "No Chromium on this machine: `python3 tasks.py test` installs it through apt where it "
            "may; otherwise install it, or name it in PORTAL_CHROMIUM."
        )
    return found


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One Chromium for the whole session of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=CHROMIUM_ARGUMENTS, headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab with no past; for another viewport, ``page.set_viewport_size``."""
    context = browser.new_context(locale="es-MX", timezone_id="America/Cancun")
    yield context.new_page()
    context.close()


def _build(output: Path) -> str:
    """Build the site into ``output``; return what the build said."""
    command = [sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py"]
    done = subprocess.run(
        [*command, "--output", str(output), "--fatal", "warnings"],
        cwd=ROOT,
        env={**os.environ, "PORTAL_NOW": CLOCK},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return f"{done.stdout}\nexit code {done.returncode}"
