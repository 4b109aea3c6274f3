"""What comes before and after each procedure, from both ends of every relation.

``antes`` of one guide and ``despues`` of another state the same edge; either is enough. Ids without
a guide and cycles are returned as data (the checks turn them into findings); nothing here fails on
them. Everything is linear in the number of relations, save for the list of one guide's ancestors.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.tramite import Tramite


@dataclass(frozen=True)
class Faltante:
    """An id that a guide names and no guide has: ``campo`` is where (``relacionados.antes``)."""

    tramite: str
    campo: str
    id: str


@dataclass(frozen=True)
class Previo:
    """A procedure to have done first; ``directo`` when the guide itself asks for it."""

    id: str
    directo: bool


@dataclass(frozen=True)
class ProcedureGraph:
    """The graph of all guides; ids are sorted wherever no other order is stated.

    ``antes`` and ``despues`` are the direct neighbours of each guide. ``ciclos`` are the sets of
    guides that each need one another, each from its least id along its edges where possible.
    """

    antes: Mapping[str, tuple[str, ...]]
    despues: Mapping[str, tuple[str, ...]]
    faltantes: tuple[Faltante, ...]
    ciclos: tuple[tuple[str, ...], ...]
    _rank: Mapping[str, int]

    def antes_necesitas(self, id_: str) -> tuple[Previo, ...]:
        """Return all that comes before ``id_``, in the order in which it can be done."""
        direct = set(self.antes.get(id_, ()))
        found, stack = set(direct), list(direct)
        while stack:
            for earlier in self.antes[stack.pop()]:
                if earlier not in found:
                    found.add(earlier)
                    stack.append(earlier)
        found.discard(id_)
        ordered = sorted(found, key=lambda i: (self._rank[i], i))
        return tuple(Previo(i, i in direct) for i in ordered)


def build_graph(entries: Iterable[Entry[Tramite]]) -> ProcedureGraph:
    """Return the graph of the guides (the Spanish ones: a translation adds no relations)."""
    records = {e.id: e.record for e in entries if e.idioma is Idioma.ES}
    before: dict[str, set[str]] = {id_: set() for id_ in records}
    after: dict[str, set[str]] = {id_: set() for id_ in records}
    missing: set[Faltante] = set()
    for id_, record in records.items():
        for field, others in (
            ("antes", record.relacionados.antes),
            ("despues", record.relacionados.despues),
            ("ver_tambien", record.relacionados.ver_tambien),
        ):
            for other in others:
                if other not in records:
                    missing.add(Faltante(id_, f"relacionados.{field}", other))
                elif field != "ver_tambien":
                    first, second = (other, id_) if field == "antes" else (id_, other)
                    after[first].add(second)
                    before[second].add(first)
    rank = _rank(before, after)
    return ProcedureGraph(
        {id_: tuple(sorted(ids)) for id_, ids in before.items()},
        {id_: tuple(sorted(ids)) for id_, ids in after.items()},
        tuple(sorted(missing, key=lambda f: (f.tramite, f.campo, f.id))),
        _cycles(before, after),
        rank,
    )


def _rank(before: Mapping[str, set[str]], after: Mapping[str, set[str]]) -> Mapping[str, int]:
    """Return each id's place in one topological order (Kahn); what lies on a cycle comes last."""
    waiting = {id_: len(ids) for id_, ids in before.items()}
    ready = [id_ for id_, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    rank: dict[str, int] = {}
    while ready:
        id_ = heapq.heappop(ready)
        rank[id_] = len(rank)
        for later in after[id_]:
            waiting[later] -= 1
            if waiting[later] == 0:
                heapq.heappush(ready, later)
    for id_ in sorted(set(before) - set(rank)):
        rank[id_] = len(rank)
    return rank


def _cycles(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected sets that hold a cycle (Kosaraju, without recursion)."""
    finished: list[str] = []
    seen: set[str] = set()
    for start in sorted(after):
        _finish_order(start, after, seen, finished)
    found = []
    seen = set()
    for start in reversed(finished):
        members: list[str] = []
        _finish_order(start, before, seen, members)
        if len(members) > 1 or (members and start in after[start]):
            found.append(_along(set(members), after))
    return tuple(sorted(found))


def _finish_order(
    start: str, edges: Mapping[str, set[str]], seen: set[str], finished: list[str]
) -> None:
    """Depth-first from ``start``; append each new id to ``finished`` when all below it is done."""
    if start in seen:
        return
    seen.add(start)
    stack = [(start, iter(sorted(edges[start])))]
    while stack:
        id_, rest = stack[-1]
        following = next((other for other in rest if other not in seen), None)
        if following is None:
            finished.append(id_)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(sorted(edges[following]))))


def _along(members: set[str], after: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Order the members of a cycle from the least id, each after one that leads to it."""
    order: list[str] = []
    _finish_order(min(members), {id_: after[id_] & members for id_ in members}, set(), order)
    return tuple(reversed(order))
