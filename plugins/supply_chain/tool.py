"""pip-audit in an environment of its own below ``.cache``: only the audit needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent / "pip-audit.lock"


def provide_pip_audit(cache: Path) -> Path:
    """Install what its lock names, by hash, unless it is there; return the program.

    Raises:
        subprocess.CalledProcessError: the environment or the packages could not be made.
    """
    folder = cache / "pip-audit"
    program, stamp = folder / "bin" / "pip-audit", folder / "pip-audit.lock"
    wanted = LOCK.read_bytes()
    if program.is_file() and stamp.is_file() and stamp.read_bytes() == wanted:
        return program
    sys.stderr.write("Instalo pip-audit…\n")
    stamp.unlink(missing_ok=True)
    _run([sys.executable, "-m", "venv", "--clear", str(folder)])
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    _run([*pip, "--disable-pip-version-check", "--require-hashes", "--requirement", str(LOCK)])
    # Last: the stamp says that the folder is whole.
    stamp.write_bytes(wanted)
    return program


def _run(command: list[str]) -> None:
    subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
