"""One fault at a time, at every request in turn; after each, a look and a second try."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.deploy.state import read_current
from plugins.deploy.store import Store
from tests.bench.deploy.deployers import Deployer
from tests.bench.deploy.judge import Sight, look
from tests.bench.deploy.proxy import Fault, Kind, Proxy, killer
from tests.bench.deploy.seaweed import Server
from tests.bench.deploy.sites import SIZES, Site, make_site


@dataclass
class Tally:
    """What the runs of one kind of fault came to."""

    runs: int = 0
    failed: int = 0
    broken_runs: int = 0
    broken_pages: int = 0
    dead_links: int = 0
    mixed: int = 0
    false_ok: int = 0
    not_healed: int = 0
    details: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the figures of another."""
        for name in vars(other):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def clean(self) -> bool:
        """Whether nothing happened that must not."""
        return not (self.broken_runs or self.dead_links or self.false_ok or self.not_healed)


@dataclass
class Campaign:
    """One deployer on one site size, in a folder and a prefix of its own.

    ``goes_back``: what is faulted is a rollback, not a deploy.
    """

    server: Server
    proxy: Proxy
    deployer: Deployer
    folder: Path
    size: str
    name: str
    goes_back: bool = False
    version: int = 0

    def begin(self) -> None:
        """Publish the first version without faults.

        Raises:
            RuntimeError: even that failed.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.proxy.arm(None)
        if (code := self._publish(self._site(0))) != 0:
            raise RuntimeError(f"{self.name}: without any fault the deployer ends with {code}")

    def runs(self, kind: Kind, stride: int = 1, first: int = 1) -> Iterator[Tally]:
        """Put the fault at request ``first``, + stride … until a run ends before it."""
        at = first
        while tally := self.once(Fault(kind, at)):
            yield tally
            at += stride

    def once(self, fault: Fault) -> Tally | None:
        """Do one faulted run and heal it; None if the fault's request never came."""
        here, there = self._site(self.version), self._site(self.version + 1)
        attempt: Callable[[], int]
        if self.goes_back:
            release = read_current(self._store()).release
            if (code := self._publish(there)) != 0:
                raise RuntimeError(f"{self.name}: without any fault the deployer ends with {code}")
            old, new = there, here

            def attempt() -> int:
                return self.deployer.go_back(release, self.name, self.proxy.port, self._watch)
        else:
            old, new = here, there

            def attempt() -> int:
                return self._publish(new)

        self.proxy.arm(fault)
        code = attempt()
        hit = self.proxy.hit
        # No settling before the first look: what arrives late must not break anything either.
        sight = look(self._store(), old, new)
        self.proxy.arm(None)
        again = attempt()
        self.proxy.settle()
        healed = look(self._store(), old, new)
        shutil.rmtree(self.folder / str(old.version), ignore_errors=True)
        self.version = new.version
        return self._tally(fault, code, sight, again, healed) if hit else None

    def _tally(self, fault: Fault, code: int, sight: Sight, again: int, healed: Sight) -> Tally:
        well = again == 0 and healed.is_new and not healed.broken and not healed.dead
        tally = Tally(
            runs=1,
            failed=int(code != 0),
            broken_runs=int(bool(sight.broken)),
            broken_pages=len(sight.broken),
            dead_links=len(sight.dead),
            mixed=int(sight.mixed),
            false_ok=int(code == 0 and not sight.is_new),
            not_healed=int(not well),
        )
        if not tally.clean:
            tally.details.append(
                f"{self.name}, {fault.kind} en {fault.at}: código {code}, {sight}; "
                f"después: código {again}, {healed}"
            )
        return tally

    def _site(self, version: int) -> Site:
        return make_site(SIZES[self.size], version)

    def _publish(self, site: Site) -> int:
        source = site.write(self.folder / str(site.version))
        return self.deployer.publish(source, self.name, self.proxy.port, self._watch)

    def _watch(self, pid: int) -> None:
        self.proxy.kill = killer(pid)

    def _store(self) -> Store:
        return self.server.store(self.name)
