"""Bounded retries with growing, random pauses, and a store that uses them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from plugins.deploy.errors import Conflict, Missing, StoreFailed
from plugins.deploy.store import Head, Listed, Store, Stored, stored_headers

T = TypeVar("T")


@dataclass(frozen=True)
class Backoff:
    """How often to try and how long to wait: up to ``base`` × 2ⁿ seconds, never over ``cap``."""

    attempts: int = 6
    base: float = 0.4
    cap: float = 10.0
    sleep: Callable[[float], None] = time.sleep
    rng: random.Random = field(default_factory=random.Random)

    def pause(self, attempt: int) -> None:
        """Wait after the failed ``attempt`` (from 0), at random: many must not return at once."""
        longest = min(self.cap, self.base * 2**attempt)
        self.sleep(self.rng.uniform(longest / 2, longest))

    def call(self, action: Callable[[], T]) -> T:
        """Run ``action`` until it does not fail transiently.

        Raises:
            StoreFailed: it failed for good, or as often as is allowed.
        """
        return self.call_numbered(lambda _: action())

    def call_numbered(self, action: Callable[[int], T]) -> T:
        """Like ``call``; the action learns how many attempts came before it."""
        for attempt in range(self.attempts):
            try:
                return action(attempt)
            except StoreFailed as failure:
                if not failure.transient or attempt + 1 == self.attempts:
                    raise
                self.pause(attempt)
        raise AssertionError("no attempts")


@dataclass(frozen=True)
class RetryingStore:
    """A store that tries again.

    A write that failed may have been applied. So when a repeated conditional write meets a
    conflict, the object is read: if it is what we wanted to write, we wrote it.
    """

    inner: Store
    backoff: Backoff = field(default_factory=Backoff)

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.inner.name

    def get(self, key: str) -> Stored:
        """See Store."""
        return self.backoff.call(lambda: self.inner.get(key))

    def head(self, key: str) -> Head:
        """See Store."""
        return self.backoff.call(lambda: self.inner.head(key))

    def put(
        self,
        key: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        """See Store."""

        def write(attempt: int) -> str:
            try:
                return self.inner.put(
                    key, body, headers, if_match=if_match, if_none_match=if_none_match
                )
            except Conflict:
                if attempt == 0:
                    raise
                try:
                    found = self.inner.get(key)
                except Missing:
                    raise Conflict(key) from None
                if found.body == body and stored_headers(found.headers) == stored_headers(headers):
                    return found.etag
                raise

        return self.backoff.call_numbered(write)

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """See Store."""
        self.backoff.call(lambda: self.inner.delete(key, if_match=if_match))

    def list(self, prefix: str) -> Iterator[Listed]:
        """See Store; gathered before it is given, because one that breaks off starts again."""
        yield from self.backoff.call(lambda: tuple(self.inner.list(prefix)))

    def now(self) -> datetime:
        """See Store."""
        return self.backoff.call(self.inner.now)
