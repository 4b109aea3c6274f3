"""Carries out a plan in place: each object under a condition, each phase before the next."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from plugins.deploy.errors import Conflict, DeployError, Missing, VerifyFailed
from plugins.deploy.lock import Lock
from plugins.deploy.manifest import Entry, sha256
from plugins.deploy.plan import Plan, Step
from plugins.deploy.session import Session, Situation, Source
from plugins.deploy.state import blob_key, read_overlay
from plugins.deploy.store import stored_headers

BLOB_HEADERS = {"Content-Type": "application/octet-stream", "Cache-Control": "no-store"}
# How often a path is tried whose etag moves under our hands.
_TRIES = 4


@dataclass
class Transfer:
    """The writes of one run on the files that citizens see.

    Every write names the etag that the listing showed. So a write of a dead run that arrives late
    is refused by the store, and one of the emergency lane is seen and left alone.
    """

    session: Session
    lock: Lock
    situation: Situation
    source: Source
    skipped: set[str] = field(default_factory=set)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def carry_out(self, plan: Plan) -> None:
        """Upload, verify, withdraw.

        Raises:
            LockLost: somebody else publishes now.
            VerifyFailed: the store gives back other bytes than it was given.
            StoreFailed: it refuses or does not answer.
        """
        for phase, steps in plan.phases:
            self.session.each(phase, steps, self._upload)
        self.session.each("revisión de lo subido", plan.steps, self._verify)
        self.session.each("páginas que se retiran", plan.withdrawn, self._withdraw)

    def _upload(self, step: Step) -> None:
        data = self.source(step.path, step.entry)
        found = self.situation.present.get(step.path)
        etag = found.etag if found else None
        for _ in range(_TRIES):
            self.lock.check()
            try:
                self.session.store.put(
                    step.path,
                    data,
                    step.entry.headers,
                    if_match=etag,
                    if_none_match=etag is None,
                )
            except Conflict:
                if self._is_of_emergency(step.path):
                    return
                etag = self._etag(step.path)
            else:
                return
        raise Conflict(step.path)

    def _verify(self, step: Step) -> None:
        if step.path in self.skipped:
            return
        problem = problem_with(self.session, step.path, step.path, step.entry)
        if problem and not self._is_of_emergency(step.path):
            raise VerifyFailed("el destino no devuelve lo que se subió:", [problem])

    def _withdraw(self, path: str) -> None:
        etag: str | None = self.situation.present[path].etag
        for _ in range(_TRIES):
            self.lock.check()
            try:
                self.session.store.delete(path, if_match=etag)
            except Conflict:
                if self._is_of_emergency(path):
                    return
                etag = self._etag(path)
                if etag is None:
                    return
            else:
                return
        raise Conflict(path)

    def _etag(self, path: str) -> str | None:
        try:
            return self.session.store.head(path).etag
        except Missing:
            return None

    def _is_of_emergency(self, path: str) -> bool:
        """Whether the emergency lane took ``path`` after we began; else the lock must be ours."""
        self.lock.renew()
        overlay = read_overlay(self.session.store)
        if overlay.etag == self.situation.overlay.etag or path not in overlay.files:
            return False
        with self._guard:
            self.skipped.add(path)
        self.session.report.say(f"Se conserva el aviso de emergencia en «{path}».")
        return True


def problem_with(session: Session, key: str, path: str, entry: Entry) -> str:
    """Read ``key`` and return what differs from ``entry``; ``""`` if nothing does."""
    try:
        found = session.store.get(key)
    except Missing:
        return f"{path}: falta"
    if sha256(found.body) != entry.sha256:
        return f"{path}: su contenido es otro"
    if stored_headers(found.headers) != stored_headers(entry.headers):
        return f"{path}: sus cabeceras son otras ({dict(found.headers)})"
    return ""


def keep_blobs(
    session: Session,
    lock: Lock,
    situation: Situation,
    source: Source,
    wanted: dict[str, tuple[str, Entry]],
) -> None:
    """Store the bytes of ``wanted`` (by digest) that are not kept yet, so that we can go back."""

    def keep(digest: str) -> None:
        path, entry = wanted[digest]
        lock.check()
        try:
            session.store.put(
                blob_key(digest), source(path, entry), BLOB_HEADERS, if_none_match=True
            )
        except Conflict:
            # A dead run's upload arrived: under this name there is only one content.
            return

    missing = sorted(wanted.keys() - situation.blobs)
    session.each("copias para poder regresar", missing, keep)


def blob_source(session: Session) -> Source:
    """Return a source that reads what earlier releases kept."""

    def read(path: str, entry: Entry) -> bytes:
        try:
            data = session.store.get(blob_key(entry.sha256)).body
        except Missing:
            data = session.store.get(path).body
        if sha256(data) != entry.sha256:
            raise DeployError(f"la copia guardada de «{path}» está dañada; no se usó")
        return data

    return read
