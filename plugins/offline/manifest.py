"""The web app manifest (W3C Application Manifest): the portal as an app, from the browser."""

from __future__ import annotations

import json

PATH = "manifest.webmanifest"
SEA = "#04303f"
"""The deep sea of the header (``--sea`` in theme/styles/tokens.css)."""

ICONS = (
    ("/icono-192.png", 192, "any"),
    ("/icono-512.png", 512, "any"),
    ("/icono-512-recortable.png", 512, "maskable"),
)
"""Address, side in pixels and purpose of each icon; ``plugins/images`` draws them."""


def manifest(name: str, description: str) -> bytes:
    """Return the manifest of a portal of that name."""
    value = {
        "id": "/",
        "name": name,
        "short_name": "Cancún",
        "description": description,
        "lang": "es-MX",
        "dir": "ltr",
        "start_url": "/?origen=app",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": SEA,
        "categories": ["government"],
        "icons": [
            {"src": src, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for src, side, purpose in ICONS
        ],
        "shortcuts": [
            {"name": "Contingencias", "url": "/contingencia/?origen=app"},
            {"name": "Refugios", "url": "/refugios/?origen=app"},
            {"name": "Trámites", "url": "/tramites/?origen=app"},
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
