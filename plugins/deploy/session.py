"""One run on one store: what it needs to work, and what it found there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

from plugins.deploy.lock import LockTerms
from plugins.deploy.manifest import Entry, Manifest
from plugins.deploy.report import Report
from plugins.deploy.state import (
    BLOBS,
    PREFIXES,
    ROOT,
    Current,
    Journal,
    Overlay,
    read_current,
    read_journal,
    read_overlay,
    read_release,
)
from plugins.deploy.store import Listed, Store

T = TypeVar("T")

# Gives the bytes of one entry of a release.
Source = Callable[[str, Entry], bytes]


@dataclass(frozen=True)
class Session:
    """What every step of a run needs."""

    store: Store
    terms: LockTerms
    report: Report
    workers: int = 12

    def each(self, title: str, items: Iterable[T], action: Callable[[T], None]) -> None:
        """Do ``action`` for every item, several at a time, and return when all are done.

        The first failure stops what has not begun and is raised.
        """
        work = list(items)
        if not work:
            return
        with (
            self.report.work(title, len(work)) as advance,
            ThreadPoolExecutor(self.workers) as pool,
        ):
            futures = [pool.submit(action, item) for item in work]
            for future in futures:
                future.add_done_callback(lambda _: advance())
            done, _ = wait(futures, return_when=FIRST_EXCEPTION)
            failures = [error for future in done if (error := future.exception()) is not None]
            if failures:
                pool.shutdown(cancel_futures=True)
                raise failures[0]


@dataclass(frozen=True)
class Situation:
    """What a store holds before a run."""

    current: Current
    manifest: Manifest
    journal: Journal
    overlay: Overlay
    present: Mapping[str, Listed]
    blobs: frozenset[str]
    md5_etags: bool


def read_situation(store: Store) -> Situation:
    """Read what the store says of itself and list what it has.

    Raises:
        DeployError: its own records are damaged.
        StoreFailed: it does not answer.
    """
    current = read_current(store)
    present: dict[str, Listed] = {}
    blobs: set[str] = set()
    for listed in store.list(""):
        if listed.key.startswith(BLOBS):
            blobs.add(listed.key.removeprefix(BLOBS))
        elif not listed.key.startswith((ROOT, PREFIXES)):
            present[listed.key] = listed
    return Situation(
        current,
        read_release(store, current.release, current.manifest_sha256),
        read_journal(store),
        read_overlay(store),
        present,
        frozenset(blobs),
        current.md5_etag,
    )
