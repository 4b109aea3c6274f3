"""The npm packages that only the audit needs, in a folder of their own below ``.cache``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FOLDER = ROOT / ".cache" / "audit"
_FILES = ("package.json", "package-lock.json")


def provide_packages() -> Path:
    """Install what the lock names unless it is there; return the folder of the packages.

    Raises:
        subprocess.CalledProcessError: npm failed; it says why.
    """
    modules = FOLDER / "node_modules"
    wanted = [(HERE / name).read_bytes() for name in _FILES]
    kept = [FOLDER / name for name in _FILES]
    if modules.is_dir() and all(
        path.is_file() and path.read_bytes() == text
        for path, text in zip(kept, wanted, strict=True)
    ):
        return modules
    sys.stderr.write("Instalo Lighthouse y los sistemas de diseño con que se compara…\n")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copy(HERE / name, FOLDER)
    # The lock is what says that the folder is whole: until then it is not there.
    lock = FOLDER / "package-lock.json"
    try:
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"},
            stdin=subprocess.DEVNULL,
            check=True,
        )
    except BaseException:
        lock.unlink(missing_ok=True)
        raise
    return modules
