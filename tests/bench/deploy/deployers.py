"""What is put to the test: our own deploy, and rclone as it is used for static sites."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

from plugins.deploy.targets import Mode
from tests.bench.deploy import child
from tests.bench.deploy.seaweed import ACCESS, BUCKET, SECRET, Server

# Long enough for a busy machine; the tests of locks themselves have their own.
LEASE = 6.0
PATIENCE = 15.0

Watch = Callable[[int], None]


class Deployer(Protocol):
    """Publishes and says with which exit code; ``watch`` learns the process's number."""

    def publish(self, source: Path, prefix: str, port: int, watch: Watch) -> int:
        """Publish the folder through the port."""

    def go_back(self, release: str, prefix: str, port: int, watch: Watch) -> int:
        """Bring back a release through the port."""


@dataclass(frozen=True)
class Run:
    """A process of ours. Its exit code comes by a pipe: multiprocessing loses it among threads."""

    process: BaseProcess
    ended: Connection

    @property
    def pid(self) -> int:
        """The process's number."""
        return self.process.pid or 0

    def wait(self) -> int:
        """Wait for its end; return its exit code, -9 if it was killed."""
        try:
            code = int(self.ended.recv())
        except EOFError:
            code = -9
        self.process.join()
        self.ended.close()
        return code


class Ours:
    """``plugins.deploy``, in a process of its own that may be killed."""

    def __init__(
        self, server: Server, log: Path, lease: float = LEASE, mode: Mode = Mode.IN_PLACE
    ) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.bench.deploy.child"])
        self._server = server
        self._log = log
        self._lease = lease
        self._mode = mode

    def publish(self, source: Path, prefix: str, port: int, watch: Watch) -> int:
        """See Deployer."""
        return self._run(["deploy", "--source", str(source)], prefix, port, watch)

    def go_back(self, release: str, prefix: str, port: int, watch: Watch) -> int:
        """See Deployer."""
        return self._run(["rollback", *filter(None, [release])], prefix, port, watch)

    def _run(self, verb: list[str], prefix: str, port: int, watch: Watch) -> int:
        run = self.start(verb, prefix, port)
        watch(run.pid)
        return run.wait()

    def start(self, verb: list[str], prefix: str, port: int) -> Run:
        """Start a verb and do not wait for it."""
        arguments = [*verb, "--target", f"s3://{BUCKET}/{prefix}?modo={self._mode}"]
        arguments += ["--endpoint-url", f"http://127.0.0.1:{port}", "--lease", str(self._lease)]
        arguments += ["--attempts", "4", "--pause", "0.02", "--workers", "6"]
        receiver, sender = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=child.run, args=(arguments, self._server.environ, str(self._log), sender)
        )
        process.start()
        # Ours must be closed, or the end of the child's would not be noticed.
        sender.close()
        return Run(process, receiver)


class Rclone:
    """``rclone sync``, with as many attempts as ours."""

    def __init__(self, program: str) -> None:
        self._program = program

    def publish(self, source: Path, prefix: str, port: int, watch: Watch) -> int:
        """See Deployer."""
        command = [self._program, "sync", str(source), f":s3:{BUCKET}/{prefix}"]
        command += ["--config", os.devnull, "--s3-provider", "Other", "--s3-no-check-bucket"]
        command += ["--s3-endpoint", f"http://127.0.0.1:{port}", "--s3-region", "us-east-1"]
        command += ["--s3-access-key-id", ACCESS, "--s3-secret-access-key", SECRET]
        command += ["--low-level-retries", "4", "--retries", "1", "--timeout", "20s", "--quiet"]
        process = subprocess.Popen(
            command,
            env=_clean(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        watch(process.pid)
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            # Without a service it tries every file for minutes; a person would end it too.
            process.kill()
            return process.wait()

    def go_back(self, release: str, prefix: str, port: int, watch: Watch) -> int:
        """See Deployer: it has no such thing."""
        raise NotImplementedError


def _clean(environ: Mapping[str, str]) -> dict[str, str]:
    # rclone 1.60 does not start where AWS_CA_BUNDLE is set.
    return {name: value for name, value in environ.items() if not name.startswith("AWS_")}
