"""QR codes as SVG, for the printed guide."""

from __future__ import annotations

import io
from functools import lru_cache

MOST_KNOWN = 1000
"""Codes that are remembered, a few kilobytes each: they take longer to make than a page."""


@lru_cache(MOST_KNOWN)
def qr_svg(address: str) -> str:
    """Return the SVG of an address: 4 modules of border, no size of its own, error level M."""
    # Imported only now: most edits draw no page with a code.
    import segno

    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4, nl=False
    )
    return buffer.getvalue().decode()
