"""What the server and the builder share: the last build's outcome, and who waits for the next."""

from __future__ import annotations

import threading

from plugins.dev_server.outcome import Outcome


class SiteState:
    """The state of the site being shown; safe to use from many threads."""

    def __init__(self, boot: str) -> None:
        """Start with no build. ``boot`` tells this server's versions from an earlier one's."""
        self._boot = boot
        self._number = 0
        self._outcome = Outcome(ok=True)
        self._changed = threading.Condition()
        self._closed = False
        self._building = threading.Event()

    @property
    def outcome(self) -> Outcome:
        """How the last build ended."""
        return self._outcome

    @property
    def version(self) -> str:
        """A name for what pages show now; another name means: reload."""
        return f"{self._boot}-{self._number}"

    @property
    def building(self) -> bool:
        """Whether a build is running, so that the site's folder may be about to change places."""
        return self._building.is_set()

    @property
    def closed(self) -> bool:
        """Whether the server is ending."""
        return self._closed

    def begin(self) -> None:
        """Note that a build runs."""
        self._building.set()

    def publish(self, outcome: Outcome) -> None:
        """Note how the build ended and wake who waits.

        The same failure again changes nothing that a page shows, so nobody is woken.
        """
        with self._changed:
            self._building.clear()
            if not outcome.ok and outcome == self._outcome:
                return
            self._outcome = outcome
            self._number += 1
            self._changed.notify_all()

    def wait_past(self, version: str, timeout: float) -> bool:
        """Wait until pages show something else than ``version``; say whether they do."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.version != version, timeout)
            return self.version != version

    def close(self) -> None:
        """End all waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
