"""Garbage: what no kept release needs any more. A verb of its own, never part of a deploy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from plugins.deploy.lock import Lock
from plugins.deploy.manifest import Manifest
from plugins.deploy.prefixed import key_of
from plugins.deploy.session import Session
from plugins.deploy.state import (
    BLOBS,
    PREFIXES,
    RELEASES,
    blob_key,
    read_current,
    read_journal,
    read_overlay,
    read_release,
)

KEEP_RELEASES = 3
KEEP_DAYS = 30
# What is younger may belong to something that is being written this moment.
GRACE = timedelta(days=1)


@dataclass(frozen=True)
class KeptRelease:
    """A release as ``releases`` shows it. ``stored`` is by the store's clock."""

    release: str
    stored: datetime
    current: bool


@dataclass(frozen=True)
class Garbage:
    """What is to go, in order: files, then the manifests that named them."""

    releases: tuple[str, ...]
    objects: tuple[str, ...]
    records: tuple[str, ...]
    size: int


def list_releases(session: Session) -> tuple[KeptRelease, ...]:
    """Return every release whose manifest is kept, the newest first."""
    current = read_current(session.store).release
    found = [
        KeptRelease(name, listed.modified, name == current)
        for listed in session.store.list(RELEASES)
        if (name := _release_of(listed.key))
    ]
    return tuple(sorted(found, key=lambda kept: (kept.stored, kept.release), reverse=True))


def releases_to_keep(
    releases: Iterable[KeptRelease],
    previous: Sequence[str],
    now: datetime,
    keep_releases: int = KEEP_RELEASES,
    keep_days: int = KEEP_DAYS,
) -> frozenset[str]:
    """Return the current release, the last ``previous``, and all that were seen in the last days.

    ``previous`` are those that citizens saw, the newest first. A release counts as seen until the
    next one came, not only when it was made: a tab may have been opened at its last minute.
    """
    newest_first = sorted(releases, key=lambda kept: kept.stored, reverse=True)
    kept = {release.release for release in newest_first if release.current}
    kept |= set(previous[:keep_releases]) & {release.release for release in newest_first}
    replaced = now
    for release in newest_first:
        if now - replaced <= timedelta(days=keep_days):
            kept.add(release.release)
        replaced = release.stored
    return frozenset(kept)


def find_garbage(session: Session, keep_releases: int, keep_days: int) -> Garbage:
    """Return what no kept release, emergency or unfinished run needs; changes nothing.

    Only files that some manifest of ours names are ever proposed.
    """
    store = session.store
    releases = list_releases(session)
    now = store.now()
    current = read_current(store)
    kept = releases_to_keep(releases, current.previous, now, keep_releases, keep_days)
    dropped = [release.release for release in releases if release.release not in kept]
    needed: set[str] = set()
    for release in kept:
        needed |= _objects_of(read_release(store, release))
    overlay = read_overlay(store)
    for path, entry in overlay.files.items():
        needed |= {key_of(current.prefix, path), blob_key(entry.sha256)}
    needed |= read_journal(store).doubtful
    ours: set[str] = set()
    for release in dropped:
        ours |= _objects_of(read_release(store, release))
    objects, size = [], 0
    for listed in store.list(""):
        mine = listed.key in ours or listed.key.startswith((BLOBS, PREFIXES))
        if mine and listed.key not in needed and now - listed.modified > GRACE:
            objects.append(listed.key)
            size += listed.size
    gone = set(dropped)
    records = [
        listed.key
        for listed in store.list(RELEASES)
        if listed.key.removeprefix(RELEASES).split(".")[0] in gone
    ]
    return Garbage(tuple(sorted(dropped)), tuple(objects), tuple(records), size)


def collect(session: Session, lock: Lock, garbage: Garbage) -> None:
    """Delete it. What is interrupted is found again by the next run.

    Raises:
        LockLost: somebody publishes now.
        StoreFailed: the store refuses or does not answer.
    """

    def delete(key: str) -> None:
        lock.check()
        session.store.delete(key)

    session.each("archivos que ya nadie usa", garbage.objects, delete)
    session.each("registros de publicaciones viejas", garbage.records, delete)


def _release_of(key: str) -> str:
    name = key.removeprefix(RELEASES)
    if name.endswith(".cdx.json") or not name.endswith(".json"):
        return ""
    return name.removesuffix(".json")


def _objects_of(manifest: Manifest) -> set[str]:
    found = {key_of(manifest.prefix, path) for path in manifest.files}
    return found | {blob_key(entry.sha256) for entry in manifest.files.values()}
