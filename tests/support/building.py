"""Builds a small site in memory with the real theme, without Pelican."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.assets.bundle import bundle
from plugins.content_model.load import has_errors, load
from plugins.portal.build import Build, Hooks
from plugins.portal.context import Context
from tests.support.content import NOW

THEME = Path(__file__).resolve().parents[2] / "theme"


def make_build(root: Path, now: datetime = NOW, **hooks: object) -> Build:
    """Return the build of ``root/content``; ``outputs`` and ``page_data`` are its hooks."""
    loaded = load(root, now)
    assert not has_errors(loaded.findings), [str(found) for found in loaded.findings]
    chosen: dict[str, Any] = {"outputs": (), "page_data": (), "assets": bundle, **hooks}
    return Build(root / "content", THEME, loaded, "https://x.mx", Hooks(**chosen))


def make_site(root: Path, now: datetime = NOW) -> Mapping[str, bytes]:
    """Return every file of the site by path."""
    return dict(make_build(root, now).files())


def make_context(root: Path, now: datetime = NOW) -> Context:
    """Return what the views of ``root/content`` are made from."""
    return Context(load(root, now).catalogue, "https://x.mx")
