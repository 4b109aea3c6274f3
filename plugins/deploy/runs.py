"""The verbs, each on one store: lock, work, purge, look, and back if what is seen is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from plugins.deploy.errors import DeployError, Missing
from plugins.deploy.header_rules import HeaderRule, headers_for
from plugins.deploy.lock import Lock, hold
from plugins.deploy.manifest import Entry
from plugins.deploy.plan import check_shrink, describe, make_plan
from plugins.deploy.prefixed import go_back_prefixed, publish_prefixed
from plugins.deploy.probe import ProbeTerms, probe, sample
from plugins.deploy.publish import Intent, Outcome, decide, drops_overlay, go_back, publish
from plugins.deploy.purge import Purger, addresses_of, purge_all
from plugins.deploy.retention import Garbage, collect, find_garbage
from plugins.deploy.retry import Backoff
from plugins.deploy.session import Session, Situation, read_situation
from plugins.deploy.state import (
    LOCK,
    manifest_key,
    read_journal,
    read_release,
    with_overlay,
    write_journal,
)
from plugins.deploy.targets import Mode


@dataclass(frozen=True)
class Edge:
    """What stands before the store. Without ``base`` there is nothing to purge or to look at."""

    base: str = ""
    purger: Purger | None = None
    probe: ProbeTerms | None = None
    rules: tuple[HeaderRule, ...] = ()
    backoff: Backoff = field(default_factory=Backoff)
    rng: random.Random = field(default_factory=random.Random)


# Reads the local folder; takes the last release, which saves compressing what has not changed.
ReadIntent = Callable[[Mapping[str, Entry]], Intent]


def deploy(session: Session, read_intent: ReadIntent, edge: Edge, mode: Mode) -> Outcome:
    """Publish, purge, look; go back if citizens would see something else.

    Raises:
        DeployError: with what went wrong; the store is whole all the same.
    """
    with hold(session.store, LOCK, session.terms) as lock:
        situation = read_situation(session.store)
        intent = read_intent(situation.manifest.files)
        kept = situation.overlay.files
        if kept and not drops_overlay(situation.overlay, intent):
            session.report.say(
                f"Se conservan {len(kept)} archivos del carril de emergencia: esta construcción es "
                "anterior o no los trae. Si ya no deben verse, repite con --forget-emergency."
            )
        put = publish if mode is Mode.IN_PLACE else publish_prefixed
        outcome = put(session, lock, situation, intent)
        session.report.say(_summary(outcome))
        problem = _purge(session, lock, edge)
        _probe_or_go_back(session, lock, edge, outcome)
        if problem:
            raise DeployError(problem)
    return outcome


def dry_run(session: Session, read_intent: ReadIntent, mode: Mode) -> str:
    """Return what a deploy would do. It takes no lock and writes nothing.

    Raises:
        DeployError: the deploy would be refused.
    """
    situation = read_situation(session.store)
    intent = read_intent(situation.manifest.files)
    if mode is Mode.IN_PLACE:
        return describe(decide(situation, intent).plan)
    if not intent.allow_shrink:
        check_shrink(situation.manifest.files, intent.files)
    return describe(make_plan({}, intent.files, situation.present))


def rollback(session: Session, release: str, edge: Edge) -> Outcome:
    """Bring back ``release``; ``""`` is the one before the current.

    Raises:
        DeployError: it is not kept; nothing was changed.
    """
    with hold(session.store, LOCK, session.terms) as lock:
        situation = read_situation(session.store)
        outcome = _go_back(session, lock, situation, release or _earlier(session, situation))
        session.report.say(_summary(outcome))
        problem = _purge(session, lock, edge)
        if problem:
            raise DeployError(problem)
    return outcome


def gc(session: Session, keep_releases: int, keep_days: int, dry: bool) -> Garbage:
    """Delete what no kept release needs; with ``dry`` only say what.

    Raises:
        DeployError: somebody publishes now, or the store refuses.
    """
    if dry:
        return find_garbage(session, keep_releases, keep_days)
    with hold(session.store, LOCK, session.terms) as lock:
        garbage = find_garbage(session, keep_releases, keep_days)
        collect(session, lock, garbage)
    return garbage


def _go_back(session: Session, lock: Lock, situation: Situation, release: str) -> Outcome:
    to = read_release(session.store, release)
    if bool(to.prefix) != bool(situation.current.prefix):
        raise DeployError(f"«{release}» se publicó de otro modo; construye y publica de nuevo")
    back = go_back_prefixed if to.prefix else go_back
    return back(session, lock, situation, to)


def _earlier(session: Session, situation: Situation) -> str:
    """Return the newest release that citizens saw before the current one and that is kept."""
    for release in situation.current.previous:
        try:
            session.store.head(manifest_key(release))
        except Missing:
            continue
        return release
    raise DeployError("no hay una publicación anterior a la cual regresar")


def _purge(session: Session, lock: Lock, edge: Edge) -> str:
    """Purge what is pending, of this run and of earlier ones; return what to tell if it fails."""
    journal = read_journal(session.store)
    if not journal.purge:
        return ""
    if edge.purger is not None and edge.base:
        addresses = addresses_of(journal.purge, edge.base)
        session.report.say(f"Purgando {len(addresses)} direcciones.")
        left, reason = purge_all(edge.purger, addresses, edge.backoff)
        if left:
            # The journal still holds them all: the next run tries again.
            return (
                f"la publicación está completa, pero {len(left)} direcciones no se pudieron "
                f"purgar ({reason}). Se renuevan solas en minutos; repite el comando para "
                "purgarlas ya."
            )
    lock.check()
    write_journal(session.store, replace(journal, purge=frozenset()))
    return ""


def _probe_or_go_back(session: Session, lock: Lock, edge: Edge, outcome: Outcome) -> None:
    if edge.probe is None:
        return
    situation = read_situation(session.store)
    files = with_overlay(situation.manifest.files, situation.overlay)
    paths = sample(files, outcome.changed, edge.probe.size, edge.rng)
    verdict = probe(edge.probe, files, lambda path: _expected(path, files[path], edge), paths)
    if not verdict.problems:
        session.report.say(f"Se revisaron {verdict.looked_at} direcciones públicas: bien.")
        return
    seen = "\n".join(f"  - {problem}" for problem in verdict.problems[:10])
    if not verdict.reachable:
        raise DeployError(
            f"la publicación está completa en el almacén, pero {edge.probe.base} no responde; no "
            f"se regresó, porque eso no lo arreglaría:\n{seen}"
        )
    if not outcome.before or outcome.before == outcome.release:
        raise DeployError(f"la dirección pública no muestra lo publicado:\n{seen}")
    to = outcome.before
    back = _go_back(session, lock, situation, to)
    problem = _purge(session, lock, edge)
    raise DeployError(
        f"la dirección pública no mostró lo publicado y se regresó a «{back.release}»:\n{seen}"
        + (f"\n{problem}" if problem else "")
    )


def _expected(path: str, entry: Entry, edge: Edge) -> Mapping[str, str]:
    """Return what the answer should carry; how an edge codes it on the way is its own business."""
    wanted = {**headers_for(path, edge.rules), **entry.headers}
    return {name: value for name, value in wanted.items() if name != "Content-Encoding"}


def _summary(outcome: Outcome) -> str:
    plan = outcome.plan
    uploads = len(plan.steps)
    if not uploads and not plan.withdrawn and outcome.before == outcome.release:
        return f"Nada nuevo: «{outcome.release}» ya está publicada y completa."
    return (
        f"Publicada «{outcome.release}»: {uploads} archivos subidos, {len(plan.withdrawn)} "
        f"retirados, {plan.unchanged} sin cambios."
    )
