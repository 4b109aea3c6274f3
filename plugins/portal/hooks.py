"""What other plugins add to the site, resolved from the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.portal.bulletins import BulletinsHook
from plugins.portal.images import ImagesHook
from plugins.portal.outputs import Part
from plugins.portal.page import Meta
from plugins.portal.settings_check import resolve, resolve_all
from plugins.portal.site import Bundle, Site

OutputHook = Callable[[Catalogue, Site], Iterable[Part]]
PageData = Callable[[Meta], Iterable[Mapping[str, Any]]]
LastHook = Callable[[Catalogue, Site, Mapping[str, str]], Iterable[tuple[str, bytes]]]
PageDataHook = Callable[[Catalogue, Site], PageData]


@dataclass(frozen=True)
class Hooks:
    """What other plugins add, by name: files, JSON-LD for a page, style sheets and scripts.

    ``last`` are given the digest of every other file by its path.
    """

    outputs: tuple[tuple[str, OutputHook], ...]
    page_data: tuple[tuple[str, PageDataHook], ...]
    assets: Callable[[Path], Bundle]
    images: ImagesHook
    last: tuple[tuple[str, LastHook], ...] = ()
    bulletins: BulletinsHook | None = None

    @classmethod
    def from_settings(cls, settings: Mapping[str, Any]) -> Hooks:
        """Resolve the functions that the settings name; raise SettingsError naming a wrong one."""
        bulletins = settings.get("PORTAL_BULLETINS")
        return cls(
            tuple(resolve_all(settings["PORTAL_OUTPUTS"], "PORTAL_OUTPUTS")),
            tuple(resolve_all(settings["PORTAL_PAGE_DATA"], "PORTAL_PAGE_DATA")),
            resolve(settings["PORTAL_ASSETS"], "PORTAL_ASSETS"),
            resolve(settings["PORTAL_IMAGES"], "PORTAL_IMAGES"),
            tuple(resolve_all(settings.get("PORTAL_LAST_OUTPUTS", ()), "PORTAL_LAST_OUTPUTS")),
            resolve(bulletins, "PORTAL_BULLETINS") if bulletins else None,
        )
