"""The verb ``new`` for what is not an alert: what it prints and its exit codes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.content_model.dates import CANCUN, parse_instante
from plugins.content_model.kinds import KINDS, Kind
from plugins.new_content.dialog import Ask
from plugins.new_content.new_file import Check, Refused, Wanted, new_file

CLOCK = "PORTAL_NOW"


@dataclass(frozen=True)
class Shell:
    """The world around the verb: where it works, who checks, where it speaks and listens."""

    root: Path
    environ: Mapping[str, str]
    check: Check
    err: TextIO
    ask: Ask | None = None

    def say(self, text: str) -> None:
        """Tell the person at the keyboard."""
        self.err.write(f"{text}\n")
        self.err.flush()


def run_new(shell: Shell, what: str, title: str, facts: Sequence[str], short_name: str = "") -> int:
    """Write a new draft; return the exit code. ``facts`` are ``field=value``."""
    try:
        given = shell.environ.get(CLOCK, "")
        now = parse_instante(given) if given else datetime.now(CANCUN)
        kind = kind_named(what, also=["contingencia"])
        wanted = Wanted(title, _told(facts), short_name)
        target = new_file(shell.root, now, kind, wanted, shell.check, shell.say, shell.ask)
    except ValueError as bad:
        shell.say(f"ERROR: {bad}")
        return 1
    except (EOFError, KeyboardInterrupt):
        shell.say("\nNo se escribió nada.")
        return 1
    shell.say(f"Escrito: {target.relative_to(shell.root).as_posix()} (borrador)")
    shell.say("Ábrelo y llena lo que dice «Por confirmar». Revisa con: python3 tasks.py check")
    return 0


def terminal(stdin: TextIO, stdout: TextIO) -> Ask | None:
    """Return how to ask on the terminal, or None where nobody sits at one."""
    if not stdin.isatty():
        return None

    def ask(question: str, default: str) -> str:
        stdout.write(f"{question} [{default}]: " if default else f"{question}: ")
        stdout.flush()
        line = stdin.readline()
        if not line:
            raise EOFError
        return line.strip() or default

    return ask


def shell_of(root: Path, environ: Mapping[str, str], check: Check) -> Shell:
    """Return the shell of the real world."""
    return Shell(root, environ, check, sys.stderr, terminal(sys.stdin, sys.stderr))


def _told(facts: Sequence[str]) -> dict[str, str]:
    told = {}
    for fact in facts:
        name, sign, value = fact.partition("=")
        if not sign or not name.strip():
            raise Refused(f"«{fact}» no se entiende; escribe --dato campo=valor")
        told[name.strip()] = value
    return told


def kind_named(word: str, also: Sequence[str] = ()) -> Kind:
    """Return the kind of that name; raise Refused with those there are (``also`` among them)."""
    wanted = {name: kind for name, kind in KINDS.items() if name != "contingencia"}
    if word not in wanted:
        raise Refused(f"«{word}» no se puede crear. Se puede: {', '.join([*wanted, *also])}.")
    return wanted[word]
