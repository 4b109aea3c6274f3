"""The verb of ``tasks.py`` that asks for the external services."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(
    help={"only": "revisa uno solo, por su id, sin escribir nada"},
)
def services(c: Context, only: str = "") -> None:
    """Revisa que los servicios externos respondan."""
    import time
    from datetime import datetime

    from plugins.content_model.dates import CANCUN, parse_instante
    from plugins.external_services.cli import check_services
    from plugins.external_services.network import Internet

    clock = os.environ.get("PORTAL_NOW", "")
    now = parse_instante(clock) if clock else datetime.now(CANCUN)
    code = check_services(ROOT, now, Internet(), time.sleep, sys.stdout, only)
    if code != 0:
        raise Exit(code=code)
