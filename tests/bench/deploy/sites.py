"""Synthetic sites in successive versions, of which each page and asset says what it should be.

From one version to the next: a page is new, one goes, some change, data and lists change, and every
other version so do the styles, and with them every page.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

SIZES = {"chico": 5, "mediano": 24, "grande": 90}


@dataclass(frozen=True)
class Site:
    """One version: path → bytes, and the header rules that come with it."""

    version: int
    files: dict[str, bytes]

    def write(self, root: Path) -> Path:
        """Write it below ``root``; return the folder."""
        for path, data in self.files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return root

    @property
    def pages(self) -> set[str]:
        """Every path that is a page."""
        return {path for path in self.files if path.endswith(".html")}


def make_site(guides: int, version: int) -> Site:
    """Return version ``version`` of a site with that many guides."""
    files: dict[str, bytes] = {}

    def hashed(name: str, ending: str, data: bytes) -> str:
        path = f"recursos/{name}.{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
        files[path] = data
        return path

    style = version // 2
    css = hashed("portal", "css", f"body{{--v:{style}}}".encode() * 20)
    script = hashed("portal", "js", f"export const v = {style};\n".encode() * 20)

    def page(path: str, stamp: int, links: list[str]) -> None:
        image = hashed("foto", "png", f"{path} {stamp}".encode() * 30)
        anchors = "".join(f'<a href="{link}">{link}</a>\n' for link in links)
        text = (
            f'<!doctype html><html lang="es"><title>{path}</title>\n'
            f'<link rel="stylesheet" href="/{css}">'
            f'<script type="module" src="/{script}"></script>\n'
            f'<img src="/{image}" alt=""><p>{path}, {stamp}</p>\n{anchors}</html>\n'
        )
        files[path] = text.encode()

    # Each version brings a piece of news and withdraws the one of three versions back.
    news = [f"/noticias/n{n}/" for n in range(max(0, version - 2), version + 1)]
    guide_links = [f"/tramites/t{n}/" for n in range(guides)]
    for n in range(guides):
        stamp = max((v for v in range(version + 1) if (v + n) % 3 == 0), default=0)
        page(f"tramites/t{n}/index.html", stamp, ["/", "/tramites/"])
    for link in news:
        page(f"{link[1:]}index.html", 0, ["/", "/noticias/"])
    page("tramites/index.html", version, ["/", *guide_links])
    page("noticias/index.html", version, ["/", *news])
    page("404.html", 0, ["/"])
    page("index.html", version, ["/tramites/", "/noticias/", news[-1]])
    listed = [path for path in sorted(files) if path.endswith("index.html")]
    files["api/v1/tramites.json"] = json.dumps({"version": version, "rutas": listed}).encode()
    files["sitemap.xml"] = "\n".join(["<urlset>", *listed, "</urlset>"]).encode()
    files["sw.js"] = f"const version = {version};".encode()
    age = 60 + version % 2
    rules = {"rules": [{"path": "/tramites/t0/", "headers": {"Cache-Control": f"max-age={age}"}}]}
    files["_headers.json"] = json.dumps(rules).encode()
    return Site(version, files)


_REFERENCE = re.compile(rb'(?:href|src)="([^"]+)"')


def references(page: bytes) -> list[str]:
    """Return every address that a page names."""
    return [match.decode() for match in _REFERENCE.findall(page)]
