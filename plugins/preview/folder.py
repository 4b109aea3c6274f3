"""A built folder becomes a preview: every page marked, machine outputs left out."""

from __future__ import annotations

import shutil
from fnmatch import fnmatchcase
from pathlib import Path

from plugins.preview.page import STYLE, STYLE_PATH, NoPlace, preview_page

ROBOTS = "User-agent: *\nDisallow: /\n"

HEADERS = "/*\n  X-Robots-Tag: noindex, nofollow, noarchive\n\n"

LEFT_OUT = (
    *("sitemap.xml", "humans.txt", ".well-known/*", "api/*", "admin/*", "social/*", "_redirects"),
    *("*/atom.xml", "*/rss.xml", "contingencia/cap/*", "contingencia/activa.json"),
    *("_headers.json", "manifest.webmanifest"),
)
"""What programs read (drafts would look official there), and what only the real site needs."""

MARK = "_vista-previa"
"""The file by which a folder is known for a preview."""


class NotAPreview(ValueError):
    """The folder to be written holds something else."""


def make_preview(built: Path, output: Path) -> int:
    """Write the preview of the site in ``built`` to ``output``; return the number of pages.

    Raises:
        NotAPreview: ``output`` is there and was not written by this function.
        NoPlace: a page cannot be marked; nothing is written then.
    """
    if output.exists() and any(output.iterdir()) and not (output / MARK).is_file():
        raise NotAPreview(
            f"«{output.name}» no es una vista previa; elige otra carpeta con --output"
        )
    staging = output.with_name(f"{output.name}.nueva")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    pages = 0
    for source in _files(built):
        inner = source.relative_to(built).as_posix()
        if any(fnmatchcase(inner, pattern) for pattern in LEFT_OUT):
            continue
        target = staging / inner
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".html":
            target.write_text(_marked(source, inner), encoding="utf-8")
            pages += 1
        else:
            shutil.copyfile(source, target)
    (staging / STYLE_PATH).write_text(STYLE, encoding="utf-8")
    (staging / "robots.txt").write_text(ROBOTS, encoding="utf-8")
    own = staging / "_headers"
    own.write_text(HEADERS + (own.read_text("utf-8") if own.exists() else ""), encoding="utf-8")
    (staging / MARK).write_text("Vista previa: no se publica.\n", encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    staging.replace(output)
    return pages


def _marked(source: Path, inner: str) -> str:
    try:
        return preview_page(source.read_text(encoding="utf-8"))
    except NoPlace as bad:
        raise NoPlace(f"{inner}: {bad}") from bad


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
