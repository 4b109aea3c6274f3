"""Finds Chromium for the browser tests, and installs it through apt where that is allowed.

Playwright's own download is not used: the system's browser gets the system's security updates.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

# Names on Debian, Fedora and Arch, then Google's own packages.
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PROGRAMS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Without a font of its own a bare machine draws boxes and measures them.
APT_PACKAGES = ("chromium", "fonts-liberation")
ENVIRONMENT_VARIABLE = "PORTAL_CHROMIUM"

# A command runner: takes the command, returns its exit code.
Run = Callable[[Sequence[str]], int]


def find_chromium(environ: Mapping[str, str]) -> Path | None:
    """Return the browser's program, ``None`` where there is none.

    ``PORTAL_CHROMIUM`` in ``environ`` names one that is not in the usual places.
    """
    named = environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named) if os.access(named, os.X_OK) else None
    search_path = environ.get("PATH", os.defpath)
    for program in PROGRAMS:
        found = shutil.which(program, path=search_path)
        if found:
            return Path(found)
    return next((Path(name) for name in MAC_PROGRAMS if os.access(name, os.X_OK)), None)


def apt_commands(
    environ: Mapping[str, str], is_root: bool, run: Run, packages: Sequence[str] = APT_PACKAGES
) -> list[list[str]]:
    """Return the commands that install packages here; none where we may not or cannot.

    We may as root, or where sudo asks for no password.
    """
    search_path = environ.get("PATH", os.defpath)
    apt = shutil.which("apt-get", path=search_path)
    if apt is None:
        return []
    prefix: list[str] = []
    if not is_root:
        sudo = shutil.which("sudo", path=search_path)
        if sudo is None or run([sudo, "-n", "true"]) != 0:
            return []
        prefix = [sudo, "-n"]
    # Through env: sudo does not hand on the variable.
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    return [
        [*prefix, apt, "update", "-qq"],
        [*prefix, apt, "install", "-y", "-qq", "--no-install-recommends", *packages],
    ]


def provide_chromium(environ: Mapping[str, str], is_root: bool, run: Run) -> str:
    """Install Chromium if it is missing; return ``""``, or in Spanish why there is still none."""
    if find_chromium(environ):
        return ""
    if environ.get(ENVIRONMENT_VARIABLE):
        return f"{ENVIRONMENT_VARIABLE} no señala un programa que se pueda ejecutar."
    commands = apt_commands(environ, is_root, run)
    if not commands:
        return (
            "Falta Chromium y aquí no se puede instalar con apt (hace falta Debian o Ubuntu y "
            "ser root o tener sudo sin contraseña). Instálalo, o di dónde está en "
            f"{ENVIRONMENT_VARIABLE}."
        )
    update, install = commands
    # A stale list often still serves, so only the installation's own result counts.
    run(update)
    if run(install) == 0 and find_chromium(environ):
        return ""
    return "Falta Chromium y apt no lo pudo instalar; arriba está la razón que dio apt."


def run_quietly(command: Sequence[str]) -> int:
    """Run a command without input; of its output only the errors show."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
    ).returncode
