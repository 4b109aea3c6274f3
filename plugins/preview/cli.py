"""The end of ``build --preview``: what it writes, what it says, its exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from plugins.preview.folder import NotAPreview, make_preview
from plugins.preview.page import NoPlace

BUILT = ".cache/vista-previa"
OUTPUT = "output.vista-previa"


def run_preview(root: Path, output: str, err: TextIO) -> int:
    """Make the preview of the site that was built with drafts; return the exit code."""
    target = root / (output or OUTPUT)
    try:
        pages = make_preview(root / BUILT, target)
    except (NotAPreview, NoPlace) as bad:
        err.write(f"No se hizo la vista previa: {bad}.\n")
        return 1
    err.write(f"Vista previa en {target}: {pages} páginas, todas marcadas. No se publica.\n")
    return 0
