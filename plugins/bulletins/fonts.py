"""The portal's own font as PDF needs it: one file a weight, made once from its package."""

from __future__ import annotations

import hashlib
import io
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (
    ROOT
    / "node_modules/@fontsource-variable/public-sans/files"
    / "public-sans-latin-wght-normal.woff2"
)
FAMILY = "Public Sans"
WEIGHTS = (400, 700)


def font_files(folder: Path, source: Path = SOURCE) -> dict[int, Path]:
    """Return the file of each weight below ``folder``, which may be deleted at any time.

    Raises:
        FileNotFoundError: the font's package is not installed.
    """
    data = source.read_bytes()
    name = hashlib.sha256(data).hexdigest()[:16]
    found = {}
    for weight in WEIGHTS:
        place = folder / f"{name}-{weight}.ttf"
        if not place.is_file():
            _keep(place, _of_weight(data, weight))
        found[weight] = place
    return found


def _of_weight(data: bytes, weight: int) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _keep(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as fresh:
        fresh.write(data)
    Path(fresh.name).replace(place)
