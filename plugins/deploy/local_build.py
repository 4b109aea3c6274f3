"""What is never published: a site built to be looked at here, or one that is being put in place."""

from __future__ import annotations

from pathlib import Path

from plugins.deploy.errors import Refused

PREVIEW = "_vista-previa"
"""The file by which a preview says what it is."""

_HEAD = 4096


def refuse_local_build(source: Path) -> None:
    """Raise Refused for a preview, and for a site whose own map has no public addresses.

    And while a build's own folder stands beside it: some of its files may be in place, not all.

    ``serve`` and ``build`` know no public address, so their sitemap lists ``/…``; they may hold
    drafts. A folder without a sitemap is not judged.
    """
    sitemap = source / "sitemap.xml"
    is_local = sitemap.is_file() and b"<loc>/" in sitemap.read_bytes()[:_HEAD]
    if any(source.parent.glob(f"{source.name}.staging-*")):
        raise Refused(
            f"una construcción de «{source.name}» sigue en marcha, o se cortó: espera, o construye "
            "otra vez con: python3 tasks.py publish"
        )
    if is_local or (source / PREVIEW).exists():
        raise Refused(
            f"«{source.name}» es para verse en este equipo y puede llevar borradores; construye "
            "con: python3 tasks.py publish"
        )
