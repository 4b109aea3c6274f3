"""Where to publish, as written on the command line.

``s3://bucket/prefijo?endpoint=https://…&region=auto&profile=espejo&comprime=gzip&modo=puntero`` or
``dir:/carpeta?comprime=junto``; everything after ``?`` may be left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from plugins.deploy.compression import Compression
from plugins.deploy.dir_store import DirStore
from plugins.deploy.errors import DeployError
from plugins.deploy.retry import Backoff, RetryingStore
from plugins.deploy.s3_store import Client, S3Store, connect
from plugins.deploy.store import Store


class Mode(StrEnum):
    """How a release takes the place of the one before."""

    IN_PLACE = "lugar"
    POINTER = "puntero"


@dataclass(frozen=True)
class Target:
    """One place to publish to."""

    kind: str
    bucket: str
    path: str
    endpoint: str
    region: str
    profile: str
    compression: Compression
    mode: Mode

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"dir:{self.path}" if self.kind == "dir" else f"s3://{self.bucket}/{self.path}"


_OPTIONS = {"endpoint", "region", "profile", "comprime", "modo"}


def parse_target(text: str, endpoint_url: str = "") -> Target:
    """Read a target; ``endpoint_url`` is for s3 targets that name none.

    Raises:
        DeployError: it is not one; the message shows how one is written.
    """
    head, _, query = text.partition("?")
    try:
        options = parse_qs(query, strict_parsing=bool(query))
        if unknown := options.keys() - _OPTIONS:
            raise ValueError(f"no conozco «{', '.join(sorted(unknown))}»")
        given = {name: values[-1] for name, values in options.items()}
        parts = urlsplit(head)
        kind, bucket, path = parts.scheme, parts.netloc, parts.path.strip("/")
        if kind == "dir":
            bucket, path = "", head.removeprefix("dir:")
        if (
            kind not in {"dir", "s3"}
            or (kind == "s3" and not bucket)
            or (kind == "dir" and not path)
        ):
            raise ValueError("no es s3://… ni dir:…")
        default = Compression.BESIDE if kind == "dir" else Compression.NONE
        return Target(
            kind,
            bucket,
            path,
            given.get("endpoint", endpoint_url),
            given.get("region", ""),
            given.get("profile", ""),
            Compression(given.get("comprime", default)),
            Mode(given.get("modo", Mode.IN_PLACE)),
        )
    except ValueError as error:
        raise DeployError(
            f"no entiendo el destino «{text}» ({error}). Escribe s3://bucket/prefijo o "
            "dir:/carpeta, con ?opción=valor si hace falta."
        ) from error


def open_store(
    target: Target, backoff: Backoff, workers: int, connect: Callable[..., Client] = connect
) -> Store:
    """Return the store of a target; it does not speak to it yet.

    Raises:
        DeployError: its profile does not exist.
    """
    if target.kind == "dir":
        return DirStore(Path(target.path))
    try:
        client = connect(
            target.endpoint or None, target.region or None, target.profile or None, workers
        )
    except Exception as error:
        raise DeployError(f"no se pudo preparar {target.name}: {error}") from error
    return RetryingStore(S3Store(client, target.bucket, target.path), backoff)
