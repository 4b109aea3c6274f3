"""The portal's mark as icons: sun on a horizon of sea, drawn from one set of curves.

The same curves stand in ``theme/components/mark``; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from plugins.content_model.garbage import give_back

GROUND, SUN, WAVE, FOAM = "#04303f", "#f7b733", "#1fb5ba", "#e9f6f6"
BOX = 48
"""Side of the square that the curves below are drawn in."""

SUN_CENTER, SUN_RADIUS, STROKE = (24.0, 25.0), 11.5, 3.4

WAVE_PATH = "M6 30.5c4-3.6 8-3.6 12 0s8 3.6 12 0 8-3.6 12 0"
FOAM_PATH = "M11 38c3.3-3 6.5-3 9.8 0s6.5 3 9.8 0 4-2.6 6.4-2"

# The same two waves as cubic curves: start, then (control, control, end) each.
_WAVE: Sequence[Sequence[tuple[float, float]]] = (
    ((6, 30.5), (10, 26.9), (14, 26.9), (18, 30.5)),
    ((18, 30.5), (22, 34.1), (26, 34.1), (30, 30.5)),
    ((30, 30.5), (34, 26.9), (38, 26.9), (42, 30.5)),
)
_FOAM: Sequence[Sequence[tuple[float, float]]] = (
    ((11, 38), (14.3, 35), (17.5, 35), (20.8, 38)),
    ((20.8, 38), (24.1, 41), (27.3, 41), (30.6, 38)),
    ((30.6, 38), (33.9, 35), (34.6, 35.4), (37, 36)),
)
_SMOOTH, _SMOOTH_LARGE = 8, 4
"""How many times larger icons are drawn, for soft edges; from 180 pixels on less will do."""
_LARGE = 180
_FEW = 48
_ICO_SIZES = (16, 32, 48)


def icon_files() -> Iterator[tuple[str, bytes]]:
    """Yield every icon that pages name, and the one browsers ask for unasked."""
    yield "favicon.svg", icon_svg().encode()
    yield "apple-touch-icon.png", _flat_png(icon(180, square=True))
    # Those of the web app's manifest (plugins/offline).
    yield "icono-192.png", _flat_png(icon(192))
    yield "icono-512.png", _flat_png(icon(512))
    yield "icono-512-recortable.png", _flat_png(icon(512, square=True, room=0.12))
    out = BytesIO()
    icon(48).save(out, "ICO", sizes=[(size, size) for size in _ICO_SIZES])
    yield "favicon.ico", out.getvalue()
    # They are drawn many times larger, in more memory than anything else of a site takes at once.
    give_back()


def icon_svg() -> str:
    """Return the mark as an SVG that needs no style sheet."""
    lines = f'fill="none" stroke-linecap="round" stroke-width="{STROKE}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX} {BOX}">'
        f'<circle cx="24" cy="24" r="24" fill="{GROUND}"/>'
        f'<path fill="{SUN}" d="M12.5 25a11.5 11.5 0 0 1 23 0z"/>'
        f'<path {lines} stroke="{WAVE}" d="{WAVE_PATH}"/>'
        f'<path {lines} stroke="{FOAM}" d="{FOAM_PATH}"/></svg>\n'
    )


def icon(size: int, *, square: bool = False, room: float = 0.0) -> Image.Image:
    """Return the mark at ``size`` pixels, round or on a full square (for systems that cut it).

    ``room`` is the share of the side left free around the drawing: what systems may cut away
    (W3C Web App Manifest: only the inner circle of 80 % of the side is safe).
    """
    if room:
        inner = icon(round(size * (1 - 2 * room)), square=square)
        whole = Image.new("RGBA", (size, size), GROUND if square else (0, 0, 0, 0))
        whole.paste(inner, ((size - inner.width) // 2, (size - inner.height) // 2))
        return whole
    smooth = _SMOOTH if size < _LARGE else _SMOOTH_LARGE
    scale, side = size * smooth / BOX, size * smooth
    image = Image.new("RGBA", (side, side), GROUND if square else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if not square:
        draw.ellipse((0, 0, side - 1, side - 1), fill=GROUND)
    (x, y), radius = SUN_CENTER, SUN_RADIUS
    corners = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale]
    draw.pieslice((*corners, (y + radius) * scale), 180, 360, fill=SUN)
    for curves, color in ((_WAVE, WAVE), (_FOAM, FOAM)):
        _stroke(draw, [point for curve in curves for point in _along(curve)], color, scale)
    return image.reduce(smooth)


def _along(curve: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for step in range(25):
        t = step / 24
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        pairs = [*zip(weights, curve, strict=True)]
        yield sum(w * p[0] for w, p in pairs), sum(w * p[1] for w, p in pairs)


def _stroke(
    draw: ImageDraw.ImageDraw, points: Sequence[tuple[float, float]], color: str, scale: float
) -> None:
    """Draw a line with round ends, as dots close together."""
    half = STROKE / 2
    for x, y in points:
        box = ((x - half) * scale, (y - half) * scale, (x + half) * scale, (y + half) * scale)
        draw.ellipse(box, fill=color)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _flat_png(image: Image.Image) -> bytes:
    """Return a PNG of few colours: four flat ones and the edges between them."""
    opaque = image.getchannel("A").getextrema() == (255, 255)
    whole = image.convert("RGB") if opaque else image
    return _png(whole.quantize(_FEW, method=Image.Quantize.FASTOCTREE))
