"""HTML → PDF/UA with WeasyPrint: tagged, fonts embedded, the same bytes for the same text.

Nothing is fetched: what a sheet names outside of itself is left out.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from functools import cached_property
from importlib import metadata
from pathlib import Path
from time import perf_counter

from plugins.bulletins.fonts import FAMILY, font_files
from plugins.bulletins.store import Store

VARIANT = "pdf/ua-1"
"""ISO 14289-1: what a screen reader needs of a PDF."""


class Printer:
    """Prints sheets; those that were printed before come from ``folder``.

    ``times`` are the seconds that each sheet printed by this process took.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = Store(folder)
        self.times: list[float] = []

    @cached_property
    def version(self) -> str:
        """The digest of everything but the sheet that its bytes depend on."""
        recipe = Path(__file__).read_bytes()
        fonts = [path.read_bytes() for path in self._fonts.values()]
        drawn = (metadata.version("pydyf"), metadata.version("weasyprint"), VARIANT)
        words = " ".join(drawn).encode()
        return hashlib.sha256(b"\0".join([words, recipe, *fonts])).hexdigest()

    def pdf(self, html: str, base_url: str) -> bytes:
        """Return the sheet as PDF; its relative links lead below ``base_url``."""
        key = hashlib.sha256(f"{self.version}\0{base_url}\0{html}".encode()).hexdigest()[:32]
        return self._store.get(key, lambda: self._printed(html, base_url, key))

    @cached_property
    def _fonts(self) -> Mapping[int, Path]:
        return font_files(self._folder / "fonts")

    def _printed(self, html: str, base_url: str, key: str) -> bytes:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        # Advice about style sheets is for programmers; a build stops at any warning.
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        start = perf_counter()
        fonts = FontConfiguration()
        own = URLFetcher(allowed_protocols={"file"})
        faces = CSS(string=self._faces(), font_config=fonts, url_fetcher=own)
        # What staff wrote brings nothing in: neither from the network nor from this machine.
        carried = URLFetcher(allowed_protocols={"data"})
        sheet = HTML(string=html, base_url=base_url, url_fetcher=carried)
        made: bytes = sheet.write_pdf(
            stylesheets=[faces],
            font_config=fonts,
            pdf_variant=VARIANT,
            pdf_identifier=bytes.fromhex(key),
        )
        self.times.append(perf_counter() - start)
        return made

    def _faces(self) -> str:
        return "".join(
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
            f'src: url("{path.resolve().as_uri()}"); }}\n'
            for weight, path in self._fonts.items()
        )
