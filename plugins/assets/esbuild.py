"""Runs esbuild, the bundler: scripts and styles go in, smaller ones come out, always the same."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / "node_modules"

# Phones of five years ago: syntax they lack is rewritten. What they lack of CSS is left as it is,
# because a browser skips what it does not know.
_TARGET = "es2020"


class BadSource(ValueError):
    """esbuild cannot read a script or a style; the text says where."""


@dataclass(frozen=True)
class Bundled:
    """One entry's file and those it loads later: content by name, and which name is the entry's."""

    entry: str
    files: Mapping[str, bytes]


def bundle_script(entry: Path, name: str, modules: Path = MODULES) -> Bundled:
    """Return a script joined with all it imports, minified, under names that follow the content.

    What the script imports only when it runs (``import()``) becomes a file beside it.

    Raises:
        FileNotFoundError: esbuild is not installed.
        BadSource: the script, or one it imports, is wrong or missing.
    """
    with tempfile.TemporaryDirectory() as folder:
        out, meta = Path(folder, "out"), Path(folder, "meta.json")
        _run(
            [
                f"{name}={entry}",
                "--bundle",
                "--splitting",
                # Names follow from addresses too: where node_modules really lies must not count.
                "--preserve-symlinks",
                "--format=esm",
                f"--target={_TARGET}",
                "--entry-names=[name].[hash]",
                "--chunk-names=[name].[hash]",
                f"--outdir={out}",
                f"--metafile={meta}",
            ],
            modules,
            entry.parent,
        )
        files = {path.name: path.read_bytes() for path in sorted(out.iterdir())}
        outputs = json.loads(meta.read_text("utf-8"))["outputs"]
    (main,) = (
        Path(path).name
        for path, about in outputs.items()
        if Path(path).name in files and Path(path).name.startswith(f"{name}.")
        if about.get("entryPoint", "").endswith(entry.name)
    )
    return Bundled(main, files)


def minified_style(text: str, modules: Path = MODULES) -> str:
    """Return a style sheet without comments, blanks and repetitions.

    Raises:
        FileNotFoundError: esbuild is not installed.
        BadSource: the style sheet has a syntax error.
    """
    return _run(["--loader=css"], modules, Path.cwd(), text)


def _run(options: Sequence[str], modules: Path, folder: Path, text: str = "") -> str:
    done = subprocess.run(
        [str(_program(modules)), "--minify", "--charset=utf8", "--log-level=warning", *options],
        cwd=folder,
        env={**os.environ, "NODE_PATH": str(modules)},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0 or done.stderr:
        raise BadSource(done.stderr.strip())
    return done.stdout


def _program(modules: Path) -> Path:
    """Return esbuild's own program: the package for this machine is the only one installed."""
    for program in sorted(modules.glob("@esbuild/*/bin/esbuild")):
        return program
    raise FileNotFoundError("falta esbuild: ejecuta python3 tasks.py test, que lo instala")
