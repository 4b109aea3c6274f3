"""``python -m plugins.checks``: prints the findings; its exit code says whether to go on."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.checks.advice import advise
from plugins.checks.dictionary import load_words
from plugins.checks.html_report import render
from plugins.checks.run import run
from plugins.content_model.dates import CANCUN, parse_instante
from plugins.content_model.finding import Finding, Level
from plugins.content_model.load import has_errors

CLOCK = "PORTAL_NOW"
"""The environment variable that sets the instant of the check (ISO date-time with offset)."""


REPORT = ".cache/revision.html"


def main(
    argv: Sequence[str],
    out: TextIO | None = None,
    err: TextIO | None = None,
    clock: str | None = None,
) -> int:
    """Check the content of a folder; return 1 when anything stops the build, else 0.

    Findings go to ``out``, one a line; the summary to ``err``. ``clock`` is the instant to check
    for, as text; without it that of ``PORTAL_NOW``, or else the real one.
    """
    out, err = out or sys.stdout, err or sys.stderr
    for stream in (out, err):
        if isinstance(stream, io.TextIOWrapper):
            # Names of files may hold anything, and Windows consoles are not UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    text = clock or arguments.now or os.environ.get(CLOCK, "")
    try:
        now = parse_instante(text) if text else datetime.now(CANCUN)
    except ValueError as bad:
        err.write(f"{CLOCK}: {bad}\n")
        return 2
    loaded, findings = run(Path(arguments.root), now)
    findings = sorted({*findings, *advise(Path(arguments.root), now, loaded)})
    if load_words() is None:
        err.write("No se revisó la ortografía: falta el diccionario (npm, dictionary-es-mx).\n")
    if arguments.format == "github":
        # GitHub shows only the first of them beside the lines: what stops the build comes first.
        shown = [github(f) for f in sorted(findings, key=lambda f: f.level is not Level.ERROR)]
    else:
        shown = [str(finding) for finding in findings]
    out.writelines(f"{line}\n" for line in shown)
    if arguments.html:
        path = write_html(Path(arguments.root), Path(arguments.html), findings, now)
        err.write(f"Léela en tu navegador: {path}\n")
    if arguments.json:
        Path(arguments.json).write_text(as_json(findings), encoding="utf-8")
    err.write(f"{summary(findings)}\n")
    return int(has_errors(findings))


def write_html(root: Path, path: Path, findings: Sequence[Finding], now: datetime) -> Path:
    """Write the findings as a page at ``path`` (below ``root`` unless absolute); return its place.

    What a file says is quoted as far as it can be read.
    """
    target = root / path
    lines: dict[str, list[str]] = {}
    for name in {finding.path for finding in findings}:
        with suppress(OSError, ValueError):
            lines[name] = (root / name).read_text(encoding="utf-8", errors="replace").splitlines()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(findings, lines, now), encoding="utf-8")
    return target.resolve()


def summary(findings: Sequence[Finding]) -> str:
    """Return how many errors and avisos there are, in one Spanish line."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    told = f"{_count(errors, 'error', 'errores')} y "
    told += _count(len(findings) - errors, "aviso", "avisos")
    if errors:
        return f"{told}: corrige los errores para publicar."
    return f"{told}: se puede publicar." if findings else "El contenido está en orden."


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as a JSON list, for the development server and other programs."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)


def github(finding: Finding) -> str:
    """Return a finding as a GitHub workflow command, which marks the line in a pull request."""
    level = "error" if finding.level is Level.ERROR else "warning"
    campo = f"{finding.campo}: " if finding.campo else ""
    place = f"file={_escape(finding.path, ',:')},line={finding.line}"
    return f"::{level} {place}::{_escape(campo + finding.message, '')}"


def _escape(text: str, also: str) -> str:
    for sign in f"%\r\n{also}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="check", description="Revisa todo el contenido y dice qué corregir."
    )
    parser.add_argument("root", nargs="?", default=".", help="carpeta del portal")
    parser.add_argument("--now", default="", help="instante para el que se revisa")
    parser.add_argument(
        "--json", default="", help="archivo donde se escriben también los hallazgos"
    )
    parser.add_argument(
        "--html", nargs="?", const=REPORT, default="", help="página donde se leen los hallazgos"
    )
    parser.add_argument("--format", choices=["text", "github"], default="text", help="forma")
    return parser
