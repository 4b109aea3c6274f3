"""The verb of ``tasks.py`` that writes the catalogue of components."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parents[2]


@task(help={"output": "carpeta donde se escribe"})
def catalogue(c: Context, output: str = ".cache/catalogo") -> None:
    """Escribe el catálogo de componentes."""
    from plugins.component_catalogue.pages import catalogue_files

    folder = ROOT / output
    for name, data in catalogue_files(ROOT / "theme").items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sys.stdout.write(f"Ábrelo en tu navegador: {folder / 'index.html'}\n")
