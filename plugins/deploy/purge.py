"""Tells edges to forget addresses. An optimisation: what it cannot reach runs out by itself.

Vendors' limits, from their documentation: Cloudflare 30 addresses a call (the lowest plan's),
CloudFront 3,000 paths under way, Fastly one address a call.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlsplit

from plugins.deploy.errors import DeployError, StoreFailed
from plugins.deploy.http_client import Answer, Fetch
from plugins.deploy.media import public_path
from plugins.deploy.retry import Backoff
from plugins.deploy.s3_store import Client

CLOUDFLARE = "https://api.cloudflare.com/client/v4"
FASTLY = "https://api.fastly.com"
CLOUDFRONT_BATCH = 1000
CLOUDFLARE_BATCH = 30


class Purger(Protocol):
    """One edge."""

    @property
    def batch(self) -> int:
        """How many addresses one call takes."""

    def purge(self, addresses: Sequence[str]) -> None:
        """Forget the addresses (at most ``batch``); raises StoreFailed."""


def addresses_of(paths: Iterable[str], base: str) -> tuple[str, ...]:
    """Return every address under ``base`` that shows one of ``paths``, in order."""
    found = set()
    for path in paths:
        found |= {public_path(path), f"/{path}"}
    return tuple(
        base.rstrip("/") + quote(address, safe="/~:@!$&'()*+,;=") for address in sorted(found)
    )


def purge_all(
    purger: Purger, addresses: Sequence[str], backoff: Backoff
) -> tuple[tuple[str, ...], str]:
    """Purge in batches, each with retries; return what is left and why the last one failed."""
    left: list[str] = []
    reason = ""
    for start in range(0, len(addresses), purger.batch):
        part = addresses[start : start + purger.batch]
        try:
            backoff.call(lambda part=part: purger.purge(part))  # type: ignore[misc]
        except StoreFailed as failure:
            left += part
            reason = str(failure)
            if not failure.transient:
                # Wrong key or zone: the others would fail as well.
                left += addresses[start + purger.batch :]
                break
    return tuple(left), reason


@dataclass(frozen=True)
class Cloudflare:
    """Cloudflare's purge by address."""

    zone: str
    token: str
    fetch: Fetch
    endpoint: str = CLOUDFLARE
    batch: int = CLOUDFLARE_BATCH

    def purge(self, addresses: Sequence[str]) -> None:
        """See Purger."""
        answer = self.fetch(
            "POST",
            f"{self.endpoint}/zones/{quote(self.zone, safe='')}/purge_cache",
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
            json.dumps({"files": list(addresses)}).encode(),
        )
        _expect(answer, "Cloudflare")
        try:
            success = json.loads(answer.body).get("success") is True
        except (ValueError, AttributeError):
            success = False
        if not success:
            raise StoreFailed("Cloudflare no aceptó la purga", transient=False)


@dataclass(frozen=True)
class Fastly:
    """Fastly's purge of single addresses."""

    token: str
    fetch: Fetch
    endpoint: str = FASTLY
    batch: int = 32

    def purge(self, addresses: Sequence[str]) -> None:
        """See Purger."""

        def one(address: str) -> None:
            parts = urlsplit(address)
            target = f"{self.endpoint}/purge/{parts.netloc}{parts.path}"
            _expect(self.fetch("POST", target, {"Fastly-Key": self.token}, b""), "Fastly")

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(one, addresses))


@dataclass(frozen=True)
class CloudFront:
    """CloudFront's invalidations; each carries a reference of its own."""

    client: Client
    distribution: str
    reference: Callable[[], str] = lambda: uuid.uuid4().hex
    batch: int = CLOUDFRONT_BATCH

    def purge(self, addresses: Sequence[str]) -> None:
        """See Purger."""
        from botocore.exceptions import BotoCoreError, ClientError

        paths = [urlsplit(address).path for address in addresses]
        try:
            self.client.create_invalidation(
                DistributionId=self.distribution,
                InvalidationBatch={
                    "Paths": {"Quantity": len(paths), "Items": paths},
                    "CallerReference": self.reference(),
                },
            )
        except ClientError as error:
            status = int(error.response["ResponseMetadata"]["HTTPStatusCode"])
            transient = status >= 500 or status == 429
            transient = transient or "TooMany" in error.response["Error"]["Code"]
            raise StoreFailed(
                f"CloudFront no aceptó la purga: {error}", transient=transient
            ) from error
        except BotoCoreError as error:
            raise StoreFailed(
                f"no se pudo hablar con CloudFront: {error}", transient=True
            ) from error


def _expect(answer: Answer, who: str) -> None:
    if answer.status != 200:
        raise StoreFailed(
            f"{who} respondió {answer.status} a la purga",
            transient=answer.status in {0, 408, 429} or answer.status >= 500,
        )


def purger_of(
    name: str, environ: Mapping[str, str], fetch: Fetch, cloudfront: Callable[[], Client]
) -> Purger | None:
    """Return the purger that ``name`` asks for: ``cloudflare:ZONE``, ``cloudfront:ID``, ``fastly``.

    ``ninguna`` gives None.

    Raises:
        DeployError: there is no such purger, or its token is not in the environment.
    """
    kind, _, identifier = name.partition(":")

    def token(variable: str) -> str:
        if not environ.get(variable):
            raise DeployError(f"para purgar en {kind} define {variable}")
        return environ[variable]

    if kind in {"", "ninguna", "none"}:
        return None
    if kind == "cloudflare" and identifier:
        endpoint = environ.get("CLOUDFLARE_API_URL", CLOUDFLARE)
        return Cloudflare(identifier, token("CLOUDFLARE_API_TOKEN"), fetch, endpoint)
    if kind == "fastly":
        endpoint = environ.get("FASTLY_API_URL", FASTLY)
        return Fastly(token("FASTLY_API_TOKEN"), fetch, endpoint)
    if kind == "cloudfront" and identifier:
        return CloudFront(cloudfront(), identifier)
    raise DeployError(
        f"no sé purgar «{name}»: usa ninguna, cloudflare:ZONA, cloudfront:DISTRIBUCIÓN o fastly"
    )
