"""The verb ``due``: what it prints, as lines for people or as JSON for the scheduler."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.content_model.dates import CANCUN, MONTHS, parse_instante
from plugins.content_model.load import load
from plugins.due.moments import Moment, after, between, moments

SHOWN = 8
"""How many of the later moments are told to people; JSON has them all."""


@dataclass(frozen=True)
class Answer:
    """What is due: moments still to come, and those since the last build (None: not asked)."""

    coming: tuple[Moment, ...]
    come: tuple[Moment, ...] | None = None


def run_due(
    root: Path, out: TextIO, err: TextIO, *, now: str = "", since: str = "", as_json: bool = False
) -> int:
    """Print when ``root`` must be built again; return 0, or 2 for an instant that is not one.

    ``now`` is the clock and ``since`` the start of the last build, as ISO date-times with offset;
    without ``now`` it is the real one.
    """
    try:
        at = parse_instante(now) if now else datetime.now(CANCUN)
        built = parse_instante(since) if since else None
    except ValueError as bad:
        err.write(f"{bad}\n")
        return 2
    found = answer(root, at, built)
    out.write(f"{to_json(found)}\n" if as_json else to_text(found))
    return 0


def answer(root: Path, now: datetime, built: datetime | None = None) -> Answer:
    """Return what is due for ``root/content`` at ``now``, the last build having begun at ``built``.

    Records with errors are left out: ``check`` tells of them.
    """
    loaded = load(root, now)
    found = moments(loaded.entries, loaded.catalogue.datos, built or now)
    come = None if built is None else tuple(between(found, built, now))
    return Answer(tuple(after(found, now)), come)


def to_json(found: Answer) -> str:
    """Return the answer for programs; its keys are a contract."""
    next_one = found.coming[0].cuando.astimezone(CANCUN).isoformat() if found.coming else None
    answer: dict[str, object] = {"siguiente": next_one, "motivos": _rows(found.coming)}
    if found.come is not None:
        answer |= {"toca": bool(found.come), "desde_entonces": _rows(found.come)}
    return json.dumps(answer, ensure_ascii=False, indent=1)


def to_text(found: Answer) -> str:
    """Return the answer for people: what has come, what comes next, and a little of the rest."""
    lines: list[str] = []
    if found.come is not None:
        lines += ["Toca construir:" if found.come else "Todavía no toca construir."]
        lines += [_line(moment) for moment in found.come]
    if not found.coming:
        return "\n".join([*lines, "No hay ninguna fecha pendiente.", ""])
    first = found.coming[0].cuando
    next_ones = [moment for moment in found.coming if moment.cuando == first]
    later = found.coming[len(next_ones) :]
    lines += [f"La siguiente construcción toca el {_when(first)} (hora de Cancún):"]
    lines += [f"  {moment.archivo}: {moment.motivo}" for moment in next_ones]
    lines += ["Después:"] if later else []
    lines += [_line(moment) for moment in later[:SHOWN]]
    if len(later) > SHOWN:
        lines.append(f"  … y {len(later) - SHOWN} más (con --json se ven todas)")
    return "\n".join([*lines, ""])


def _line(moment: Moment) -> str:
    return f"  {_when(moment.cuando)}: {moment.archivo}: {moment.motivo}"


def _when(moment: datetime) -> str:
    at = moment.astimezone(CANCUN)
    return f"{at.day} de {MONTHS[at.month - 1]} de {at.year}, {at:%H:%M}"


def _rows(found: Sequence[Moment]) -> list[dict[str, str]]:
    return [
        {
            "cuando": moment.cuando.astimezone(CANCUN).isoformat(),
            "motivo": moment.motivo,
            "archivo": moment.archivo,
        }
        for moment in found
    ]
