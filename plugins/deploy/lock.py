"""One deployer at a time: an object written under conditions, with a lease.

Nobody's clock is compared with anybody else's. A holder writes its lock anew every third of the
lease; whoever waits watches, by its own stopwatch, whether the lock changes. If it does not for a
whole lease, its holder is dead and the lock is taken over with If-Match. A holder that could not
renew in time considers it lost and stops writing.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from plugins.deploy.errors import Conflict, DeployError, LockHeld, LockLost, Missing, StoreFailed
from plugins.deploy.state import PRIVATE_HEADERS
from plugins.deploy.store import Store

# The part of the lease after which an unrenewed lock counts as lost; others wait for all of it.
_SAFE_PART = 0.75


@dataclass(frozen=True)
class LockTerms:
    """Who takes the lock, for how long, and by which clocks."""

    holder: str
    token: str
    now: Callable[[], datetime]
    lease: float = 60.0
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    say: Callable[[str], None] = lambda _: None


class Lock:
    """A lock that is held. Ask ``check`` before every write."""

    def __init__(self, store: Store, key: str, terms: LockTerms, etag: str, renewed: float) -> None:
        self._store = store
        self._key = key
        self._terms = terms
        self._etag = etag
        self._renewed = renewed
        self._beat = 1
        self._lost = ""
        self._guard = threading.Lock()

    def check(self) -> None:
        """Return if it is certain that the lock is still ours.

        Raises:
            LockLost: it is not.
        """
        silent = self._terms.monotonic() - self._renewed
        if not self._lost and silent > self._terms.lease * _SAFE_PART:
            self._lost = f"pasaron {silent:.0f} segundos sin poder renovarlo"
        if self._lost:
            raise LockLost(
                f"se perdió el candado de publicación ({self._lost}). Se dejó de escribir; lo "
                "publicado sigue completo. Vuelve a publicar."
            )

    def renew(self) -> None:
        """Write the lock anew.

        Raises:
            LockLost: somebody else has it.
            StoreFailed: the store does not answer.
        """
        with self._guard:
            self.check()
            started = self._terms.monotonic()
            self._beat += 1
            body = _body(self._terms, self._beat, released=False)
            try:
                self._etag = self._store.put(self._key, body, PRIVATE_HEADERS, if_match=self._etag)
            except Conflict:
                self._lost = "otra publicación lo tomó"
                self.check()
            self._renewed = started

    def release(self) -> None:
        """Give it back; a lock that cannot be given back runs out by itself."""
        with self._guard, suppress(Conflict, StoreFailed):
            if not self._lost:
                body = _body(self._terms, self._beat, released=True)
                self._store.put(self._key, body, PRIVATE_HEADERS, if_match=self._etag)


@contextmanager
def hold(store: Store, key: str, terms: LockTerms) -> Iterator[Lock]:
    """Take the lock, renew it in the background for as long as the context lasts, give it back.

    Raises:
        LockHeld: a living deployer has it; the message says who and until when.
    """
    lock = _acquire(store, key, terms)
    done = threading.Event()

    def renew() -> None:
        while not done.wait(terms.lease / 3):
            # The next turn tries again; `check` notices when it has been too long.
            with suppress(StoreFailed):
                try:
                    lock.renew()
                except LockLost:
                    return

    keeper = threading.Thread(target=renew, name="lock", daemon=True)
    keeper.start()
    try:
        yield lock
    finally:
        done.set()
        keeper.join()
        lock.release()


def _acquire(store: Store, key: str, terms: LockTerms) -> Lock:
    body = _body(terms, 1, released=False)
    seen, since = "", 0.0
    while True:
        started = terms.monotonic()
        try:
            found = store.get(key)
        except Missing:
            with suppress(Conflict):
                etag = store.put(key, body, PRIVATE_HEADERS, if_none_match=True)
                return Lock(store, key, terms, etag, started)
            continue
        record = _record(found.body)
        if seen and found.etag != seen and not record["released"]:
            raise LockHeld(_held(record))
        if not seen:
            seen, since = found.etag, started
            if not record["released"]:
                terms.say(
                    f"{_who(record)} no ha cerrado su publicación. Espero hasta "
                    f"{_lease(record):.0f} segundos para ver si sigue viva…"
                )
        if record["released"] or started - since >= _lease(record):
            with suppress(Conflict):
                etag = store.put(key, body, PRIVATE_HEADERS, if_match=found.etag)
                return Lock(store, key, terms, etag, started)
            # Somebody was quicker: what is there now is alive.
            seen = found.etag
            continue
        terms.sleep(min(2.0, _lease(record) / 10))


def _body(terms: LockTerms, beat: int, *, released: bool) -> bytes:
    now = terms.now()
    record = {
        "holder": terms.holder,
        "token": terms.token,
        "beat": beat,
        "lease_seconds": terms.lease,
        "renewed_at": now.isoformat(timespec="seconds"),
        "expires_at": (now + timedelta(seconds=terms.lease)).isoformat(timespec="seconds"),
        "released": released,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _record(body: bytes) -> dict[str, Any]:
    try:
        record = json.loads(body)
        return {**record, "released": bool(record["released"])}
    except (ValueError, KeyError, TypeError) as error:
        raise DeployError("el candado de publicación está dañado; bórralo a mano") from error


def _lease(record: dict[str, Any]) -> float:
    return float(record.get("lease_seconds", 60.0))


def _who(record: dict[str, Any]) -> str:
    return str(record.get("holder", "alguien"))


def _held(record: dict[str, Any]) -> str:
    return (
        f"otra publicación está en curso: la lleva {_who(record)}, su permiso vence a las "
        f"{record.get('expires_at', '?')} (según su reloj) y lo sigue renovando. Espera a que "
        "termine."
    )
