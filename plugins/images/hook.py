"""Where the pictures of the real site are made and kept: what ``PORTAL_IMAGES`` names."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from plugins.images.site_images import ProgressBar, SiteImages
from plugins.images.store import VariantStore

FONT = "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
CACHE = ".cache/images"


def images(content: Path, paths: Sequence[str]) -> SiteImages:
    """Return the pictures of a build of ``content``; ``paths`` may be shown, relative to it."""
    root = content.parent
    bar = ProgressBar(sys.stderr, time.monotonic)
    store = VariantStore(root / CACHE)
    return SiteImages(content, paths, store=store, font=(root / FONT).read_bytes, progress=bar)
