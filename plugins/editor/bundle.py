"""Our own scripts and style of the editor as one small file each, by esbuild."""

from __future__ import annotations

import subprocess
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / "node_modules"


class BadSource(ValueError):
    """esbuild cannot read a script or a style; the text says where."""


def script(entry: Path, modules: Path = MODULES) -> bytes:
    """Return an ES module joined with all that it imports.

    Raises:
        FileNotFoundError: esbuild is not installed.
        BadSource: the script, or one it imports, is wrong or missing.
    """
    return _built(entry, modules, "--bundle", "--format=esm", "--target=es2022")


def style(entry: Path, modules: Path = MODULES) -> bytes:
    """Return a style sheet without comments and blanks; raises like ``script``."""
    return _built(entry, modules)


def _built(entry: Path, modules: Path, *options: str) -> bytes:
    program = next(iter(sorted(modules.glob("@esbuild/*/bin/esbuild"))), None)
    if program is None:
        raise FileNotFoundError("falta esbuild: ejecuta python3 tasks.py build, que lo instala")
    done = subprocess.run(
        [program, entry, "--minify", "--charset=utf8", "--log-level=warning", *options],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0 or done.stderr:
        raise BadSource(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
