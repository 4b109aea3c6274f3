"""Builds the site in a process of its own, so that edits of the code count as edits of content."""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.dev_server.outcome import Outcome, parse_report

# The build writes its findings, as JSON, to the file that this environment variable names.
REPORT_VARIABLE = "PORTAL_FINDINGS"
DETAIL_LINES = 40
PATIENCE_SECONDS = 5


def run_build(
    command: Sequence[str],
    *,
    cwd: Path,
    environ: Mapping[str, str],
    report: Path,
    echo: Callable[[str], None],
) -> Outcome:
    """Run the build, pass each line it prints to ``echo``, and return how it ended.

    ``report`` is a file to be overwritten. Interrupted, it stops the build before it raises.
    """
    report.unlink(missing_ok=True)
    env = {**environ, REPORT_VARIABLE: str(report), "PYTHONUNBUFFERED": "1"}
    tail: deque[str] = deque(maxlen=DETAIL_LINES)
    try:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as cause:
        return Outcome(ok=False, detail=str(cause))
    assert process.stdout is not None
    try:
        with process.stdout:
            for line in process.stdout:
                tail.append(line.rstrip())
                echo(line.rstrip())
        code = process.wait()
    except BaseException:
        _stop(process)
        raise
    if code == 0:
        return Outcome(ok=True)
    try:
        findings = parse_report(report.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        findings = ()
    return Outcome(ok=False, findings=findings, detail="\n".join(tail))


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
