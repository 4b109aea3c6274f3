"""Releases side by side: each whole in a folder of its own, and one pointer that says which.

For edges that can read the pointer (``_deploy/current.json``) and look into ``r/<release>/``. What
has its digest in its name lies at its own address, shared by all, so that open tabs keep working.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from plugins.deploy.errors import Conflict, DeployError, VerifyFailed
from plugins.deploy.lock import Lock
from plugins.deploy.manifest import Entry, Manifest, digest_of, new_manifest
from plugins.deploy.media import is_hashed
from plugins.deploy.plan import Plan, check_shrink, make_plan
from plugins.deploy.publish import Intent, Outcome, drops_overlay, write_manifest
from plugins.deploy.session import Session, Situation, Source
from plugins.deploy.state import (
    PREFIXES,
    Overlay,
    read_overlay,
    with_overlay,
    write_current,
    write_journal,
    write_overlay,
)
from plugins.deploy.transfer import blob_source, problem_with


def key_of(prefix: str, path: str) -> str:
    """Return where ``path`` of the release below ``prefix`` is stored."""
    return path if not prefix or is_hashed(path) else prefix + path


def publish_prefixed(session: Session, lock: Lock, situation: Situation, intent: Intent) -> Outcome:
    """Upload the release whole, verify it, then point to it.

    Raises:
        DeployError: what and why; citizens still see the release before.
    """
    before = with_overlay(situation.manifest.files, situation.overlay)
    if not intent.allow_shrink:
        check_shrink(situation.manifest.files, intent.files)
    named = new_manifest(intent.files, intent.built_at)
    manifest = replace(named, prefix=f"{PREFIXES}{named.release}/")
    plan = make_plan({}, intent.files, situation.present)
    current = situation.current
    drops = drops_overlay(situation.overlay, intent)
    same = digest_of(intent.files) == digest_of(situation.manifest.files)
    # An alert that ended may leave the site as it was before: then what is over it has to go.
    if current.prefix and same and not (drops and situation.overlay.files):
        return Outcome(current.release, current.release, Plan((), (), len(plan.steps)), frozenset())
    write_manifest(session, lock, manifest, intent.signing_key, intent.sbom)
    shared = [path for path in sorted(intent.files) if is_hashed(path)]
    own = [path for path in sorted(intent.files) if not is_hashed(path)]
    _upload(session, lock, situation, manifest, intent.source, shared)
    _upload(session, lock, situation, manifest, intent.source, own)
    _verify(session, manifest, sorted(intent.files))
    changed = _changed(before, intent.files)
    switch(session, lock, situation, manifest, changed, drops)
    return Outcome(manifest.release, current.release, plan, changed)


def switch(
    session: Session,
    lock: Lock,
    situation: Situation,
    to: Manifest,
    changed: frozenset[str],
    drops_overlay: bool,
) -> None:
    """Lay the emergency lane's files over the release ``to``, then point to it: one write.

    Raises:
        DeployError: what and why; citizens still see the release before.
    """
    overlay = read_overlay(session.store)
    if not (drops_overlay and overlay.etag == situation.overlay.etag):
        _lay(session, lock, to, overlay.files)
    purge = situation.journal.purge | changed
    write_journal(session.store, replace(situation.journal, purge=purge))
    lock.renew()
    write_current(session.store, situation.current, to)
    after = read_overlay(session.store)
    if after.etag != overlay.etag:
        # An emergency of the last instant went to the release that was current then.
        _lay(session, lock, to, after.files)
    elif drops_overlay and overlay.files:
        try:
            write_overlay(session.store, Overlay(etag=overlay.etag))
        except Conflict:
            _lay(session, lock, to, read_overlay(session.store).files)


def go_back_prefixed(session: Session, lock: Lock, situation: Situation, to: Manifest) -> Outcome:
    """Point to an earlier release.

    Raises:
        DeployError: it is not kept whole; nothing was changed.
    """
    listed = {item.key for item in session.store.list(to.prefix)} | situation.present.keys()
    lost = [path for path in to.files if key_of(to.prefix, path) not in listed]
    if lost:
        raise DeployError(
            f"no se puede regresar a «{to.release}»: ya no se conservan {len(lost)} de sus archivos"
        )
    before = with_overlay(situation.manifest.files, situation.overlay)
    changed = _changed(before, with_overlay(to.files, situation.overlay))
    switch(session, lock, situation, to, changed, drops_overlay=False)
    plan = Plan((), (), len(to.files))
    return Outcome(to.release, situation.current.release, plan, changed)


def _upload(
    session: Session,
    lock: Lock,
    situation: Situation,
    manifest: Manifest,
    source: Source,
    paths: list[str],
) -> None:
    def upload(path: str) -> None:
        entry = manifest.files[path]
        found = situation.present.get(path) if is_hashed(path) else None
        if found is not None and found.size == entry.size:
            return
        lock.check()
        session.store.put(key_of(manifest.prefix, path), source(path, entry), entry.headers)

    session.each("archivos de la publicación", paths, upload)


def _verify(session: Session, manifest: Manifest, paths: list[str]) -> None:
    problems: list[str] = []

    def look(path: str) -> None:
        problem = problem_with(session, key_of(manifest.prefix, path), path, manifest.files[path])
        if problem:
            problems.append(problem)

    session.each("revisión de lo subido", paths, look)
    if problems:
        raise VerifyFailed("el destino no devuelve lo que se subió:", sorted(problems))


def _lay(session: Session, lock: Lock, to: Manifest, files: Mapping[str, Entry]) -> None:
    source = blob_source(session)

    def put(path: str) -> None:
        lock.check()
        entry = files[path]
        session.store.put(key_of(to.prefix, path), source(path, entry), entry.headers)

    session.each("avisos de emergencia", sorted(files), put)


def _changed(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> frozenset[str]:
    paths = before.keys() | after.keys()
    return frozenset(
        path for path in paths if before.get(path) != after.get(path) and not is_hashed(path)
    )
