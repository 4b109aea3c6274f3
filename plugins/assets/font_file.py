"""The portal's font file, made once from its package and kept until either changes."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from plugins.assets.esbuild import MODULES

SOURCE = "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
NAME = "fonts/public-sans.woff2"
"""Where style sheets expect it, below ``static/``."""

CACHE = MODULES.parent / ".cache" / "assets"

_RECIPE = Path(__file__).with_name("font.py")


def portal_font(modules: Path = MODULES, cache: Path = CACHE) -> bytes:
    """Return the small font; ``cache`` may be deleted at any time.

    Raises:
        FileNotFoundError: the font's package is not installed.
    """
    source = modules / SOURCE
    if not source.is_file():
        raise FileNotFoundError(
            f"falta la tipografía ({SOURCE}): ejecuta python3 tasks.py build, que la instala"
        )
    data = source.read_bytes()
    # What it is made with counts too: the program itself says what is kept of the font.
    recipe = _RECIPE.read_bytes()
    kept = cache / f"font-{hashlib.sha256(recipe + data).hexdigest()[:16]}.woff2"
    try:
        return _unsealed(kept.read_bytes())
    except (OSError, ValueError):
        # Imported only now: fontTools takes longer to import than most edits to build.
        from plugins.assets.font import small_font

        made = small_font(data)
        _keep(kept, made)
        return made


def _unsealed(content: bytes) -> bytes:
    """Return what was kept, without its seal; raise ValueError if it is damaged."""
    seal, data = content[:32], content[32:]
    if hashlib.sha256(data).digest() != seal:
        raise ValueError("damaged")
    return data


def _keep(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as fresh:
        fresh.write(hashlib.sha256(data).digest() + data)
    Path(fresh.name).replace(place)
