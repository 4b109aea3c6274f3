"""The emergency lane: a few files, now, whatever else is being published.

Its own lock, with a short lease; it never waits for a deploy. It first writes down which files are
its own (the overlay), then puts them. A deploy in progress writes only over what its listing
showed, so it meets our file, reads the overlay and leaves it alone. Deploys of builds begun before
the emergency, and rollbacks, keep it too; the first build begun after it takes over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from plugins.deploy.errors import Conflict, VerifyFailed
from plugins.deploy.header_rules import HeaderRule, headers_for
from plugins.deploy.lock import Lock, hold
from plugins.deploy.manifest import Entry, sha256
from plugins.deploy.media import Kind, is_hashed, kinds
from plugins.deploy.prefixed import key_of
from plugins.deploy.session import Session
from plugins.deploy.state import (
    EMERGENCY_LOCK,
    Overlay,
    blob_key,
    read_current,
    read_overlay,
    write_overlay,
)
from plugins.deploy.store import stored_headers
from plugins.deploy.transfer import BLOB_HEADERS, problem_with

LEASE_SECONDS = 15.0


@dataclass(frozen=True)
class Published:
    """What the lane put, by path, and the addresses to purge."""

    files: Mapping[str, Entry]


def deploy_files(
    session: Session, files: Mapping[str, bytes], rules: tuple[HeaderRule, ...] = ()
) -> Published:
    """Publish ``files`` (path in the site → bytes) ahead of everything, and re-read them.

    What has its digest in its name goes first and is not kept as an emergency. Purging is left to
    the caller, with the paths that come back.

    Raises:
        LockHeld: another emergency is being published this moment.
        StoreFailed: the store refuses or does not answer.
        VerifyFailed: it gives back other bytes.
    """
    terms = replace(session.terms, lease=LEASE_SECONDS)
    entries = {
        path: Entry(sha256(data), len(data), stored_headers(headers_for(path, rules)))
        for path, data in files.items()
    }
    urgent = {path: entry for path, entry in entries.items() if not is_hashed(path)}
    with hold(session.store, EMERGENCY_LOCK, terms) as lock:
        for path, entry in entries.items():
            if path not in urgent:
                session.store.put(path, files[path], entry.headers)
        session.each("copias del aviso", sorted(urgent), lambda path: _keep(session, files[path]))
        _note(session, urgent)
        prefix = None
        # A deploy may switch to another release while we write.
        while prefix != (now := read_current(session.store).prefix):
            prefix = now
            _put(session, lock, prefix, files, urgent)
        problems = [
            problem
            for path, entry in sorted(entries.items())
            if (problem := problem_with(session, key_of(prefix, path), path, entry))
        ]
        if problems:
            raise VerifyFailed("el destino no devuelve el aviso que se subió:", problems)
    return Published(entries)


def _keep(session: Session, data: bytes) -> None:
    try:
        session.store.put(blob_key(sha256(data)), data, BLOB_HEADERS, if_none_match=True)
    except Conflict:
        return


def _note(session: Session, urgent: Mapping[str, Entry]) -> None:
    """Add ``urgent`` to the overlay; a deploy that empties it at this instant makes us repeat."""
    while True:
        before = read_overlay(session.store)
        # By the store's clock; rounded up, because its seconds have no fractions.
        since = session.store.now() + timedelta(seconds=1)
        files = {**before.files, **urgent}
        try:
            write_overlay(session.store, Overlay(files, since.isoformat(), before.etag))
        except Conflict:
            continue
        return


def _put(
    session: Session,
    lock: Lock,
    prefix: str,
    files: Mapping[str, bytes],
    urgent: Mapping[str, Entry],
) -> None:
    kind_of = kinds(urgent)

    def put(path: str) -> None:
        lock.check()
        session.store.put(key_of(prefix, path), files[path], urgent[path].headers)

    # Data first, then the pages, then those that list them.
    for kind in Kind:
        paths = sorted(path for path in urgent if kind_of[path] is kind)
        session.each("aviso de emergencia", paths, put)
