"""The whole configuration of the editor, from the content model and what is published today."""

from __future__ import annotations

import json
from typing import Any

from plugins.content_model.catalogue import Catalogue
from plugins.editor.backend import Backend
from plugins.editor.collections import collections
from plugins.editor.fields import Forms, Lists, Media
from plugins.editor.options import cited_options, level_options, phase_options

PATH = "admin/config.yml"


def config(catalogue: Catalogue, backend: Backend, siteurl: str = "") -> dict[str, Any]:
    """Return the configuration; ``siteurl`` is the public address, "" in a local preview."""
    year = str(catalogue.now.year)
    lists = Lists(
        cited_options(catalogue),
        {"nivel": level_options(catalogue), "fase": phase_options(catalogue)},
    )
    # A leading slash: from the root of the repository, not from the folder of the entry.
    media = Media(
        imagenes=(f"/content/imagenes/{year}", year), adjuntos=(f"/content/adjuntos/{year}", year)
    )
    made: dict[str, Any] = {
        "backend": backend.as_config(),
        "locale": "es",
        "show_preview_links": False,
        "media_folder": f"content/imagenes/{year}",
        "public_folder": f"/imagenes/{year}",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": collections(Forms(lists, media)),
    }
    if siteurl:
        made |= {"site_url": siteurl, "display_url": siteurl}
    return made


def as_text(made: dict[str, Any]) -> bytes:
    """Return the configuration as a file: JSON, which is YAML that nobody can misread."""
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"
