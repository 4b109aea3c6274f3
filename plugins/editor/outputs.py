"""The files of ``/admin/``: page, configuration, our scripts, and Decap CMS as it was packed."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.content_model.catalogue import Catalogue
from plugins.editor.backend import LOCAL, Backend, from_environment
from plugins.editor.bundle import script, style

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "theme" / "admin"
DECAP = ROOT / "node_modules" / "decap-cms" / "dist" / "decap-cms.js"

FOLDER = "admin"
HASHED = f"{FOLDER}/recursos"
"""Every name below it carries a digest."""

Files = Iterator[tuple[str, bytes]]


class Assets(Protocol):
    """What is asked of the theme's files."""

    @property
    def styles(self) -> tuple[str, ...]:
        """Addresses of the site's style sheets."""


class Site(Protocol):
    """What is asked of the site."""

    @property
    def url(self) -> str:
        """The public address, "" in a local preview."""

    @property
    def assets(self) -> Assets:
        """The theme's files."""


def local(catalogue: Catalogue, site: Site) -> Files:
    """Yield the editor that saves on this machine, through ``tasks.py edit``."""
    yield from files(catalogue, site, LOCAL)


def hosted(catalogue: Catalogue, site: Site) -> Files:
    """Yield the editor that saves in the forge that the variables EDITOR_* name; else nothing.

    Raises:
        BadBackend: the variables do not fit together.
    """
    backend = from_environment(os.environ)
    if backend is not None:
        yield from files(catalogue, site, backend)


def files(catalogue: Catalogue, site: Site, backend: Backend) -> Files:
    """Yield path and bytes of each file of the editor.

    Raises:
        FileNotFoundError: its packages are not installed.
    """
    # Without a forge the public site has no editor, and no forms are needed.
    from plugins.editor import config as configuration

    if not DECAP.is_file():
        raise FileNotFoundError("falta decap-cms: ejecuta python3 tasks.py build, que lo instala")
    decap = DECAP.read_bytes()
    named = {
        "script": _hashed("editor", "js", script(SOURCES / "editor.js")),
        "style": _hashed("editor", "css", style(SOURCES / "editor.css")),
        "decap": _hashed("decap-cms", "js", decap),
    }
    yield from named.values()
    yield (
        configuration.PATH,
        configuration.as_text(configuration.config(catalogue, backend, site.url)),
    )
    yield f"{FOLDER}/settings.json", _json(settings(catalogue, site.assets.styles[0]))
    page = _page(
        # The headers allow every forge; this page only its own.
        policy=" ".join(["connect-src", "'self'", "blob:", *backend.connections]),
        config=f"/{configuration.PATH}",
        integrity={name: _integrity(content) for name, (_, content) in named.items()},
        **{name: f"/{path}" for name, (path, _) in named.items()},
    )
    yield f"{FOLDER}/index.html", page


def settings(catalogue: Catalogue, stylesheet: str) -> dict[str, Any]:
    """Return what the editor's scripts need to know beside the forms."""
    from plugins.editor.shapes import shapes

    datos = catalogue.datos
    return {
        "shapes": shapes(),
        "style": stylesheet,
        "facts": {
            "dependencias": {id_: d.nombre for id_, d in datos.dependencias.items()},
            "requisitos": {id_: d.nombre for id_, d in datos.requisitos.items()},
            "niveles": {
                id_: {n.id: {"nombre": n.nombre, "color": n.color} for n in scale.niveles}
                for id_, scale in datos.escalas.items()
            },
            "uma": str(datos.uma[-1].valor) if datos.uma else "0",
        },
    }


def _page(**values: object) -> bytes:
    loader = FileSystemLoader(SOURCES)
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return env.get_template("index.html").render(values).encode() + b"\n"


def _hashed(name: str, ending: str, content: bytes) -> tuple[str, bytes]:
    digest = hashlib.sha256(content).hexdigest()[:12]
    return f"{HASHED}/{name}.{digest}.{ending}", content


def _integrity(content: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
