"""Brings the virtual environment up to the locks, and goes into it.

What is installed is exactly what ``requirements.lock`` and ``package-lock.json`` name, by hash. A
stamp, written last, says which locks an installation is of: equal stamps make a second run start
at once; an interrupted run leaves none. A file lock, held by the running installer too, makes
simultaneous runs wait for each other.

Runs before anything is installed: standard library only. Which registries and caches are asked is
the machine's own configuration of pip and npm.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

from plugins.setup import node
from plugins.setup.progress import Progress
from plugins.setup.steps import NETWORK_ADVICE, SetupError, Step, run_step

STAMP = ".portal-stamp"
# Present while pip writes: an environment that has it may hold half a package.
UNFINISHED = ".portal-unfinished"


@dataclass(frozen=True)
class Layout:
    """Where the set-up's files are in a checkout at ``root``."""

    root: Path

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.venv / "bin" / "python"

    @property
    def modules(self) -> Path:
        """The npm packages."""
        return self.root / "node_modules"

    @property
    def requirements(self) -> Path:
        """The Python lock."""
        return self.root / "requirements.lock"

    @property
    def node_requirements(self) -> Path:
        """The lock of Node.js itself, for machines without one."""
        return self.root / "plugins" / "setup" / "nodejs.lock"

    @property
    def audit_requirements(self) -> Path:
        """The lock of pip-audit, which only the audit needs."""
        return self.root / "plugins" / "supply_chain" / "pip-audit.lock"

    @property
    def package_lock(self) -> Path:
        """The npm lock."""
        return self.root / "package-lock.json"


def python_stamp(layout: Layout, version: str) -> str:
    """Return what the environment's stamp must say: it changes with lock, Python and folder."""
    return _digest(version, str(layout.venv), layout.requirements.read_bytes())


def modules_stamp(layout: Layout) -> str:
    """Return what the npm packages' stamp must say."""
    return _digest(layout.package_lock.read_bytes(), layout.node_requirements.read_bytes())


def python_is_ready(layout: Layout, version: str) -> bool:
    """Whether the environment holds what the lock names, for this Python, in this folder."""
    return layout.python.exists() and _stamped(layout.venv, python_stamp(layout, version))


def modules_are_ready(layout: Layout) -> bool:
    """Whether ``node_modules`` holds what the lock names."""
    return _stamped(layout.modules, modules_stamp(layout))


