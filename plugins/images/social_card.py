"""The picture shown when somebody shares a page: its title on the portal's own sea and sun.

Drawn with one fixed palette: the words only ever stand on two flat colours, so their soft edges
are steps between these and the colour of the word. Choosing colours anew takes ten times as long.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from math import pi, sin

from PIL import Image, ImageColor, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Size that the Open Graph readers of messaging apps crop least."""

DESIGN_VERSION = "2"
"""Part of a card's name: raise it when the drawing changes."""

_SEA, _DEEP, _FOAM, _SUN, _WHITE = "#04303f", "#0a4a5a", "#2bb3b8", "#f4b740", "#ffffff"
_MARGIN = 72
_STEPS = 16
# (size, most lines): chosen so that no title reaches down to the sun.
_SIZES = ((76, 3), (68, 3), (60, 4), (52, 4))
_TITLE_TOP, _LINE_HEIGHT = 126, 1.16
_BACKGROUND_COLORS = 48


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
    """Draws cards with one font (any format FreeType reads, a variable one included)."""

    def __init__(self, font: bytes) -> None:
        """Prepare the background and the faces; raises OSError when ``font`` is no font."""
        self._font = font
        self._faces: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}
        self._background = _with_word_colors(_background())

    def paint(self, card: SocialCard) -> bytes:
        """Return the card as a small palette PNG."""
        image = self._background.copy()
        self._write(image, 64, card.kicker, self._face(34, 600), ramp=0)
        size, lines = self._fit(card.titulo)
        for number, line in enumerate(lines):
            top = _TITLE_TOP + round(number * size * _LINE_HEIGHT)
            self._write(image, top, line, self._face(size, 760), ramp=1)
        self._write(image, HEIGHT - 78, card.site, self._face(32, 600), ramp=2)
        out = BytesIO()
        image.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _write(
        self, image: Image.Image, top: int, text: str, face: ImageFont.FreeTypeFont, ramp: int
    ) -> None:
        """Write one line; ``ramp`` counts the pairs of word and ground in ``_RAMPS``."""
        box = (_MARGIN, top, WIDTH, min(HEIGHT, top + round(face.size * 1.4)))
        ink = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(ink).text((0, 0), text, font=face, fill=255)
        first = _BACKGROUND_COLORS + ramp * _STEPS
        steps = ink.point([first + level * (_STEPS - 1) // 255 for level in range(256)])
        image.paste(steps, box, ink.point([0] * 8 + [255] * 248))

    def _face(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        if (size, weight) not in self._faces:
            face = ImageFont.truetype(BytesIO(self._font), size)
            with suppress(OSError):  # a font that is not variable has one weight
                face.set_variation_by_axes([weight])
            self._faces[size, weight] = face
        return self._faces[size, weight]

    def _fit(self, text: str) -> tuple[int, list[str]]:
        size, most, lines = 0, 0, [""]
        for size, most in _SIZES:
            lines = _wrap(text, self._face(size, 760), WIDTH - 2 * _MARGIN)
            if len(lines) <= most:
                return size, lines
        return size, [*lines[: most - 1], lines[most - 1].rstrip(" .,") + "…"]


_RAMPS = ((_FOAM, _SEA), (_WHITE, _SEA), (_WHITE, _DEEP))


def _wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _with_word_colors(image: Image.Image) -> Image.Image:
    """Return ``image`` with a palette that ends in the steps from each ground to its word."""
    few = image.quantize(_BACKGROUND_COLORS, dither=Image.Dither.NONE)
    palette = (few.getpalette() or [])[: 3 * _BACKGROUND_COLORS]
    palette += [0] * (3 * _BACKGROUND_COLORS - len(palette))
    for word, ground in _RAMPS:
        pair = [*zip(ImageColor.getrgb(ground)[:3], ImageColor.getrgb(word)[:3], strict=True)]
        for step in range(_STEPS):
            part = step / (_STEPS - 1)
            palette += [round(low + (high - low) * part) for low, high in pair]
    few.putpalette(palette)
    return few


def _background() -> Image.Image:
    """Draw sea, sun and waves at twice the size, so that the edges come out smooth."""
    scale = 2
    image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), _SEA)
    draw = ImageDraw.Draw(image)
    x, y, radius = 980 * scale, 502 * scale, 96 * scale
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_SUN)
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
