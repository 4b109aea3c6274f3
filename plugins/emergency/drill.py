"""A drill: the whole chain on a copy, against a store in a folder; nothing real is touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from plugins.emergency.lane import Outcome, Timer
from plugins.emergency.new_message import new_message

Alert = Callable[[Path, datetime, Path, Timer], Outcome]
"""``(root, now, output, timer)`` → what the lane wrote into ``output``."""

Deploy = Callable[[Sequence[str]], int]
"""Runs the deployer's command line; returns its exit code."""

REQUEST = (
    *("--evento", "huracan", "--nombre", "Simulacro", "--nivel", "roja"),
    *("--fase", "acercamiento", "--horas", "6", "--caracter", "simulacro"),
)


class DrillFailed(RuntimeError):
    """A part of the chain does not work; the text says which, in Spanish."""


def drill(
    root: Path, now: datetime, place: Path, alert: Alert, deploy: Deploy, timer: Timer
) -> Outcome:
    """Raise a drill's alert in a copy below ``place``, prepare, publish and read it back.

    Raises:
        DrillFailed: the message did not come out at the other end.
    """
    copy, output, store = place / "copia", place / "output", place / "almacen"
    with timer.step("Copiar el contenido"):
        copy_content(root / "content", copy / "content")
    with timer.step("Escribir el aviso"):
        message = new_message(copy, now, REQUEST, lambda question, default: default)
    outcome = alert(copy, now + timedelta(seconds=1), output, timer)
    with timer.step("Publicar y releer"):
        store.mkdir()
        code = deploy(
            ["emergency", "--target", f"dir:{store}", "--source", str(output), *outcome.upload]
        )
    page = f"contingencia/{message.stem}/index.html"
    with timer.step("Comprobar"):
        if code != 0:
            raise DrillFailed("la publicación en el almacén de prueba falló")
        if page not in outcome.changed:
            raise DrillFailed(f"no se hizo la página {page}")
        if message.stem in (output / "contingencia/activa.json").read_text("utf-8"):
            raise DrillFailed("el simulacro salió en activa.json, que es para avisos reales")
    return outcome


def copy_content(source: Path, target: Path) -> None:
    """Copy the folder; large files that nobody edits in a drill are linked instead of copied."""

    def put(from_: str, to: str) -> None:
        if from_.endswith((".md", ".yml")):
            shutil.copyfile(from_, to)
            return
        try:
            os.link(from_, to)
        except OSError:
            shutil.copyfile(from_, to)

    shutil.copytree(source, target, copy_function=put)
