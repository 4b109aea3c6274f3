"""Starts the staff's editor on a copy of the portal, for tests and for drawing screenshots."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_CODE = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py", "README.md")
_PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Editor:
    """A running editor. ``url`` is the site's address, ending in ``/``; ``root`` its copy."""

    url: str
    root: Path

    @property
    def address(self) -> str:
        """Where the editor opens."""
        return f"{self.url}admin/"

    def wait_for(self, path: str, text: str) -> None:
        """Wait until the page at ``path`` says ``text``, as it does once the site is built anew."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while text not in (said := self._page(path)):
            assert time.monotonic() < deadline, f"{path} does not say {text!r}: {said[:500]}"
            time.sleep(0.2)

    def _page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError as refused:
            return str(refused)

    def git(self, *arguments: str) -> str:
        """Return what git says about the copy."""
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def copy_portal(target: Path, content: Path = ROOT / "content") -> Path:
    """Copy the code, and the given content, into ``target`` as a git repository of its own."""
    for name in _CODE:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target / name, ignore=ignored)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    if not (target / "content").is_dir():
        shutil.copytree(content, target / "content")
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    (target / ".gitignore").write_text(
        "/output*\n/.output*\n/.cache\n/node_modules\n__pycache__/\n"
    )
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["config", "user.name", "Persona de prueba"],
        ["config", "user.email", "prueba@example.mx"],
        ["add", "--all"],
        ["commit", "-q", "-m", "Copia"],
    ):
        subprocess.run(["git", "-C", str(target), *arguments], check=True)
    return target


@contextmanager
def running_editor(root: Path) -> Iterator[Editor]:
    """Run ``tasks.py edit`` in a copy until the context ends, and then as Ctrl-C ends it.

    Raises AssertionError, with what the verb said, when it does not start or does not end well.
    """
    command = [sys.executable, "-P", "-m", "invoke", "--search-root", str(root)]
    process = subprocess.Popen(
        [*command, "edit", "--no-browser"],
        cwd=root,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    said: list[str] = []
    ready = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                said.append(line)
                if "El editor está en" in line:
                    ready.set()
        ready.set()

    reader = threading.Thread(target=listen, daemon=True)
    reader.start()
    try:
        ready.wait(_PATIENCE_SECONDS)
        found = re.search(r"El editor está en (http://127\.0\.0\.1:\d+/)admin/", "".join(said))
        assert found is not None, "".join(said)
        yield Editor(found[1], root)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        reader.join()
    assert code == 0, "".join(said)
