"""A store in memory whose clock and faults are the test's."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from plugins.deploy.errors import Conflict, Missing
from plugins.deploy.store import Head, Listed, Stored, stored_headers

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class MemoryStore:
    """``before`` and ``after`` are called with every request's verb and key."""

    name = "memoria"

    def __init__(self) -> None:
        self.objects: dict[str, tuple[Stored, datetime]] = {}
        self.clock = START
        self.before: Callable[[str, str], None] = lambda verb, key: None
        self.after: Callable[[str, str], None] = lambda verb, key: None
        self.log: list[tuple[str, str]] = []

    def _begin(self, verb, key):
        self.log.append((verb, key))
        self.before(verb, key)

    def get(self, key):
        self._begin("get", key)
        if key not in self.objects:
            raise Missing(key)
        return self.objects[key][0]

    def head(self, key):
        self._begin("head", key)
        if key not in self.objects:
            raise Missing(key)
        found = self.objects[key][0]
        return Head(len(found.body), found.headers, found.etag)

    def put(self, key, body, headers, *, if_match=None, if_none_match=False):
        self._begin("put", key)
        found = self.objects.get(key)
        if if_none_match and found:
            raise Conflict(key)
        if if_match is not None and (found is None or found[0].etag != if_match):
            raise Conflict(key)
        etag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        self.objects[key] = (Stored(body, stored_headers(headers), etag), self.clock)
        self.after("put", key)
        return etag

    def delete(self, key, *, if_match=None):
        self._begin("delete", key)
        found = self.objects.get(key)
        if found and if_match is not None and found[0].etag != if_match:
            raise Conflict(key)
        self.objects.pop(key, None)
        self.after("delete", key)

    def list(self, prefix):
        self._begin("list", prefix)
        for key, (found, modified) in sorted(self.objects.items()):
            if key.startswith(prefix):
                yield Listed(key, len(found.body), found.etag, modified)

    def now(self):
        return self.clock

    def pass_time(self, **parts):
        self.clock += timedelta(**parts)

    def site(self):
        """What citizens can see: path → bytes."""
        return {
            key: found.body
            for key, (found, _) in self.objects.items()
            if not key.startswith(("_deploy/", "r/"))
        }
