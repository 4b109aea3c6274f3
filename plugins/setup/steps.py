"""Runs one command of the set-up, with its progress shown and its failure explained.

Runs before anything is installed: standard library only.
"""

from __future__ import annotations

import subprocess
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from plugins.setup.progress import Progress

# Enough to see a client's own error message, little enough to read.
SHOWN_LINES = 15
# npm prints a page of help after its error.
KEPT_LINES = 100
REDRAW_SECONDS = 0.2

NETWORK_ADVICE = (
    "Revisa la conexión a internet y vuelve a ejecutar el mismo comando: "
    "lo que ya se descargó se aprovecha."
)


class SetupError(Exception):
    """A step failed: ``what`` and ``advice`` are Spanish, ``detail`` the command's output."""

    def __init__(self, what: str, advice: str, detail: str = "") -> None:
        """Keep the three parts apart so that the caller decides how to show them."""
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.detail = detail

    def __str__(self) -> str:
        """The whole message, as it is shown."""
        detail = "".join(f"    {line}\n" for line in self.detail.splitlines())
        return f"\nNo se pudo preparar el portal: {self.what}.\n{detail}Qué hacer: {self.advice}\n"


@dataclass(frozen=True)
class Step:
    """A command of the set-up. ``observe`` turns a line of its output into a note, or ``""``."""

    title: str
    argv: Sequence[str]
    advice: str
    observe: Callable[[str], str] = lambda line: ""


def run_step(
    step: Step, progress: Progress, *, cwd: Path, env: Mapping[str, str], lock: int
) -> None:
    """Run ``step`` to its end.

    ``lock`` is the file descriptor of the set-up's lock. The command inherits it: if this process
    is killed and the command lives on, the next run waits for it rather than write beside it.

    Raises:
        SetupError: the command could not start or ended with an error.
    """
    progress.start(step.title)
    tail: deque[str] = deque(maxlen=KEPT_LINES)
    try:
        process = subprocess.Popen(
            step.argv,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=(lock,),
        )
    except OSError as cause:
        progress.failed()
        raise SetupError(f"{step.title}: {cause}", step.advice) from cause
    assert process.stdout is not None
    reader = threading.Thread(
        target=_read, args=(process.stdout, tail, step.observe, progress), daemon=True
    )
    reader.start()
    try:
        while True:
            try:
                code = process.wait(timeout=REDRAW_SECONDS)
                break
            except subprocess.TimeoutExpired:
                progress.tick()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    reader.join()
    if code != 0:
        progress.failed()
        raise SetupError(
            f"«{step.title}» terminó con el código {code}",
            advice_for("\n".join(tail), step.advice),
            "\n".join([*tail][-SHOWN_LINES:]),
        )
    progress.done()


def advice_for(output: str, default: str) -> str:
    """Return what a person should do about a command that failed with this output."""
    if "DO NOT MATCH THE HASHES" in output or "EINTEGRITY" in output:
        return (
            "Un paquete no coincide con su huella registrada. No lo instales a mano: "
            "avisa a quien mantiene el portal."
        )
    if "npm ci" in output and "in sync" in output:
        return "package.json y package-lock.json no coinciden: ejecuta «.venv/bin/invoke lock»."
    if "No space left" in output or "ENOSPC" in output:
        return "Libera espacio en el disco y vuelve a ejecutar el mismo comando."
    if "ensurepip" in output:
        return "Instala el módulo venv de Python (en Debian y Ubuntu: apt install python3-venv)."
    if "ermission denied" in output or "EACCES" in output:
        return "Revisa que esta carpeta sea tuya y que puedas escribir en ella."
    return default


def _read(
    lines: IO[str], tail: deque[str], observe: Callable[[str], str], progress: Progress
) -> None:
    with lines:
        for line in lines:
            text = line.rstrip()
            if text:
                tail.append(text)
            note = observe(text)
            if note:
                progress.note(note)
