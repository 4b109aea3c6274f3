"""Reads a whole store again and compares it with its manifest: the check of mirrors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.deploy.errors import DeployError, Missing, VerifyFailed
from plugins.deploy.manifest import Manifest
from plugins.deploy.media import is_page
from plugins.deploy.prefixed import key_of
from plugins.deploy.session import Session, read_situation
from plugins.deploy.signature import check_signature
from plugins.deploy.state import manifest_key, signature_key, with_overlay
from plugins.deploy.transfer import problem_with


@dataclass(frozen=True)
class Inspection:
    """What was found. ``strangers``: pages that no manifest names."""

    manifest: Manifest
    problems: tuple[str, ...]
    strangers: tuple[str, ...]
    looked_at: int
    unfinished: bool


def inspect(session: Session, public_key: str = "") -> Inspection:
    """Re-read every object of the current release; with a key, check the signature first.

    Raises:
        DeployError: nothing was ever published here, or the records are damaged.
        VerifyFailed: the signature is missing or not ours.
    """
    situation = read_situation(session.store)
    release = situation.current.release
    if not release:
        raise DeployError(f"en {session.store.name} no hay ninguna publicación")
    if public_key:
        body = session.store.get(manifest_key(release)).body
        try:
            signature = session.store.get(signature_key(release)).body
        except Missing as error:
            raise VerifyFailed("la publicación no está firmada", ()) from error
        check_signature(body, signature, public_key)
    files = with_overlay(situation.manifest.files, situation.overlay)
    prefix = situation.manifest.prefix
    problems: list[str] = []

    def look(path: str) -> None:
        problem = problem_with(session, key_of(prefix, path), path, files[path])
        if problem:
            problems.append(problem)

    session.each("revisión de todo lo publicado", sorted(files), look)
    strangers = [path for path in situation.present if is_page(path) and path not in files]
    return Inspection(
        situation.manifest,
        tuple(sorted(problems)),
        tuple(sorted(strangers)) if not prefix else (),
        len(files),
        bool(situation.journal.doubtful),
    )


def differences(inspections: Sequence[tuple[str, Inspection]]) -> tuple[str, ...]:
    """Return what makes the targets unequal, by the digests of their manifests."""
    found = []
    first_name, first = inspections[0]
    for name, other in inspections[1:]:
        mine = {path: entry.sha256 for path, entry in first.manifest.files.items()}
        theirs = {path: entry.sha256 for path, entry in other.manifest.files.items()}
        different = sorted(
            path for path in mine.keys() | theirs.keys() if mine.get(path) != theirs.get(path)
        )
        if different:
            found.append(
                f"{name} no es igual a {first_name}: {len(different)} archivos distintos "
                f"({', '.join(different[:3])}…)"
            )
    return tuple(found)
