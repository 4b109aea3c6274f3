"""Asks the public lists of known faults about every package of both locks.

A list that could not be asked, or that does not know a package, is a failure and never "nothing
found": pip-audit by itself ends with 0 and "No known vulnerabilities found" when the list knows
none of the packages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """What a program said, and its exit code."""

    code: int
    out: str
    err: str = ""


Run = Callable[[Sequence[str]], Said]


class NotAsked(Exception):
    """The list gave no answer that can be relied on; the text says why, in Spanish."""


@dataclass(frozen=True, order=True)
class Advisory:
    """A known fault. ``arreglo`` is the version that mends it, or ""."""

    paquete: str
    version: str
    id: str
    arreglo: str = ""
    texto: str = ""


def pip_audit_command(program: Path, lock: Path) -> list[str]:
    """Return the command; the lock names every package by hash, so nothing is installed."""
    command = [str(program), "--requirement", str(lock), "--require-hashes", "--disable-pip"]
    return [*command, "--strict", "--format", "json", "--progress-spinner", "off"]


NPM_AUDIT = ("npm", "audit", "--json", "--package-lock-only", "--audit-level", "low")


def python_advisories(run: Run, command: Sequence[str], names: Iterable[str]) -> list[Advisory]:
    """Return the known faults of ``names``, the packages of the lock.

    Raises:
        NotAsked: the program did not run, the list did not answer, or does not know a package.
    """
    said = run(command)
    data = _json(said, "pip-audit")
    try:
        rows = {_normal(row["name"]): row for row in data["dependencies"]}
    except (KeyError, TypeError) as error:
        raise NotAsked(_reason("pip-audit", said)) from error
    unknown = sorted(
        name
        for name in map(_normal, names)
        if name not in rows or "vulns" not in rows[name] or rows[name].get("skip_reason")
    )
    if unknown:
        shown = ", ".join(unknown[:5]) + (f" y {len(unknown) - 5} más" if len(unknown) > 5 else "")
        raise NotAsked(f"la lista de fallas de Python no conoce {shown}")
    found = [
        Advisory(
            name,
            row["version"],
            fault["id"],
            ", ".join(fault.get("fix_versions", ())),
            _line(fault),
        )
        for name, row in rows.items()
        for fault in row["vulns"]
    ]
    if said.code not in (0, 1) or (said.code == 1) != bool(found):
        raise NotAsked(_reason("pip-audit", said))
    return sorted(found)


def npm_advisories(run: Run) -> list[Advisory]:
    """Return the known faults of the packages of package-lock.json.

    Raises:
        NotAsked: npm did not run, or the list did not answer.
    """
    said = run(NPM_AUDIT)
    data = _json(said, "npm audit")
    total = data.get("metadata", {}).get("dependencies", {}).get("total")
    faults = data.get("vulnerabilities")
    if "auditReportVersion" not in data or not isinstance(faults, dict) or not total:
        raise NotAsked(_reason("npm audit", said, data.get("message")))
    if said.code not in (0, 1) or (said.code == 1) != bool(faults):
        raise NotAsked(_reason("npm audit", said))
    return sorted(_npm(faults))


def _npm(faults: Mapping[str, Any]) -> Iterator[Advisory]:
    for name, fault in faults.items():
        fix = fault.get("fixAvailable")
        # A package that only has a faulty one inside names it instead of an advisory.
        for via in fault.get("via", ()):
            if isinstance(via, dict):
                where = str(via.get("url") or via.get("source") or "")
                known = where.rpartition("/")[2] or name
                mended = str(fix.get("version", "")) if isinstance(fix, dict) else ""
                yield Advisory(
                    name, str(fault.get("range", "")), known, mended, via.get("title", "")
                )


def _json(said: Said, program: str) -> dict[str, Any]:
    try:
        data = json.loads(said.out)
    except ValueError as error:
        raise NotAsked(_reason(program, said)) from error
    if not isinstance(data, dict):
        raise NotAsked(_reason(program, said))
    return data


def _reason(program: str, said: Said, more: object = None) -> str:
    last = next((line for line in reversed(said.err.splitlines()) if line.strip()), "")
    told = str(more or last or "sin decir por qué").strip()
    return f"{program} no pudo consultar la lista de fallas (código {said.code}): {told[:300]}"


def _line(fault: Mapping[str, Any]) -> str:
    return str(fault.get("description", "")).strip().partition("\n")[0][:160]


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
