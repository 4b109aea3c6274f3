"""Looks at every package of both locks: known faults, and licences. Any doubt is a failure."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from plugins.supply_chain.advisories import (
    Advisory,
    NotAsked,
    Run,
    Said,
    npm_advisories,
    pip_audit_command,
    python_advisories,
)
from plugins.supply_chain.licences import Package, npm_packages, python_packages, refusals

PYTHON_LOCK = "requirements.lock"
NPM_LOCK = "package-lock.json"


def audit_packages(root: Path, run: Run, pip_audit: Callable[[], Path], out: TextIO) -> int:
    """Print what is known of the packages; return 0 only when all was asked and all is well.

    ``pip_audit`` provides that program; it may raise OSError or CalledProcessError.
    """
    packages = all_packages(root)
    code = 0
    for refused in refusals(packages):
        out.write(f"Licencia: {refused}.\n")
        code = 1

    def python() -> list[Advisory]:
        command = pip_audit_command(pip_audit(), root / PYTHON_LOCK)
        return python_advisories(run, command, [p.name for p in packages if p.kind == "pypi"])

    for title, ask in (("Python", python), ("npm", lambda: npm_advisories(run))):
        try:
            found = ask()
        except (NotAsked, OSError, subprocess.SubprocessError) as error:
            out.write(
                f"{title}: NO SE PUDO REVISAR. {error}\n"
                "  Sin esa respuesta no se sabe si hay fallas: cuenta como error. Revisa la "
                "conexión y repite.\n"
            )
            code = 1
            continue
        out.write(f"{title}: {_told(found)}\n")
        code = 1 if found else code
    return code


def all_packages(root: Path) -> list[Package]:
    """Return every package of both locks, in order."""
    python = python_packages((root / PYTHON_LOCK).read_text(encoding="utf-8"))
    npm = npm_packages((root / NPM_LOCK).read_text(encoding="utf-8"))
    return sorted({*python, *npm})


def licence_table(packages: Iterable[Package]) -> str:
    """Return the list of packages with their licences, as Markdown."""
    lines = [
        "# Paquetes y licencias",
        "",
        "De requirements.lock y package-lock.json; la licencia (SPDX) es la que declara cada uno.",
        "",
        "| registro | paquete | versión | licencia |",
        "|---|---|---|---|",
    ]
    lines += [f"| {p.kind} | {p.name} | {p.version} | {p.licence} |" for p in packages]
    return "\n".join(lines) + "\n"


def run_in(root: Path) -> Run:
    """Return what runs a program at ``root``; one that does not end in 5 minutes is an error."""

    def run(command: Sequence[str]) -> Said:
        done = subprocess.run(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return run


def _told(found: Sequence[Advisory]) -> str:
    if not found:
        return "ninguna falla conocida."
    lines = [
        f"  {one.paquete} {one.version}: {one.id}"
        + (f" ({one.texto})" if one.texto else "")
        + (f"; se arregla en {one.arreglo}" if one.arreglo else "; todavía sin arreglo")
        for one in found
    ]
    return "\n".join([f"{len(found)} fallas conocidas:", *lines])
