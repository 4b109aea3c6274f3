"""Deploys with one fault each, at every request in turn; after each, a look and a second deploy."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.deploy import child
from tests.bench.deploy.judge import look
from tests.bench.deploy.proxy import Fault, Kind, Proxy, killer
from tests.bench.deploy.seaweed import BUCKET, Server
from tests.bench.deploy.sites import SIZES, Site, make_site

# Long enough for every deploy here; the tests of locks themselves have their own.
LEASE = 1.5

# Runs a deploy of the folder to the prefix through the port; returns its exit code.
Deployer = Callable[[Path, str, int, Callable[[int], None]], int]


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
    """One deployer on one site size, in a folder and a prefix of its own."""

    server: Server
    proxy: Proxy
    deployer: Deployer
    folder: Path
    size: str
    name: str
    version: int = 0

    def begin(self) -> None:
        """Publish the first version without faults.

        Raises:
            RuntimeError: even that failed.
        """
        self.proxy.arm(None)
        if self._deploy(self._write(self._site(0))) != 0:
            raise RuntimeError("the deployer fails without any fault")

    def runs(self, kind: Kind, stride: int = 1, limit: int | None = None) -> Iterator[Tally]:
        """Put the fault at request 1, 1 + stride … until a deploy ends before it."""
        at = 1
        while limit is None or at <= limit:
            tally = self.once(Fault(kind, at))
            if tally is None:
                return
            yield tally
            at += stride

    def once(self, fault: Fault) -> Tally | None:
        """Deploy the next version with one fault; None if the fault's request never came."""
        old, new = self._site(self.version), self._site(self.version + 1)
        source = self._write(new)
        self.proxy.arm(fault)
        code = self._deploy(source)
        hit = self.proxy.hit
        # No settling before the first look: what arrives late must not break anything either.
        sight = look(self._store(), old, new)
        tally = Tally(runs=1, failed=int(code != 0), mixed=int(sight.mixed))
        tally.broken_runs = int(bool(sight.broken))
        tally.broken_pages = len(sight.broken)
        tally.dead_links = len(sight.dead)
        tally.false_ok = int(code == 0 and not sight.is_new)
        self.proxy.arm(None)
        again = self._deploy(source)
        self.proxy.settle()
        healed = look(self._store(), old, new)
        well = again == 0 and healed.is_new and not healed.broken and not healed.dead
        tally.not_healed = int(not well)
        if not tally.clean:
            tally.details.append(
                f"{self.size}, {fault.kind} en {fault.at}: código {code}, {sight}; "
                f"después: código {again}, {healed}"
            )
        shutil.rmtree(self.folder / str(old.version), ignore_errors=True)
        self.version += 1
        return tally if hit else None

    def _site(self, version: int) -> Site:
        return make_site(SIZES[self.size], version)

    def _write(self, site: Site) -> Path:
        return site.write(self.folder / str(site.version))

    def _store(self):
        return self.server.store(self.name)

    def _deploy(self, source: Path) -> int:
        def watch(pid: int) -> None:
            self.proxy.kill = killer(pid)

        return self.deployer(source, self.name, self.proxy.port, watch)


def ours(server: Server, log: Path) -> Deployer:
    """Return our own deployer, as a process that can be killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.bench.deploy.child"])

    def run(source: Path, prefix: str, port: int, watch: Callable[[int], None]) -> int:
        arguments = ["deploy", "--target", f"s3://{BUCKET}/{prefix}", "--source", str(source)]
        arguments += ["--endpoint-url", f"http://127.0.0.1:{port}", "--lease", str(LEASE)]
        arguments += ["--attempts", "4", "--pause", "0.02", "--workers", "6"]
        process = context.Process(target=child.run, args=(arguments, server.environ, str(log)))
        process.start()
        watch(process.pid or os.getpid())
        process.join()
        return process.exitcode if process.exitcode is not None else 1

    return run


def timed(run: Callable[[], object]) -> float:
    """Return how long ``run`` took."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
