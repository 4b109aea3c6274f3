"""Where logs come from: files of a folder, or objects of an S3 bucket, read as they are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, urlsplit

from botocore.exceptions import BotoCoreError, ClientError


class NoLogs(Exception):
    """There is nothing to read; the message says so in Spanish."""


@dataclass(frozen=True)
class Source:
    """One file of logs: the name that reports use, its size, and how to open it."""

    name: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]] = field(repr=False, compare=False)


def find_sources(wanted: Iterable[str], client: Callable[..., Any]) -> tuple[Source, ...]:
    """Return every file below the given folders and ``s3://bucket/prefix`` addresses, in order.

    ``client`` makes an S3 client (``boto3.client``) from the options of an address:
    ``?endpoint=…&region=…``. Raises NoLogs when a place does not exist or holds nothing.
    """
    found: list[Source] = []
    for place in wanted:
        try:
            here = list(_bucket(place, client) if place.startswith("s3://") else _folder(place))
        except (BotoCoreError, ClientError) as problem:
            raise NoLogs(f"No se pudo leer «{place}»: {problem}") from None
        if not here:
            raise NoLogs(f"«{place}» no tiene ningún archivo.")
        found += here
    return tuple(found)


def _folder(place: str) -> Iterator[Source]:
    base = Path(place)
    if not base.exists():
        raise NoLogs(f"«{place}» no existe.")
    paths = [base] if base.is_file() else sorted(p for p in base.rglob("*") if p.is_file())
    for path in paths:
        name = path.name if path == base else path.relative_to(base).as_posix()
        yield Source(name, path.stat().st_size, _opener(path))


def _opener(path: Path) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: path.open("rb")


def _bucket(place: str, client: Callable[..., Any]) -> Iterator[Source]:
    address = urlsplit(place)
    options = {key: values[-1] for key, values in parse_qs(address.query).items()}
    named = {"endpoint_url": options.get("endpoint"), "region_name": options.get("region")}
    s3 = client("s3", **{key: value for key, value in named.items() if value})
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=address.netloc, Prefix=address.path.lstrip("/")
    )
    for page in pages:
        for item in page.get("Contents", ()):
            if not item["Key"].endswith("/"):
                yield Source(item["Key"], item["Size"], _getter(s3, address.netloc, item["Key"]))


def _getter(s3: Any, bucket: str, key: str) -> Callable[[], AbstractContextManager[BinaryIO]]:  # noqa: ANN401 - boto3 has no types
    def get() -> AbstractContextManager[BinaryIO]:
        return closing(cast(BinaryIO, s3.get_object(Bucket=bucket, Key=key)["Body"]))

    return get
