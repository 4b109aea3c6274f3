"""Regenerates the locks from pyproject.toml and package.json.

A lock names versions and hashes, never where they came from: every machine asks its own registry.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from plugins.setup.environment import Layout


def uv_command(output: Path, selection: Sequence[str], upgrade: bool) -> list[str]:
    """Return the command that locks a selection of pyproject.toml into ``output``.

    Versions already in ``output`` stay unless ``upgrade``: running it twice changes nothing. One
    lock serves Linux and macOS, Intel and ARM (``--universal``).
    """
    command = ["uv", "pip", "compile", *selection, "--output-file", str(output)]
    command += ["--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    command += ["--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 tasks.py lock"]
    return [*command, *(["--upgrade"] if upgrade else [])]


def without_addresses(package_lock: str) -> str:
    """Return the text of a package-lock.json without its ``resolved`` addresses.

    npm then asks the machine's registry; ``integrity`` still decides what is accepted.
    """
    data = json.loads(package_lock)
    for package in data.get("packages", {}).values():
        # A link's `resolved` is a folder of this repository, not an address.
        if not package.get("link"):
            package.pop("resolved", None)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def regenerate(layout: Layout, upgrade: bool) -> None:
    """Write all four locks anew.

    Raises:
        subprocess.CalledProcessError: uv or npm failed; they say why.
    """
    for command in (
        uv_command(layout.requirements, ["pyproject.toml", "--group", "dev"], upgrade),
        uv_command(layout.node_requirements, ["--group", "pyproject.toml:node"], upgrade),
        uv_command(layout.audit_requirements, ["--group", "pyproject.toml:audit"], upgrade),
    ):
        _run(command, layout.root)
    _lock_npm(layout, upgrade)


def _lock_npm(layout: Layout, upgrade: bool) -> None:
    # In a folder of its own: beside node_modules npm locks only what is installed there, and
    # leaves out the packages of other systems.
    names = ["package.json", ".npmrc", *([] if upgrade else [layout.package_lock.name])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in (layout.root / name for name in names):
            if source.exists():
                shutil.copy(source, folder)
        _run(["npm", "install", "--package-lock-only", "--ignore-scripts"], folder)
        lock = (folder / layout.package_lock.name).read_text(encoding="utf-8")
    layout.package_lock.write_text(without_addresses(lock), encoding="utf-8")


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, check=True)
