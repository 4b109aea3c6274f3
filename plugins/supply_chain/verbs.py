"""The verbs of ``tasks.py`` about packages: their known faults, their licences."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


def audit_packages() -> int:
    """Ask the lists of known faults and look at the licences; return the exit code."""
    from plugins.supply_chain import cli
    from plugins.supply_chain.tool import provide_pip_audit

    cache = ROOT / ".cache"
    return cli.audit_packages(ROOT, cli.run_in(ROOT), lambda: provide_pip_audit(cache), sys.stdout)


@task(help={"output": "archivo que se escribe"})
def licences(c: Context, output: str = "licencias.md") -> None:
    """Escribe la lista de paquetes con su licencia."""
    from plugins.supply_chain.cli import all_packages, licence_table
    from plugins.supply_chain.licences import refusals

    packages = all_packages(ROOT)
    Path(output).write_text(licence_table(packages), encoding="utf-8")
    refused = refusals(packages)
    sys.stdout.writelines(f"{line}\n" for line in refused)
    if refused:
        raise Exit(code=1)
