"""Finds Pango, which draws the bulletins in PDF, and installs it where apt may."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable, Mapping

from plugins.setup.chromium import Run, apt_commands

LIBRARIES = (
    ("libgobject-2.0.so.0", "gobject-2.0"),
    ("libpango-1.0.so.0", "pango-1.0"),
    ("libpangoft2-1.0.so.0", "pangoft2-1.0"),
    ("libharfbuzz.so.0", "harfbuzz"),
    ("libharfbuzz-subset.so.0", "harfbuzz-subset"),
    ("libfontconfig.so.1", "fontconfig"),
)
"""What WeasyPrint loads: the name on Linux, and that by which others find it."""

APT_PACKAGES = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz0b",
    "libharfbuzz-subset0",
    "fontconfig",
)

Has = Callable[[str, str], bool]
"""``(name on Linux, other name)`` → whether the system has the library."""


def system_has(name: str, other: str) -> bool:
    """Whether a library can be loaded here."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return ctypes.util.find_library(other) is not None
    return True


def provide_pango(
    environ: Mapping[str, str], is_root: bool, run: Run, has: Has = system_has
) -> str:
    """Install Pango if it is missing; return ``""``, or in Spanish why there is still none."""
    if all(has(*library) for library in LIBRARIES):
        return ""
    commands = apt_commands(environ, is_root, run, APT_PACKAGES)
    if not commands:
        return (
            "Falta Pango, con que se hacen los boletines en PDF, y aquí no se puede instalar con "
            f"apt. Instálalo: {' '.join(APT_PACKAGES)}."
        )
    update, install = commands
    # A stale list often still serves, so only the installation's own result counts.
    run(update)
    if run(install) == 0 and all(has(*library) for library in LIBRARIES):
        return ""
    return "Falta Pango y apt no lo pudo instalar; arriba está la razón que dio apt."
