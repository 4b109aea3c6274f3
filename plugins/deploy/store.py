"""What a place to publish to must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# The headers that object stores keep with an object and give back; all others are the edge's.
STORED_HEADERS = (
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Type",
)


@dataclass(frozen=True)
class Stored:
    """An object as it is read: ``etag`` changes with every write of other bytes."""

    body: bytes
    headers: Mapping[str, str]
    etag: str


@dataclass(frozen=True)
class Head:
    """An object without its bytes."""

    size: int
    headers: Mapping[str, str]
    etag: str


@dataclass(frozen=True)
class Listed:
    """One line of a listing. ``modified`` is by the store's clock."""

    key: str
    size: int
    etag: str
    modified: datetime


class Store(Protocol):
    """Objects by key, with conditional writes.

    Every method raises StoreFailed when the store cannot be reached or refuses.
    """

    @property
    def name(self) -> str:
        """How messages call it."""

    def get(self, key: str) -> Stored:
        """Return the object; raises Missing."""

    def head(self, key: str) -> Head:
        """Return all but the bytes; raises Missing."""

    def put(
        self,
        key: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        """Write all of ``body`` or nothing; return the new etag.

        Raises:
            Conflict: the object's etag is not ``if_match``, or it exists and ``if_none_match``.
        """

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """Remove the object; that it does not exist is no error.

        Raises:
            Conflict: its etag is not ``if_match``.
        """

    def list(self, prefix: str) -> Iterator[Listed]:
        """Yield every object whose key starts with ``prefix``."""

    def now(self) -> datetime:
        """Return the store's own time, the only one that all deployers share."""


def stored_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return those of ``headers`` that a store keeps, under their canonical names."""
    lower = {name.lower(): value for name, value in headers.items()}
    return {name: lower[name.lower()] for name in STORED_HEADERS if name.lower() in lower}
