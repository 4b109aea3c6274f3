"""Stores, clocks and sessions for tests of deploys: nothing here waits or knows the real time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from plugins.deploy.lock import LockTerms
from plugins.deploy.publish import Intent
from plugins.deploy.report import Collected
from plugins.deploy.runs import Edge, deploy
from plugins.deploy.session import Session
from plugins.deploy.targets import Mode
from plugins.deploy.tree import read_tree
from tests.plugins.deploy.memory_store import START, MemoryStore


@dataclass
class Stopwatch:
    """A monotonic clock that only sleeping moves; ``woken`` may do something meanwhile."""

    seconds: float = 0.0
    woken: Callable[[], None] = field(default=lambda: None)

    def read(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.woken()


@pytest.fixture
def watch():
    return Stopwatch()


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def make_session(store, watch):
    def make(holder="ana", lease=60.0, now=lambda: START, on=None):
        report = Collected()
        terms = LockTerms(holder, holder, now, lease, watch.read, watch.sleep, report.say)
        return Session(on if on is not None else store, terms, report, workers=1)

    return make


@pytest.fixture
def session(make_session):
    return make_session()


@pytest.fixture
def publish_site(tmp_path):
    """Publish path → bytes with a session; each call is a build begun an hour after the last."""
    count = 0

    def publish(session, files, edge=None, mode=Mode.IN_PLACE, built_at=None, **options):
        nonlocal count
        count += 1
        root = tmp_path / f"salida{count}"
        write(root, files)
        moment = built_at or datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=count)

        def read(known):
            tree = read_tree(root, (), known=known)
            source = lambda path, entry: tree.read(path)  # noqa: E731
            return Intent(tree.entries, source, moment, tree.md5, **options)

        return deploy(session, read, edge or Edge(), mode)

    return publish


def write(root, files):
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


SITE_A = {
    "index.html": b"<a href=/t/>a</a>",
    "t/index.html": b"lista a",
    "t/uno/index.html": b"uno a",
    "t/viejo/index.html": b"viejo",
    "recursos/x.aaaaaaaaaaaa.css": b"a{}",
    "api/v1/t.json": b"[1]",
    "sitemap.xml": b"<a/>",
}
SITE_B = {
    "index.html": b"<a href=/t/>b</a>",
    "t/index.html": b"lista b",
    "t/uno/index.html": b"uno b",
    "t/nuevo/index.html": b"nuevo",
    "recursos/x.bbbbbbbbbbbb.css": b"b{}",
    "api/v1/t.json": b"[2]",
    "sitemap.xml": b"<b/>",
}
