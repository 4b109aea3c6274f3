"""The same content gives the same bytes: on another machine, in another folder, in another zone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CLOCK, ROOT

pytestmark = pytest.mark.slow

# Everything that could leak into a page: the order of sets, the hour, how letters are sorted.
ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "en_US"}
SOURCES = ("content", "theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py", "package.json", "package-lock.json")


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def build_elsewhere(folder: Path) -> Path:
    """Build a copy of the repository, which has kept nothing of any earlier build."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SETTINGS:
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    output = folder / "salida con espacios" / "sitio"
    output.parent.mkdir()
    command = [sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py"]
    done = subprocess.run(
        [*command, "--output", str(output), "--fatal", "warnings"],
        cwd=folder,
        env={**os.environ, **ELSEWHERE, "PORTAL_NOW": CLOCK},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return output


def test_a_second_build_elsewhere_is_equal_in_every_byte(site, tmp_path):
    one, other = digests(site), digests(build_elsewhere(tmp_path))
    assert len(one) > 400
    assert sorted(one.keys() ^ other.keys()) == []
    assert sorted(path for path in one if one[path] != other[path]) == []
