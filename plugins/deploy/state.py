"""What a store knows about its own releases: objects below ``_deploy/``.

- ``current.json``: the release that citizens see, and those before it.
- ``releases/<id>.json`` (and ``.sig``): the manifests.
- ``journal.json``: paths that an unfinished run may have changed, addresses still to be purged.
- ``overlay.json``: pages of the emergency lane, which win over every older release.
- ``blobs/<sha256>``: the bytes of what changes in place, for going back.
- ``lock.json``, ``lock-emergencia.json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from plugins.deploy.errors import DeployError, Missing
from plugins.deploy.manifest import EMPTY, Entry, Manifest, read_manifest, sha256
from plugins.deploy.media import is_hashed
from plugins.deploy.store import Store

ROOT = "_deploy/"
CURRENT = f"{ROOT}current.json"
JOURNAL = f"{ROOT}journal.json"
OVERLAY = f"{ROOT}overlay.json"
LOCK = f"{ROOT}lock.json"
EMERGENCY_LOCK = f"{ROOT}lock-emergencia.json"
RELEASES = f"{ROOT}releases/"
BLOBS = f"{ROOT}blobs/"
PREFIXES = "r/"

# How many earlier releases the pointer names.
HISTORY = 50
# Nobody but deployers reads these; an edge must never serve an old one.
PRIVATE_HEADERS = {"Content-Type": "application/json", "Cache-Control": "no-store"}


@dataclass(frozen=True)
class Current:
    """The pointer. ``etag`` is None when there is none yet."""

    release: str = ""
    manifest_sha256: str = ""
    prefix: str = ""
    previous: tuple[str, ...] = ()
    etag: str | None = None
    # Whether this store's etags are MD5 sums, as this object's shows.
    md5_etag: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Journal:
    """What an unfinished run left to be done."""

    doubtful: frozenset[str] = frozenset()
    purge: frozenset[str] = frozenset()
    etag: str | None = None


@dataclass(frozen=True)
class Overlay:
    """Files of the emergency lane and since when, by the store's clock."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    since: str = ""
    etag: str | None = None

    def older_than(self, moment: datetime) -> bool:
        """Whether a build begun at ``moment`` already knew of it."""
        return not self.since or datetime.fromisoformat(self.since) < moment


def manifest_key(release: str) -> str:
    """Return where the manifest of a release is."""
    return f"{RELEASES}{release}.json"


def signature_key(release: str) -> str:
    """Return where its signature is."""
    return f"{RELEASES}{release}.sig"


def blob_key(digest: str) -> str:
    """Return where the bytes of a digest are."""
    return f"{BLOBS}{digest}"


def changes_in_place(path: str) -> bool:
    """Whether going back needs a copy of its bytes, because the next release overwrites it."""
    return not is_hashed(path)


def put_json(store: Store, key: str, data: Mapping[str, Any], etag: str | None) -> str:
    """Write ``data`` if nobody else wrote since it was read; return the new etag.

    Raises:
        Conflict: somebody did.
    """
    body = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
    if etag is None:
        return store.put(key, body, PRIVATE_HEADERS, if_none_match=True)
    return store.put(key, body, PRIVATE_HEADERS, if_match=etag)


def read_current(store: Store) -> Current:
    """Return the pointer."""
    data, etag, md5_etag = _read(store, CURRENT)
    if etag is None:
        return Current()
    previous = tuple(data["previous"])
    return Current(
        data["release"], data["manifest_sha256"], data["prefix"], previous, etag, md5_etag
    )


def write_current(store: Store, before: Current, manifest: Manifest) -> Current:
    """Point to ``manifest``; return the new pointer.

    Raises:
        Conflict: the pointer is no longer ``before``.
    """
    digest = sha256(manifest.to_json())
    previous = before.previous
    if manifest.release in previous:
        # Going back: what came after it is no longer "before" anything. No clock decides this.
        previous = previous[previous.index(manifest.release) + 1 :]
    elif before.release and before.release != manifest.release:
        previous = (before.release, *previous)[:HISTORY]
    data = {
        "release": manifest.release,
        "manifest_sha256": digest,
        "prefix": manifest.prefix,
        "previous": list(previous),
    }
    etag = put_json(store, CURRENT, data, before.etag)
    return Current(manifest.release, digest, manifest.prefix, previous, etag)


def read_journal(store: Store) -> Journal:
    """Return the journal."""
    data, etag, _ = _read(store, JOURNAL)
    if etag is None:
        return Journal()
    return Journal(frozenset(data["doubtful"]), frozenset(data["purge"]), etag)


def write_journal(store: Store, journal: Journal) -> Journal:
    """Write the journal; return it with its new etag.

    Raises:
        Conflict: somebody else wrote it.
    """
    data = {"doubtful": sorted(journal.doubtful), "purge": sorted(journal.purge)}
    return Journal(journal.doubtful, journal.purge, put_json(store, JOURNAL, data, journal.etag))


def read_overlay(store: Store) -> Overlay:
    """Return the emergency lane's files."""
    data, etag, _ = _read(store, OVERLAY)
    if etag is None:
        return Overlay()
    files = {
        path: Entry(entry["sha256"], entry["size"], entry["headers"])
        for path, entry in data["files"].items()
    }
    return Overlay(files, data["since"], etag)


def write_overlay(store: Store, overlay: Overlay) -> Overlay:
    """Write the emergency lane's files; return them with their new etag.

    Raises:
        Conflict: somebody else wrote them.
    """
    files = {
        path: {"sha256": entry.sha256, "size": entry.size, "headers": dict(entry.headers)}
        for path, entry in overlay.files.items()
    }
    data = {"files": files, "since": overlay.since}
    return Overlay(overlay.files, overlay.since, put_json(store, OVERLAY, data, overlay.etag))


def read_release(store: Store, release: str, digest: str = "") -> Manifest:
    """Return a release's manifest; the empty one for the release ``""``.

    Raises:
        DeployError: there is no such release, or its bytes are not those of ``digest``.
    """
    if not release:
        return EMPTY
    try:
        body = store.get(manifest_key(release)).body
    except Missing as error:
        raise DeployError(f"no se conserva la publicación «{release}»") from error
    if digest and sha256(body) != digest:
        raise DeployError(f"el manifiesto de «{release}» no es el que se publicó")
    return read_manifest(body)


def with_overlay(files: Mapping[str, Entry], overlay: Overlay) -> dict[str, Entry]:
    """Return ``files`` as they are once the emergency lane's are laid over them."""
    return {**files, **overlay.files}


def md5(data: bytes) -> str:
    """Return the sum that many stores use as etag; it protects nothing here."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _read(store: Store, key: str) -> tuple[Mapping[str, Any], str | None, bool]:
    try:
        found = store.get(key)
    except Missing:
        return {}, None, False
    try:
        return json.loads(found.body), found.etag, found.etag.strip('"') == md5(found.body)
    except ValueError as error:
        raise DeployError(f"«{key}» está dañado en el destino") from error
