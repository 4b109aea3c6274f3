"""What runs in the process that is killed."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from plugins.deploy import cli, s3_store, targets

# The proxy's late requests outlast it.
TIMEOUT = 1.0


def run(arguments: list[str], environ: dict[str, str], log: str) -> None:
    """Run one verb and end with its exit code; what it says goes to a file."""
    os.environ.update(environ)
    connect = partial(s3_store.connect, timeout=TIMEOUT)
    cli.open_store = partial(targets.open_store, connect=connect)  # type: ignore[attr-defined]
    with Path(log).open("a", encoding="utf-8") as stream:
        code = cli.main(arguments, os.environ, stream)
        stream.flush()
        os._exit(code)
