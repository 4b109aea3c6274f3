"""The verbs ``new contingencia`` and ``alert``: what they print and their exit codes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TextIO

from plugins.content_model.dates import CANCUN, parse_instante
from plugins.emergency.drill import Deploy, DrillFailed, drill
from plugins.emergency.lane import Outcome, Refused, Timer, report
from plugins.emergency.mensaje import BadRequest
from plugins.emergency.new_message import new_message

CLOCK = "PORTAL_NOW"
LIST = ".cache/alerta.txt"
"""Where the paths to upload are written, one a line, when nobody uploads them."""

Lane = Callable[[Path, datetime, Path, Path, Timer], Outcome]
"""``(root, now, output, previous, timer)`` → what the lane wrote."""


@dataclass(frozen=True)
class Shell:
    """The world around a verb: where it works, what it may call, where it speaks."""

    root: Path
    environ: Mapping[str, str]
    err: TextIO
    lane: Lane
    deploy: Deploy

    def now(self) -> datetime:
        """Return the instant that ``PORTAL_NOW`` names, or else the real one."""
        given = self.environ.get(CLOCK, "")
        return parse_instante(given) if given else datetime.now(CANCUN)

    def say(self, text: str) -> None:
        """Tell the person at the keyboard."""
        self.err.write(f"{text}\n")
        self.err.flush()


def run_new(shell: Shell, arguments: Sequence[str]) -> int:
    """Write a new message; return the exit code."""
    try:
        target = new_message(shell.root, shell.now(), arguments, _ask)
    except (BadRequest, ValueError) as bad:
        shell.say(f"ERROR: {bad}")
        return 1
    shown = target.relative_to(shell.root).as_posix()
    shell.say(f"Escrito: {shown}")
    shell.say("Revisa el texto y luego publica con: python3 tasks.py alert --deploy DESTINO")
    return 0


def write_message(root: Path, arguments: Sequence[str]) -> int:
    """Write a new message in the real world; return the exit code."""
    return run_new(shell_of(root, "", lambda _: 1), arguments)


def run_alert(
    shell: Shell, output: Path, targets: Sequence[str], deploy_options: Sequence[str]
) -> int:
    """Make what the messages change and publish it on every target; return the exit code."""
    timer = Timer(perf_counter)
    if not (output / "index.html").is_file():
        shell.say(f"ERROR: falta una construcción en {output}: haz antes python3 tasks.py publish")
        return 1
    try:
        outcome = shell.lane(shell.root, shell.now(), output, output, timer)
    except Refused as reason:
        shell.say(f"{reason}\nERROR: la alerta no salió; no se cambió ningún archivo.")
        return 1
    code = 0
    if targets:
        with timer.step("Publicar y releer"):
            named = [word for target in targets for word in ("--target", target)]
            source = ["--source", str(output)]
            code = shell.deploy(["emergency", *named, *source, *deploy_options, *outcome.upload])
    shell.say(report(outcome, timer.steps))
    if not targets:
        listing = shell.root / LIST
        listing.parent.mkdir(parents=True, exist_ok=True)
        listing.write_text("".join(f"{path}\n" for path in outcome.upload), encoding="utf-8")
        shell.say(f"No se publicó: falta --deploy. Los archivos por subir están en {LIST}.")
    return code


def run_drill(shell: Shell, previous: Path) -> int:
    """Rehearse the whole chain without touching anything real; return the exit code."""
    timer = Timer(perf_counter)

    def alert(root: Path, now: datetime, output: Path, steps: Timer) -> Outcome:
        return shell.lane(root, now, output, previous, steps)

    with tempfile.TemporaryDirectory(prefix="simulacro-") as place:
        try:
            outcome = drill(shell.root, shell.now(), Path(place), alert, shell.deploy, timer)
        except (DrillFailed, Refused, BadRequest) as reason:
            shell.say(f"{reason}\nERROR: el simulacro no llegó al final.")
            return 1
    shell.say(report(outcome, timer.steps))
    shell.say("Simulacro completo: no se tocó el sitio ni el contenido.")
    return 0


def shell_of(root: Path, settings_file: str, deploy: Deploy) -> Shell:
    """Return the shell of the real world."""

    def lane(place: Path, now: datetime, output: Path, previous: Path, timer: Timer) -> Outcome:
        from plugins.emergency.adapter import alert

        return alert(root, place, settings_file, now, output, previous, timer)

    return Shell(root, os.environ, sys.stderr, lane, deploy)


def _ask(question: str, default: str) -> str:
    """Ask on the terminal; without one, the default answers."""
    if not sys.stdin.isatty():
        return default
    shown = f" [{default}]" if default else ""
    return input(f"{question}{shown}: ").strip() or default
