"""What no page says of itself but every page depends on: the code, its packages, the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from plugins.content_model.fingerprint import fingerprint
from plugins.portal.file_digest import digest_of_files

_ROOT = Path(__file__).resolve().parents[2]
_CODE = {"plugins": "**/*.py", "theme/worker": "*"}
_SHAPELESS = frozenset({"PORTAL_CHECKS", "PORTAL_INCREMENT"})
"""Settings of which no page shows anything but what is loaded: a draft is another entry."""
_TOLD = "EDITOR_"
"""How the names of the environment variables begin that hooks read."""
_LOCKS = {"": "*lock*"}
"""Versions of all packages, of Python and of npm."""


def constant_of(settings: Mapping[str, Any]) -> str:
    """Return the digest of the code, the locked packages, and the settings that shape the site."""
    ours = sorted(
        (k, repr(v)) for k, v in settings.items() if k.startswith("PORTAL_") and k not in _SHAPELESS
    )
    versions = (sys.version, jinja2.__version__)
    told = sorted((k, v) for k, v in os.environ.items() if k.startswith(_TOLD))
    shaped = (settings["SITEURL"], settings["SITENAME"], ours, told)
    files = (digest_of_files(_ROOT, _CODE), digest_of_files(_ROOT, _LOCKS))
    return fingerprint(files, versions, shaped)