def can_be_kept(layout: Layout, version: str) -> bool:
    """Whether pip may install into the environment as it is, whoever made it.

    Not when it is of another Python, was moved here from another folder (its programs still name
    the old one), lost its interpreter, or was left half-written.
    """
    pip = layout.venv / "bin" / "pip"
    if (layout.venv / UNFINISHED).exists() or not pip.is_file():
        return False
    with pip.open("rb") as script:
        if os.fsencode(layout.venv / "bin" / "python") not in script.read(4096):
            return False
    try:
        answer = subprocess.run(
            [layout.python, "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.stdout.strip() == version


def ensure(
    layout: Layout, environ: Mapping[str, str], stream: TextIO, clock: Callable[[], float]
) -> None:
    """Install what is missing; return at once when nothing is.

    Raises:
        SetupError: a step failed; nothing is stamped, the next run resumes.
    """
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if python_is_ready(layout, version) and modules_are_ready(layout):
        return
    with _exclusive(layout.root / ".setup.lock", stream) as lock:
        # Somebody else may have done it all while we waited.
        venv_needed = not python_is_ready(layout, version)
        modules_needed = not modules_are_ready(layout)
        if not (venv_needed or modules_needed):
            return
        search_path = node.with_environment_first(layout.venv, environ.get("PATH", os.defpath))
        env = {**environ, "PATH": search_path, "VIRTUAL_ENV": str(layout.venv)}
        make = venv_needed and not can_be_kept(layout, version)
        if make:
            _remove(layout.venv)
        fetch_node = modules_needed and not node.usable_node(search_path)
        progress = Progress(make + venv_needed + fetch_node + modules_needed, stream, clock)

        def run(step: Step) -> None:
            run_step(step, progress, cwd=layout.root, env=env, lock=lock)

        if venv_needed:
            layout.venv.mkdir(exist_ok=True)
            unfinished = layout.venv / UNFINISHED
            unfinished.touch()
            if make:
                run(_make_venv(layout))
            run(_pip_install(layout, layout.requirements, "Paquetes de Python"))
            _write_stamp(layout.venv, python_stamp(layout, version))
            unfinished.unlink()
        if fetch_node:
            run(_pip_install(layout, layout.node_requirements, "Node.js"))
        if modules_needed:
            run(_npm_install(layout, search_path))
            _write_stamp(layout.modules, modules_stamp(layout))


def enter(root: Path, arguments: Sequence[str]) -> NoReturn:
    """Make the environment ready and become ``invoke`` inside it; never returns.

    A failed set-up exits with 1, an interrupted one with 130.
    """
    if sys.stdin is None:
        # A closed standard input would hand its number to the next file that anybody opens.
        os.open(os.devnull, os.O_RDONLY)
    layout = Layout(root)
    try:
        ensure(layout, os.environ, sys.stderr, time.monotonic)
    except SetupError as failure:
        sys.stderr.write(str(failure))
        sys.exit(1)
    except OSError as failure:
        sys.stderr.write(str(SetupError(str(failure), "Corrige eso y vuelve a ejecutar.")))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrumpido. El mismo comando lo retoma.\n")
        sys.exit(130)
    env = {
        **os.environ,
        "VIRTUAL_ENV": str(layout.venv),
        "PATH": node.with_environment_first(layout.venv, os.environ.get("PATH", os.defpath)),
    }
    env.pop("PYTHONHOME", None)
    # -P: a file of the current folder must not stand in for a package.
    argv = [str(layout.python), "-P", "-m", "invoke", "--search-root", str(root)]
    sys.stderr.flush()
    os.execve(layout.python, [*argv, *(arguments or ["--list"])], env)


def count_packages(lock: str) -> int:
    """Return how many packages a requirements lock names."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in lock.splitlines())


def _make_venv(layout: Layout) -> Step:
    # An environment made from inside another one would lean on it: use the interpreter below.
    base = getattr(sys, "_base_executable", None) or sys.executable
    return Step(
        "Entorno virtual",
        [base, "-m", "venv", str(layout.venv)],
        "Revisa que Python 3.11 o más nuevo esté completo (en Debian y Ubuntu: python3-venv).",
    )


def _pip_install(layout: Layout, requirements: Path, title: str) -> Step:
    total = count_packages(requirements.read_text(encoding="utf-8"))
    seen = 0

    def observe(line: str) -> str:
        nonlocal seen
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            seen = min(seen + 1, total)
            return f"{seen} de {total}"
        return "instalando" if line.startswith("Installing collected packages") else ""

    argv = [str(layout.python), "-m", "pip", "install", "--require-hashes"]
    # Wheels only: a build would run the package's own code and need compilers.
    argv += ["--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
    argv += ["--progress-bar=off", "-r", str(requirements)]
    return Step(title, argv, NETWORK_ADVICE, observe)


def _npm_install(layout: Layout, search_path: str) -> Step:
    # Asked for by path: the environment's npm has only just been installed.
    npm = shutil.which("npm", path=search_path) or "npm"
    return Step(
        "Paquetes de Node.js",
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"],
        NETWORK_ADVICE,
    )


@contextmanager
def _exclusive(path: Path, stream: TextIO) -> Iterator[int]:
    """Hold the file lock at ``path``; yield its descriptor. The system frees it when all die."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.write("Otra ejecución está preparando el portal; espero a que termine…\n")
            stream.flush()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _digest(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _stamped(folder: Path, expected: str) -> bool:
    try:
        return (folder / STAMP).read_text(encoding="ascii") == expected
    except (OSError, UnicodeDecodeError):
        return False


def _write_stamp(folder: Path, stamp: str) -> None:
    temporary = folder / f"{STAMP}.new"
    temporary.write_text(stamp, encoding="ascii")
    temporary.replace(folder / STAMP)
