"""Which Node.js the portal uses: the system's if it is new enough, else the one in the environment.

Runs before anything is installed: standard library only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

OLDEST_MAJOR = 20


def parse_major(version: str) -> int:
    """Return the 20 of the ``v20.20.2`` that ``node --version`` prints; 0 for anything else."""
    match = re.fullmatch(r"v(\d+)\.\d+\.\d+\S*", version.strip())
    return int(match.group(1)) if match else 0


def usable_node(search_path: str) -> bool:
    """Whether ``search_path`` has a Node.js that is new enough, and its npm."""
    node = shutil.which("node", path=search_path)
    if node is None or shutil.which("npm", path=search_path) is None:
        return False
    try:
        answer = subprocess.run(
            [node, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return parse_major(answer.stdout) >= OLDEST_MAJOR


def with_environment_first(venv: Path, search_path: str) -> str:
    """Return ``search_path`` with the environment's programs before all others."""
    first = str(venv / "bin")
    rest = [part for part in search_path.split(":") if part and part != first]
    return ":".join([first, *rest])
