"""What a deploy does, decided before it does anything. Pure: manifests in, ordered steps out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plugins.deploy.errors import Refused
from plugins.deploy.manifest import Entry
from plugins.deploy.media import Kind, extension, is_page, kinds
from plugins.deploy.store import Listed

# A drop of pages of one part in twenty needs somebody's word.
SHRINK_LIMIT = 20


class Reason(StrEnum):
    """Why a file goes up, in the words of the printed plan."""

    NEW = "nuevo"
    BYTES = "cambió"
    HEADERS = "cambiaron sus cabeceras"
    LOST = "faltaba o no es el nuestro"
    DOUBTFUL = "quedó en duda en un intento anterior"


class Phase(StrEnum):
    """The order: nothing appears before what it needs, nothing goes before what needs it."""

    HASHED = "estilos, programas e imágenes con huella"
    ASSETS = "otros archivos de las páginas"
    IMAGES = "imágenes"
    DATA = "datos"
    NEW_PAGES = "páginas nuevas"
    CHANGED_PAGES = "páginas que cambian"
    INDEXES = "páginas que enlistan a otras"
    LISTS = "feeds, mapa del sitio y programa sin conexión"


_PHASES = {
    Kind.HASHED: Phase.HASHED,
    Kind.ASSET: Phase.ASSETS,
    Kind.IMAGE: Phase.IMAGES,
    Kind.DATA: Phase.DATA,
    Kind.INDEX: Phase.INDEXES,
    Kind.LIST: Phase.LISTS,
}


@dataclass(frozen=True)
class Step:
    """One file to upload."""

    path: str
    reason: Reason
    entry: Entry


@dataclass(frozen=True)
class Plan:
    """Everything that a deploy in place does to what citizens see."""

    phases: tuple[tuple[Phase, tuple[Step, ...]], ...]
    withdrawn: tuple[str, ...]
    unchanged: int

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every upload, in order."""
        return tuple(step for _, steps in self.phases for step in steps)

    @property
    def touched(self) -> frozenset[str]:
        """Every path that may be in doubt if the run dies."""
        return frozenset(step.path for step in self.steps) | frozenset(self.withdrawn)

    def __bool__(self) -> bool:
        return bool(self.phases or self.withdrawn)


def make_plan(
    before: Mapping[str, Entry],
    target: Mapping[str, Entry],
    present: Mapping[str, Listed],
    doubtful: frozenset[str] = frozenset(),
    foreign: frozenset[str] = frozenset(),
) -> Plan:
    """Return what turns the store into ``target``.

    Args:
        before: what the last finished release says is there.
        target: what is to be there.
        present: what the store lists.
        doubtful: paths that an unfinished run may have changed.
        foreign: paths whose listed etag shows bytes that are not those of ``before``.

    Raises:
        Refused: a name that is kept for ever would get other bytes.
    """
    kind_of = kinds([*target, *before, *doubtful])
    phases: dict[Phase, list[Step]] = {phase: [] for phase in Phase}
    clashes = []
    for path in sorted(target):
        entry, old = target[path], before.get(path)
        reason = _reason(path, entry, old, present.get(path), doubtful, foreign)
        if reason is None:
            continue
        kind = kind_of[path]
        if reason is Reason.BYTES and kind is Kind.HASHED and extension(path) in {"css", "js"}:
            clashes.append(path)
        if kind is Kind.PAGE:
            phase = Phase.CHANGED_PAGES if path in present else Phase.NEW_PAGES
        else:
            phase = _PHASES[kind]
        phases[phase].append(Step(path, reason, entry))
    if clashes:
        raise Refused(
            "estos archivos llevan una huella en su nombre pero cambiaron sin cambiar de nombre; "
            f"las páginas ya abiertas se romperían: {', '.join(clashes[:5])}"
        )
    # What pages may still need stays until it is collected as garbage.
    kept = {Kind.HASHED, Kind.ASSET, Kind.IMAGE}
    known = before.keys() | doubtful
    gone = (known & present.keys()) - target.keys()
    withdrawn = tuple(sorted(path for path in gone if kind_of[path] not in kept))
    ordered = tuple((phase, tuple(steps)) for phase, steps in phases.items() if steps)
    uploads = sum(len(steps) for _, steps in ordered)
    return Plan(ordered, withdrawn, len(target) - uploads)


def _reason(
    path: str,
    entry: Entry,
    old: Entry | None,
    found: Listed | None,
    doubtful: frozenset[str],
    foreign: frozenset[str],
) -> Reason | None:
    if old is None:
        return Reason.NEW
    if old.sha256 != entry.sha256:
        return Reason.BYTES
    if dict(old.headers) != dict(entry.headers):
        return Reason.HEADERS
    if found is None or found.size != entry.size or path in foreign:
        return Reason.LOST
    return Reason.DOUBTFUL if path in doubtful else None


def check_shrink(before: Iterable[str], target: Iterable[str]) -> None:
    """Return if the site does not lose a twentieth of its pages.

    Raises:
        Refused: it does.
    """
    old = sum(1 for path in before if is_page(path))
    new = sum(1 for path in target if is_page(path))
    if new < old and (old - new) * SHRINK_LIMIT >= old:
        raise Refused(
            f"el sitio pasaría de {old} a {new} páginas. Si es lo que quieres, repite con "
            "--allow-shrink."
        )


def describe(plan: Plan) -> str:
    """Return the plan as people read it."""
    lines = []
    for phase, steps in plan.phases:
        lines.append(f"{phase.capitalize()} ({len(steps)}):")
        lines += [f"  + {step.path} ({step.reason})" for step in steps]
    if plan.withdrawn:
        lines.append(f"Se retiran ({len(plan.withdrawn)}):")
        lines += [f"  - {path}" for path in plan.withdrawn]
    lines.append(f"Sin cambios: {plan.unchanged}.")
    return "\n".join(lines)
