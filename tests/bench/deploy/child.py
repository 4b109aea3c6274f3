"""What runs in the process that is killed."""

from __future__ import annotations

import os
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import boto3

from plugins.deploy import cli, s3_store, targets

# The proxy's late requests outlast it.
TIMEOUT = 2.0
# Made where processes are forked from: each would spend half its time on reading boto3's tables.
SESSION = boto3.session.Session(region_name="us-east-1")
SESSION.client("s3", aws_access_key_id="-", aws_secret_access_key="-")


def run(arguments: list[str], environ: dict[str, str], log: str, ended: Connection) -> None:
    """Run one verb and send its exit code; what it says goes to a file."""
    os.environ.update(environ)
    connect = partial(s3_store.connect, timeout=TIMEOUT, session=SESSION)
    cli.open_store = partial(targets.open_store, connect=connect)  # type: ignore[attr-defined]
    with Path(log).open("a", encoding="utf-8") as stream:
        code = cli.main(arguments, os.environ, stream)
        stream.flush()
        ended.send(code)
        os._exit(code)
