"""A release in place: from what the store has to what it is to have, never broken between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plugins.deploy.errors import Conflict, DeployError
from plugins.deploy.lock import Lock
from plugins.deploy.manifest import Entry, Manifest, digest_of, new_manifest
from plugins.deploy.media import is_hashed
from plugins.deploy.plan import Plan, Reason, check_shrink, make_plan
from plugins.deploy.session import Session, Situation, Source
from plugins.deploy.signature import sign
from plugins.deploy.state import (
    PRIVATE_HEADERS,
    Overlay,
    changes_in_place,
    manifest_key,
    signature_key,
    with_overlay,
    write_current,
    write_journal,
    write_overlay,
)
from plugins.deploy.transfer import Transfer, blob_source, keep_blobs


@dataclass(frozen=True)
class Intent:
    """What is to be published.

    ``known_md5``: see Tree.md5. ``forget_emergency``: the build says all there is to say; pages of
    the emergency lane that it lacks go too.
    """

    files: Mapping[str, Entry]
    source: Source
    built_at: datetime
    known_md5: Mapping[str, str]
    allow_shrink: bool = False
    signing_key: str = ""
    sbom: bytes = b""
    forget_emergency: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a run did. ``changed``: paths whose addresses an edge may hold old copies of."""

    release: str
    before: str
    plan: Plan
    changed: frozenset[str]


@dataclass(frozen=True)
class Decision:
    """A plan, and the manifest that it brings about."""

    manifest: Manifest
    effective: Mapping[str, Entry]
    plan: Plan
    new: bool
    drops_overlay: bool


def decide(situation: Situation, intent: Intent) -> Decision:
    """Return what publishing would do; changes nothing.

    Raises:
        Refused: the site shrinks without permission, or a hashed name got other bytes.
    """
    drops = drops_overlay(situation.overlay, intent)
    overlay = Overlay() if drops else situation.overlay
    target = with_overlay(intent.files, overlay)
    before = with_overlay(situation.manifest.files, situation.overlay)
    if not intent.allow_shrink:
        # Builds are compared: what the emergency lane adds or takes away is no shrinking.
        check_shrink(situation.manifest.files, intent.files)
    foreign = _foreign(situation, intent.known_md5)
    plan = make_plan(before, target, situation.present, situation.journal.doubtful, foreign)
    same = digest_of(intent.files) == digest_of(situation.manifest.files)
    same = same and not situation.manifest.prefix
    manifest = situation.manifest if same else new_manifest(intent.files, intent.built_at)
    return Decision(manifest, target, plan, not same, drops and bool(situation.overlay.files))


def drops_overlay(overlay: Overlay, intent: Intent) -> bool:
    """Whether the build knows of the emergency: begun after it, and with all of its pages."""
    if intent.forget_emergency:
        return True
    return overlay.older_than(intent.built_at) and overlay.files.keys() <= intent.files.keys()


def publish(session: Session, lock: Lock, situation: Situation, intent: Intent) -> Outcome:
    """Bring about ``intent``; citizens see only whole pages while it runs and if it dies.

    Raises:
        DeployError: what and why; everything published stays usable, the next run heals.
    """
    decision = decide(situation, intent)
    source = _with_blobs(session, situation, decision, intent.source)
    if decision.new:
        wanted = {
            entry.sha256: (path, entry)
            for path, entry in decision.effective.items()
            if changes_in_place(path)
        }
        keep_blobs(session, lock, situation, source, wanted)
        write_manifest(session, lock, decision.manifest, intent.signing_key, intent.sbom)
    return _bring_about(session, lock, situation, decision, source)


def go_back(session: Session, lock: Lock, situation: Situation, to: Manifest) -> Outcome:
    """Bring back the release ``to`` from what is kept; the emergency lane's pages stay.

    Raises:
        DeployError: something that it needs is no longer kept; nothing was changed.
    """
    target = with_overlay(to.files, situation.overlay)
    lost = [
        path
        for path, entry in target.items()
        if not (path in situation.present if is_hashed(path) else entry.sha256 in situation.blobs)
    ]
    if lost:
        raise DeployError(
            f"no se puede regresar a «{to.release}»: ya no se conservan {len(lost)} de sus "
            f"archivos ({', '.join(lost[:3])}…). Elige otra con «releases»."
        )
    before = with_overlay(situation.manifest.files, situation.overlay)
    plan = make_plan(before, target, situation.present, situation.journal.doubtful)
    decision = Decision(to, target, plan, False, False)
    return _bring_about(session, lock, situation, decision, blob_source(session))


def write_manifest(
    session: Session, lock: Lock, manifest: Manifest, signing_key: str, sbom: bytes
) -> None:
    """Store the manifest, its signature and its list of parts; they are never overwritten.

    Raises:
        DeployError: another release has this name.
    """
    body = manifest.to_json()
    key = manifest_key(manifest.release)
    objects = [(key, body)]
    if sbom:
        objects.append((key.removesuffix(".json") + ".cdx.json", sbom))
    if signing_key:
        objects.append((signature_key(manifest.release), sign(body, signing_key)))
    for name, data in objects:
        lock.check()
        try:
            session.store.put(name, data, PRIVATE_HEADERS, if_none_match=True)
        except Conflict:
            if session.store.get(name).body != data:
                raise DeployError(f"ya existe otra publicación «{manifest.release}»") from None


def _bring_about(
    session: Session, lock: Lock, situation: Situation, decision: Decision, source: Source
) -> Outcome:
    plan, current = decision.plan, situation.current
    # Nobody can hold an old copy of a hashed name that is new.
    changed = frozenset(plan.withdrawn).union(
        step.path for step in plan.steps if not (step.reason is Reason.NEW and is_hashed(step.path))
    )
    outcome = Outcome(decision.manifest.release, current.release, plan, changed)
    moves = current.release != decision.manifest.release
    if not plan and not moves and not situation.journal.doubtful:
        return outcome
    journal = situation.journal
    if plan:
        # From here on the next run must doubt these paths.
        journal = replace(
            journal,
            doubtful=journal.doubtful | plan.touched,
            purge=journal.purge | changed,
        )
        lock.check()
        journal = write_journal(session.store, journal)
    Transfer(session, lock, situation, source).carry_out(plan)
    lock.renew()
    left: frozenset[str] = frozenset()
    if moves:
        write_current(session.store, current, decision.manifest)
    if decision.drops_overlay:
        try:
            write_overlay(session.store, Overlay(etag=situation.overlay.etag))
        except Conflict:
            # A newer emergency: it stays, and says more than we left in the store.
            left = frozenset(situation.overlay.files)
    write_journal(session.store, replace(journal, doubtful=left))
    return outcome


def _with_blobs(
    session: Session, situation: Situation, decision: Decision, source: Source
) -> Source:
    """Read the emergency lane's files from the store, everything else from ``source``."""
    kept = blob_source(session)
    overlay = {} if decision.drops_overlay else situation.overlay.files

    def read(path: str, entry: Entry) -> bytes:
        return kept(path, entry) if path in overlay else source(path, entry)

    return read


def _foreign(situation: Situation, known_md5: Mapping[str, str]) -> frozenset[str]:
    """Return the paths that hold other bytes than ours, as far as the listing shows."""
    if not situation.md5_etags:
        return frozenset()
    return frozenset(
        path
        for path, expected in known_md5.items()
        if (found := situation.present.get(path)) and found.etag.strip('"') != expected
    )
