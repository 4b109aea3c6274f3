"""The picture shown when somebody shares a page: its title on the portal's own sea and sun.

Drawn with one fixed palette: the words only ever stand on two flat colours, so their soft edges
are steps between these and the colour of the word. Ten thousand news have ten thousand cards: only
the rows of the title are drawn and compressed for each, the others once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from math import pi, sin

from PIL import Image, ImageColor, ImageDraw, ImageFont

from plugins.images.banded_png import Band, png
from plugins.images.lettering import Face, lines_end

WIDTH, HEIGHT = 1200, 630
"""Size that the Open Graph readers of messaging apps crop least."""

DESIGN_VERSION = "4"
"""Part of a card's name: raise it when the drawing changes."""

_SEA, _DEEP, _FOAM, _SUN, _WHITE = "#04303f", "#0a4a5a", "#2bb3b8", "#f4b740", "#ffffff"
_MARGIN = 72
_STEPS = 16
# (size, most lines): chosen so that no title reaches down to the sun.
_SIZES = ((76, 3), (68, 3), (60, 4), (52, 4))
_KICKER_TOP, _TITLE_TOP, _LINE_HEIGHT = 64, 126, 1.16
_TITLE_END = 404
"""The first row that the sun may touch; above it and below the kicker there is only sea."""
_SITE_TOP, _SITE_END = HEIGHT - 78, HEIGHT - 30
"""Rows of the site's name, in the flat depth below the waves."""
_BACKGROUND_COLORS = 48
_STAYS, _CHANGES = 9, 3
"""zlib's levels for rows that are compressed once, and for those of one card."""


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
        self._faces: dict[tuple[int, int], Face] = {}
        few = _background().quantize(_BACKGROUND_COLORS, dither=Image.Dither.NONE)
        self._palette = _palette(few)
        self._indices = few.tobytes()
        self._once: dict[tuple[str, ...], Band] = {}

    def paint(self, card: SocialCard) -> bytes:
        """Return the card as a small palette PNG."""
        size, lines = self._fit(card.titulo)
        tops = [round(number * size * _LINE_HEIGHT) for number in range(len(lines))]
        face = self._face(size, 760)
        # A line's letters may hang below the next one's top, but none below this row.
        end = min(_TITLE_END, _TITLE_TOP + lines_end(face, tops))
        title = self._words(_TITLE_TOP, end, [*zip(tops, lines, strict=True)], face, ramp=1)
        bands = (
            self._plain(0, _KICKER_TOP),
            self._kept(_KICKER_TOP, _TITLE_TOP, card.kicker, self._face(34, 600), ramp=0),
            Band.of(title, _CHANGES),
            self._plain(end, _SITE_TOP),
            self._kept(_SITE_TOP, _SITE_END, card.site, self._face(32, 600), ramp=2),
            self._plain(_SITE_END, HEIGHT),
        )
        return png(WIDTH, HEIGHT, self._palette, bands)

    def _plain(self, top: int, end: int) -> Band:
        """Return rows of the background."""
        key = (str(top), str(end))
        if key not in self._once:
            rows = (self._indices[row * WIDTH : (row + 1) * WIDTH] for row in range(top, end))
            self._once[key] = Band.of(b"".join(b"\0" + row for row in rows), _STAYS)
        return self._once[key]

    def _kept(self, top: int, end: int, text: str, face: Face, ramp: int) -> Band:
        """Return rows with a text that many cards have."""
        key = (str(top), str(end), text)
        if key not in self._once:
            self._once[key] = Band.of(self._words(top, end, [(0, text)], face, ramp), _STAYS)
        return self._once[key]

    def _words(
        self,
        top: int,
        end: int,
        lines: Sequence[tuple[int, str]],
        face: Face,
        ramp: int,
    ) -> bytes:
        """Return rows that hold nothing but words on their ground; ``ramp`` counts ``_RAMPS``."""
        ink = Image.new("L", (1 + WIDTH, end - top))
        for place, line in lines:
            face.write(ink, 1 + _MARGIN, place, line)
        first = _BACKGROUND_COLORS + ramp * _STEPS
        steps = bytes(first + level * (_STEPS - 1) // 255 for level in range(256))
        rows = bytearray(ink.tobytes().translate(steps))
        # The column before the first is each row's filter byte.
        rows[:: 1 + WIDTH] = bytes(end - top)
        return bytes(rows)

    def _face(self, size: int, weight: int) -> Face:
        if (size, weight) not in self._faces:
            font = ImageFont.truetype(BytesIO(self._font), size)
            with suppress(OSError):  # a font that is not variable has one weight
                font.set_variation_by_axes([weight])
            self._faces[size, weight] = Face(font)
        return self._faces[size, weight]

    def _fit(self, text: str) -> tuple[int, list[str]]:
        size, most, lines = 0, 0, [""]
        for size, most in _SIZES:
            lines = self._face(size, 760).wrap(text, WIDTH - 2 * _MARGIN)
            if len(lines) <= most:
                return size, lines
        return size, [*lines[: most - 1], lines[most - 1].rstrip(" .,") + "…"]


_RAMPS = ((_FOAM, _SEA), (_WHITE, _SEA), (_WHITE, _DEEP))


def _palette(background: Image.Image) -> bytes:
    """Return the background's colours, then the steps from each ground to its word."""
    palette = (background.getpalette() or [])[: 3 * _BACKGROUND_COLORS]
    palette += [0] * (3 * _BACKGROUND_COLORS - len(palette))
    for word, ground in _RAMPS:
        pair = [*zip(ImageColor.getrgb(ground)[:3], ImageColor.getrgb(word)[:3], strict=True)]
        for step in range(_STEPS):
            part = step / (_STEPS - 1)
            palette += [round(low + (high - low) * part) for low, high in pair]
    return bytes(palette)


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
