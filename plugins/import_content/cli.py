"""The verb ``import``: what it prints and its exit codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.content_model.dates import CANCUN, parse_instante
from plugins.import_content.importer import SOURCES, Check, Job, Outcome, run_import
from plugins.import_content.table import BadFile, read_table

CLOCK = "PORTAL_NOW"


@dataclass(frozen=True)
class Options:
    """What the command line says; ``columns`` are ``field=column``."""

    what: str
    file: Path
    dry_run: bool = False
    dependencia: str = ""
    tema: str = ""
    columns: tuple[str, ...] = ()


def run(
    root: Path,
    environ: Mapping[str, str],
    options: Options,
    check: Check,
    out: TextIO,
    err: TextIO,
) -> int:
    """Import a file: findings go to ``out``, the summary to ``err``.

    The exit code is 0 when every row became a draft or had become one before, else 1.
    """
    try:
        if options.what not in SOURCES:
            raise BadFile(f"«{options.what}» no se puede importar. Se puede: {', '.join(SOURCES)}")
        given = environ.get(CLOCK, "")
        now = parse_instante(given) if given else datetime.now(CANCUN)
        job = Job(
            root,
            now,
            options.what,
            options.file.name,
            read_table(options.file),
            options.dependencia,
            options.tema,
            _named(options.columns),
        )
        outcome = run_import(job, check, options.dry_run)
    except ValueError as bad:
        err.write(f"ERROR: {bad}\n")
        return 1
    for finding in outcome.findings:
        out.write(f"{finding}\n")
    for path in outcome.written:
        out.write(f"{'Se escribiría' if options.dry_run else 'Escrito'}: {path}\n")
    err.write(f"{_summary(outcome, options.dry_run)}\n")
    return int(outcome.refused > 0)


def _summary(outcome: Outcome, dry_run: bool) -> str:
    count = len(outcome.written)
    made = f"{count} borrador" if count == 1 else f"{count} borradores"
    told = f"{made}, {outcome.already} que ya estaban, {outcome.refused} sin importar."
    return f"{told} Fue un ensayo: no se escribió nada." if dry_run else told


def _named(columns: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in columns:
        field, sign, column = text.partition("=")
        if not sign:
            raise BadFile(f"«{text}» no se entiende; escribe --columna campo=COLUMNA")
        found[field.strip()] = column.strip()
    return found
