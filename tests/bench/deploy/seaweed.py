"""A real S3 server on 127.0.0.1 for as long as a test needs it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from plugins.deploy.retry import Backoff, RetryingStore
from plugins.deploy.s3_store import Client, S3Store

BUCKET = "portal-pruebas"
ACCESS, SECRET = "PRUEBA", "solo-para-pruebas"
START_SECONDS = 90.0


@dataclass(frozen=True)
class Server:
    """Where it listens."""

    port: int
    client: Client

    @property
    def environ(self) -> dict[str, str]:
        """What a program needs to be let in."""
        return {
            "AWS_ACCESS_KEY_ID": ACCESS,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def store(self, prefix: str) -> RetryingStore:
        """Return a store without faults."""
        return RetryingStore(S3Store(self.client, BUCKET, prefix), Backoff(4, 0.05))


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Start SeaweedFS with its files in ``folder``, make the bucket, stop it at the end."""
    identities = folder / "s3.json"
    credentials = [{"accessKey": ACCESS, "secretKey": SECRET}]
    actions = ["Admin", "Read", "Write", "List"]
    identity = {"name": "pruebas", "credentials": credentials, "actions": actions}
    identities.write_text(json.dumps({"identities": [identity]}), encoding="utf-8")
    ports = free_ports(4)
    names = ["master.port", "volume.port", "filer.port", "s3.port"]
    (folder / "datos").mkdir()
    command = [str(Path(sys.executable).parent / "weed"), "server", f"-dir={folder / 'datos'}"]
    command += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3", f"-s3.config={identities}"]
    command += ["-volume.max=50", "-master.volumeSizeLimitMB=64"]
    # Its catalogues listen on fixed ports, so two servers could not run side by side.
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    command += [f"-{name}={port}" for name, port in zip(names, ports, strict=True)]
    with (folder / "registro.txt").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        client = _client(ports[3])
        _wait(process, client, folder / "registro.txt")
        yield Server(ports[3], client)
    finally:
        # Its files go with it: there is nothing to end well.
        process.kill()
        process.wait()


def _client(port: int) -> Client:
    import boto3
    from botocore.config import Config

    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id=ACCESS,
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
        config=Config(
            retries={"total_max_attempts": 1},
            max_pool_connections=32,
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path"},
        ),
    )


def _wait(process: subprocess.Popen[bytes], client: Client, log: Path) -> None:
    """Return when objects can be written: the bucket alone comes earlier than the volumes."""
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="lista", Body=b"1")
        except (ClientError, BotoCoreError) as error:
            if process.poll() is not None or time.monotonic() > until:
                said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"SeaweedFS does not start: {error}\n{said}") from error
            time.sleep(0.3)
        else:
            return


def free_ports(count: int) -> list[int]:
    """Return ports that are free, and so is each + 10000, which SeaweedFS takes for gRPC."""
    found: list[int] = []
    while len(found) < count:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
            # The system gives ports from above 32768: fold them down.
            port = 12000 + port % 20000
        try:
            with (
                socket.create_server(("127.0.0.1", port)),
                socket.create_server(("127.0.0.1", port + 10000)),
            ):
                if all(abs(port - other) not in {0, 10000} for other in found):
                    found.append(port)
        except OSError:
            continue
    return found
