"""Builds the site in a process of its own that stays, and so need not begin anew at each edit.

A build that knows how to stay (``STAY_VARIABLE``) ends with a line that says so, and waits for a
line on its input, a JSON list of what was edited, before it builds again. It is started anew when
code or settings change, and whenever it has ended: any command that builds once and ends will do
as well.
"""

from __future__ import annotations

import json
import secrets
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.dev_server.outcome import Outcome, parse_report

# The build writes its findings, as JSON, to the file that this environment variable names.
REPORT_VARIABLE = "PORTAL_FINDINGS"
# With it a build stays; its value begins the line that ends each build, an exit code follows.
STAY_VARIABLE = "PORTAL_STAY"
DETAIL_LINES = 40
PATIENCE_SECONDS = 5
CODE = ("plugins/", "pelicanconf.py", "theme/admin/", "theme/worker/")
"""Changes below these are seen only by a process that starts after them."""


class Builder:
    """Builds with ``command``, again and again; ``echo`` is given each line it prints.

    ``report`` is a file to be overwritten.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        environ: Mapping[str, str],
        report: Path,
        echo: Callable[[str], None],
    ) -> None:
        self._command, self._cwd, self._report, self._echo = command, cwd, report, echo
        self._end = f"fin-{secrets.token_hex(8)}"
        told = {REPORT_VARIABLE: str(report), STAY_VARIABLE: self._end, "PYTHONUNBUFFERED": "1"}
        self._env = {**environ, **told}
        self._process: subprocess.Popen[str] | None = None

    def build(self, changed: Sequence[str] = ()) -> Outcome:
        """Build and return how it ended; ``changed`` are the paths edited since the last time.

        Interrupted, it stops the build before it raises.
        """
        self._report.unlink(missing_ok=True)
        if any(path.startswith(CODE) for path in changed):
            self.close()
        tail: deque[str] = deque(maxlen=DETAIL_LINES)
        try:
            process = self._asked(changed)
        except OSError as cause:
            return Outcome(ok=False, detail=str(cause))
        try:
            code = self._wait(process, tail)
        except BaseException:
            self.close()
            raise
        if code == 0:
            return Outcome(ok=True)
        try:
            findings = parse_report(self._report.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            findings = ()
        return Outcome(ok=False, findings=findings, detail="\n".join(tail))

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _asked(self, changed: Sequence[str]) -> subprocess.Popen[str]:
        """Ask the process that waits to build, or start one."""
        process = self._process
        if process is not None and process.poll() is None and process.stdin is not None:
            try:
                process.stdin.write(f"{json.dumps(list(changed))}\n")
                process.stdin.flush()
            except OSError:  # it ended just now
                self.close()
            else:
                return process
        self.close()
        self._process = subprocess.Popen(
            self._command,
            cwd=self._cwd,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        return self._process

    def _wait(self, process: subprocess.Popen[str], tail: deque[str]) -> int:
        """Pass on what is printed until the build ends; return its exit code."""
        assert process.stdout is not None
        for line in process.stdout:
            text = line.rstrip()
            if text.startswith(self._end):
                return int(text.removeprefix(self._end) or 1)
            tail.append(text)
            self._echo(text)
        code = process.wait()
        self.close()
        return code


def run_build(
    command: Sequence[str],
    *,
    cwd: Path,
    environ: Mapping[str, str],
    report: Path,
    echo: Callable[[str], None],
) -> Outcome:
    """Build once and return how it ended; the parameters are those of ``Builder``."""
    builder = Builder(command, cwd=cwd, environ=environ, report=report, echo=echo)
    try:
        return builder.build()
    finally:
        builder.close()
