"""QR codes as SVG, for the printed guide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

MOST_KNOWN = 1000
"""Codes that are remembered, a few kilobytes each: they take longer to make than a page."""

_BORDER = 4
_DARK = re.compile("1+")


@lru_cache(MOST_KNOWN)
def qr_svg(address: str) -> str:
    """Return the SVG of an address: 4 modules of border, no size of its own, error level M."""
    # Imported only now: most edits draw no page with a code.
    import segno

    from plugins.portal.qr_mask import best_masked

    # With a mask given segno does not try all of them, which is most of its time.
    code = segno.make(address, error="m", micro=False, mask=0)
    return _svg(best_masked(code.matrix))


def _svg(rows: Sequence[str]) -> str:
    """Return the drawing of a code: one stroke for each run of dark modules."""
    width = len(rows) + 2 * _BORDER
    strokes: list[str] = []
    x, y = 0, 0
    for number, row in enumerate(rows, start=_BORDER):
        for run in _DARK.finditer(row):
            start, end = run.start() + _BORDER, run.end() + _BORDER
            move = f"m{start - x} {number - y}" if strokes else f"M{start} {number}.5"
            strokes.append(f"{move}h{end - start}")
            x, y = end, number
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}" class="segno">'
        f'<path class="qrline" stroke="#000" d="{"".join(strokes)}"/></svg>'
    )
