"""The picture shown when somebody shares a page: its title on the portal's own sea and sun."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from math import pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Size that the Open Graph readers of messaging apps crop least."""

DESIGN_VERSION = "1"
"""Part of a card's name: raise it when the drawing changes."""

_SEA, _DEEP, _FOAM, _SUN, _WHITE = "#04303f", "#0a4a5a", "#2bb3b8", "#f4b740", "#ffffff"
_MARGIN = 72
_MAX_LINES = 4


@dataclass(frozen=True)
class SocialCard:
    """What a card says: ``kicker`` is the kind of page, ``titulo`` its title."""

    kicker: str
    titulo: str
    site: str

    def name(self) -> str:
        """Return the card's file name, which changes with what it says."""
        said = "\n".join((DESIGN_VERSION, self.kicker, self.titulo, self.site))
        return f"social/{hashlib.sha256(said.encode()).hexdigest()[:12]}.png"


class CardPainter:
    """Draws cards with one font file (any format FreeType reads, a variable one included)."""

    def __init__(self, font: Path) -> None:
        """Keep the font's bytes; raises OSError when the file cannot be read."""
        self._font = font.read_bytes()
        self._background = _background()

    def paint(self, card: SocialCard) -> bytes:
        """Return the card as a small palette PNG."""
        image = self._background.copy()
        draw = ImageDraw.Draw(image)
        draw.text((_MARGIN, 64), card.kicker, font=self._face(34, 600), fill=_FOAM)
        size, lines = self._fit(draw, card.titulo)
        face = self._face(size, 760)
        for number, line in enumerate(lines):
            draw.text((_MARGIN, 126 + number * size * 1.16), line, font=face, fill=_WHITE)
        draw.text((_MARGIN, HEIGHT - 78), card.site, font=self._face(32, 600), fill=_WHITE)
        out = BytesIO()
        image.quantize(48, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _face(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        face = ImageFont.truetype(BytesIO(self._font), size)
        try:
            face.set_variation_by_axes([weight])
        except OSError:  # the font is not variable: its one weight is used
            return face
        return face

    def _fit(self, draw: ImageDraw.ImageDraw, text: str) -> tuple[int, list[str]]:
        for size in (76, 68, 60, 52):
            lines = _wrap(draw, text, self._face(size, 760), WIDTH - 2 * _MARGIN)
            if len(lines) <= _MAX_LINES:
                return size, lines
        return 52, [*lines[: _MAX_LINES - 1], lines[_MAX_LINES - 1].rstrip(" .,") + "…"]


def _wrap(
    draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, width: int
) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=face) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _background() -> Image.Image:
    """Draw sea, sun and waves at twice the size, so that the edges come out smooth."""
    scale = 2
    image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), _SEA)
    draw = ImageDraw.Draw(image)
    sun = (980 * scale, 494 * scale, 96 * scale)
    draw.pieslice(
        (sun[0] - sun[2], sun[1] - sun[2], sun[0] + sun[2], sun[1] + sun[2]), 180, 360, fill=_SUN
    )
    _wave(draw, 488, 10, _DEEP, scale, fill=True)
    _wave(draw, 512, 9, _FOAM, scale, fill=False)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _wave(
    draw: ImageDraw.ImageDraw, top: int, height: int, color: str, scale: int, *, fill: bool
) -> None:
    points = [
        (x * scale, (top + height * sin(2 * pi * x / 300)) * scale) for x in range(0, WIDTH + 1, 4)
    ]
    if fill:
        corners = [(WIDTH * scale, HEIGHT * scale), (0.0, HEIGHT * scale)]
        draw.polygon([*points, *corners], fill=color)
    else:
        draw.line(points, fill=color, width=5 * scale, joint="curve")
