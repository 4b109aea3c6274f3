"""Finds Java, which the HTML checker of the tests runs on, and installs it where apt may."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from plugins.setup.chromium import Run, apt_commands

APT_PACKAGES = ("default-jre-headless",)


def find_java(environ: Mapping[str, str]) -> Path | None:
    """Return Java's program, ``None`` where there is none that starts.

    ``JAVA_HOME`` counts before the search path.
    """
    home = environ.get("JAVA_HOME")
    if home and os.access(Path(home, "bin", "java"), os.X_OK):
        return Path(home, "bin", "java")
    found = shutil.which("java", path=environ.get("PATH", os.defpath))
    # On a Mac without Java this is a program that only asks to install it.
    stub = found == "/usr/bin/java" and Path("/usr/libexec/java_home").exists()
    return Path(found) if found and not stub else None


def provide_java(environ: Mapping[str, str], is_root: bool, run: Run) -> str:
    """Install Java if it is missing; return ``""``, or in Spanish why there is still none."""
    if find_java(environ):
        return ""
    commands = apt_commands(environ, is_root, run, APT_PACKAGES)
    if not commands:
        return (
            "Falta Java y aquí no se puede instalar con apt (hace falta Debian o Ubuntu y ser root "
            "o tener sudo sin contraseña). Instala Java 17 o más nuevo, o di dónde está en "
            "JAVA_HOME."
        )
    update, install = commands
    # A stale list often still serves, so only the installation's own result counts.
    run(update)
    if run(install) == 0 and find_java(environ):
        return ""
    return "Falta Java y apt no lo pudo instalar; arriba está la razón que dio apt."
