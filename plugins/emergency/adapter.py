"""The lane with the portal's settings: reads them as Pelican does and calls what they name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.content_model.load import Loaded
from plugins.emergency.lane import Files, Outcome, Refused, Timer, prepare


def alert(
    portal: Path,
    root: Path,
    settings_file: str,
    now: datetime,
    output: Path,
    previous: Path,
    timer: Timer,
) -> Outcome:
    """Write into ``output`` what the messages of ``root/content`` change.

    ``portal`` is the project with the settings, ``previous`` the folder of the last whole build.

    Raises:
        Refused: the messages or the data have errors, or a page cannot be made.
    """
    with timer.step("Leer los ajustes"):
        settings = read_settings(str(portal / settings_file))
        settings["PATH"] = str(root / "content")
        check = _function(settings["EMERGENCY_CHECKS"])
        files = _function(settings["EMERGENCY_FILES"])

    def make(loaded: Loaded) -> Files:
        found: Files = files(loaded, settings, previous)
        return found

    try:
        return prepare(root, now, check, make, output, timer)
    except Refused:
        raise
    except Exception as failure:
        raise Refused(f"No se pudieron hacer las páginas: {failure}") from failure


def _function(name: str) -> Callable[..., Any]:
    """Return the function ``package.module:name``."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    return found
