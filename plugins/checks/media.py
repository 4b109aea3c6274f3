"""What images and attachments have in common: records name them, and each should be named."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from plugins.checks.files import Lines, error_at
from plugins.checks.site import Site
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.strict_yaml import Loc


def references_to(site: Site, folder: str, ending: str) -> Iterator[Finding]:
    """Yield an error for each ``archivo`` that is not a file of ``content/<folder>``.

    ``ending`` is the one of the example that the message gives.
    """
    names = {inner.rpartition("/")[2] for inner in site.media if inner.startswith(f"{folder}/")}
    for file, loc, text in _named(site, folder):
        inner = posixpath.normpath(f"{folder}/{text}")
        if text.startswith("/") or not inner.startswith(f"{folder}/") or "\\" in text:
            yield error_at(
                file,
                loc,
                f"«{text}» sale de content/{folder}/; escribe la ruta desde esa carpeta, por "
                f"ejemplo «2026/nombre{ending}»",
            )
        elif inner not in site.media:
            last = text.rpartition("/")[2]
            doubled = text.startswith((f"{folder}/", "content/"))
            told = f" Escribe la ruta sin «{folder}/»." if doubled else site.suggest(last, names)
            yield error_at(
                file,
                loc,
                f"no existe content/{folder}/{text}.{told} Guarda ahí el archivo o corrige el "
                "nombre (mayúsculas y minúsculas cuentan)",
            )


def unused(site: Site, folder: str, endings: frozenset[str], message: str) -> Iterator[Finding]:
    """Yield an aviso for each file of ``content/<folder>`` that no record and no body names."""
    used = {posixpath.normpath(f"{folder}/{text}") for _, _, text in _named(site, folder)}
    used |= {link.target.url.lstrip("/") for link in site.notable_links}
    for item in site.media.values():
        if item.parts[0] == folder and item.suffix in endings and item.inner not in used:
            yield aviso(item.shown, 1, "", message)


def _named(site: Site, folder: str) -> Iterator[tuple[Lines, Loc, str]]:
    """Yield the ``archivo`` leaves of that folder: those of attachments stand in ``adjuntos``."""
    for file, facts in site.facts:
        for loc, text in facts.named:
            if ("adjuntos" in loc) == (folder == "adjuntos"):
                yield file, loc, text
