"""The picture shown when somebody shares a page: its title on the portal's own sea and sun.

Drawn with sixteen colours: five flat ones and steps between them, for soft edges. Ten thousand news
have ten thousand cards: the rows of the title are put together from words that were drawn and
compressed before, the others are compressed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from math import dist, pi, sin

from PIL import Image, ImageColor, ImageDraw, ImageFont

from plugins.images.banded_png import Band, png
from plugins.images.card import SocialCard
from plugins.images.composing import UP, band
from plugins.images.lettering import Face, joined

WIDTH, HEIGHT = 1200, 630
"""Size that the Open Graph readers of messaging apps crop least."""

Color = tuple[int, int, int]

_SEA, _DEEP, _FOAM, _SUN, _WHITE = "#04303f", "#0a4a5a", "#2bb3b8", "#f4b740", "#ffffff"
_MARGIN = 72
# (size, most lines): chosen so that no title reaches down to the sun.
_SIZES = ((76, 3), (68, 3), (60, 4), (52, 4))
_KICKER_TOP, _TITLE_TOP, _LINE_HEIGHT = 64, 126, 1.16
_TITLE_END = 404
"""The first row that the sun may touch; above it and below the kicker there is only sea."""
_SITE_TOP, _SITE_END = HEIGHT - 78, HEIGHT - 30
"""Rows of the site's name, in the flat depth below the waves."""
_ROW = 1 + WIDTH // 2
"""Bytes of a row: its filter, and two pixels a byte."""
_FILTER_PIXELS = 2
"""A row's filter byte is 0: that is two pixels of the first colour to the left of it."""
_BETWEEN = ((_SEA, _WHITE, 4), (_SEA, _FOAM, 3), (_SEA, _SUN, 2))
"""From one flat colour to another in so many steps; all edges are near enough to one of these."""


class CardPainter:
    """Draws cards with one font (any format FreeType reads, a variable one included)."""

    def __init__(self, font: bytes) -> None:
        """Prepare the background and the faces; raises OSError when ``font`` is no font."""
        self._font = font
        self._faces: dict[tuple[int, int, str, str], Face] = {}
        self._palette = _palette()
        self._flat = _flat(self._palette)
        self._background = _in_colors(_background(), self._palette)
        self._once: dict[tuple[str, ...], Band] = {}

    def paint(self, card: SocialCard) -> bytes:
        """Return the card as a small palette PNG."""
        first, title = self._title(card.titulo)
        end = first + title.size // _ROW
        bands = self._above(card.kicker, first), title, self._below(end, card.site)
        return png(WIDTH, HEIGHT, self._flat, bands)

    def _above(self, kicker: str, end: int) -> Band:
        """Return all rows above ``end``, with the kind of page."""
        key = ("above", kicker, str(end))
        if key not in self._once:
            said = self._kept(_KICKER_TOP, _TITLE_TOP, kicker, self._face(34, 600, _FOAM, _SEA))
            plain = self._plain(0, _KICKER_TOP), self._plain(_TITLE_TOP, end)
            self._once[key] = Band.joined((plain[0], said, plain[1]))
        return self._once[key]

    def _below(self, top: int, site: str) -> Band:
        """Return all rows from ``top`` on, with the name of the site."""
        key = ("below", str(top), site)
        if key not in self._once:
            name = self._kept(_SITE_TOP, _SITE_END, site, self._face(32, 600, _WHITE, _DEEP))
            ends = (top, _TITLE_END), (_TITLE_END, _SITE_TOP), (_SITE_END, HEIGHT)
            sea, waves, depth = (self._plain(*rows) for rows in ends)
            self._once[key] = Band.joined((sea, waves, name, depth))
        return self._once[key]

    def _title(self, titulo: str) -> tuple[int, Band]:
        """Return the first row with letters, and all from there to the last."""
        size, lines = self._fit(titulo)
        face = self._title_face(size)
        tops = [_TITLE_TOP + round(number * size * _LINE_HEIGHT) for number in range(len(lines))]
        composed = [face.compose(_MARGIN, WIDTH, line) for line in lines]
        moved = [line and line.moved(top) for line, top in zip(composed, tops, strict=True)]
        quick = band(moved, _TITLE_END, _ROW)
        if quick is not None and moved[0] is not None:
            return moved[0].top, quick
        # A word that leaves the picture, letters of two lines in one row: seldom.
        written = [face.write(_MARGIN, WIDTH, line) for line in lines]
        title = joined(line.moved(top) for line, top in zip(written, tops, strict=True))
        rows = title.rows[: _TITLE_END - title.top]
        return title.top if rows else _TITLE_TOP, Band.of(b"".join(rows), often=False)

    def _plain(self, top: int, end: int) -> Band:
        """Return rows of the background."""
        key = (str(top), str(end))
        if key not in self._once:
            rows = Image.new("P", (_FILTER_PIXELS + WIDTH, end - top))
            rows.paste(self._background, (_FILTER_PIXELS, _TITLE_END - top))
            self._once[key] = Band.of(_packed(rows), often=True)
        return self._once[key]

    def _kept(self, top: int, end: int, text: str, face: Face) -> Band:
        """Return rows with a text that many cards have."""
        key = (str(top), str(end), text)
        if key not in self._once:
            line = face.write(_MARGIN, WIDTH, text)
            blank = UP + bytes(WIDTH // 2)
            rows = [*[blank] * line.top, *line.rows, *[blank] * (end - top - line.end)]
            # What stands above is of another colour.
            rows[0] = b"\0" + bytes((face.ground * 17,)) * (WIDTH // 2)
            self._once[key] = Band.of(b"".join(rows[: end - top]), often=True)
        return self._once[key]

    def _title_face(self, size: int) -> Face:
        return self._face(size, 760, _WHITE, _SEA)

    def _face(self, size: int, weight: int, color: str, ground: str) -> Face:
        key = (size, weight, color, ground)
        if key not in self._faces:
            font = ImageFont.truetype(BytesIO(self._font), size)
            with suppress(OSError):  # a font that is not variable has one weight
                font.set_variation_by_axes([weight])
            steps = _mixed(ground, color, 256)
            self._faces[key] = Face(font, [_nearest(step, self._palette) for step in steps])
        return self._faces[key]

    def _fit(self, text: str) -> tuple[int, list[str]]:
        size, most, lines = 0, 0, [""]
        for size, most in _SIZES:
            lines = self._title_face(size).wrap(text, WIDTH - 2 * _MARGIN)
            if len(lines) <= most:
                return size, lines
        return size, [*lines[: most - 1], lines[most - 1].rstrip(" .,") + "…"]


def _rgb(color: str) -> Color:
    red, green, blue = ImageColor.getrgb(color)[:3]
    return red, green, blue


def _mixed(first: str, second: str, count: int) -> list[Color]:
    """Return ``count`` colours from one to the other, both among them."""
    red, green, blue = (
        [round(low + (high - low) * step / (count - 1)) for step in range(count)]
        for low, high in zip(_rgb(first), _rgb(second), strict=True)
    )
    return [*zip(red, green, blue, strict=True)]


def _palette() -> tuple[Color, ...]:
    """Return the colours; the sea is the first.

    From there to white they stand in their order: so edges of letters often change by as much,
    which compresses well.
    """
    white, foam, sun = (_mixed(low, high, count + 2)[1:] for low, high, count in _BETWEEN)
    return (_rgb(_SEA), *white, *foam, *sun, _rgb(_DEEP))


def _nearest(color: Color, palette: Sequence[Color]) -> int:
    """Return the place of the colour of ``palette`` that is nearest to ``color``."""
    return min(range(len(palette)), key=lambda place: dist(palette[place], color))


def _in_colors(image: Image.Image, palette: Sequence[Color]) -> Image.Image:
    """Return an RGB ``image`` with places in ``palette`` for its pixels."""
    full = Image.new("P", (1, 1))
    # Over and over, so that no place of the 256 holds a colour of its own.
    full.putpalette(_flat(palette) * (256 // len(palette)))
    places = [place % len(palette) for place in range(256)]
    return image.quantize(palette=full, dither=Image.Dither.NONE).point(places)


def _flat(palette: Sequence[Color]) -> bytes:
    return bytes(part for color in palette for part in color)


def _packed(rows: Image.Image) -> bytes:
    """Return two pixels a byte."""
    return rows.tobytes("raw", "P;4")


def _background() -> Image.Image:
    """Draw what is below ``_TITLE_END`` at twice the size, so that the edges come out smooth."""
    scale = 2
    image = Image.new("RGB", (WIDTH * scale, (HEIGHT - _TITLE_END) * scale), _SEA)
    draw = ImageDraw.Draw(image)
    x, y, radius = 980 * scale, (502 - _TITLE_END) * scale, 96 * scale
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_SUN)
    _wave(draw, 488, 10, _DEEP, scale, fill=True)
    _wave(draw, 512, 9, _FOAM, scale, fill=False)
    return image.resize((WIDTH, HEIGHT - _TITLE_END), Image.Resampling.LANCZOS)


def _wave(
    draw: ImageDraw.ImageDraw, top: int, height: int, color: str, scale: int, *, fill: bool
) -> None:
    points = [
        (x * scale, (top - _TITLE_END + height * sin(2 * pi * x / 300)) * scale)
        for x in range(0, WIDTH + 1, 4)
    ]
    if fill:
        corners = [(WIDTH * scale, HEIGHT * scale), (0.0, HEIGHT * scale)]
        draw.polygon([*points, *corners], fill=color)
    else:
        draw.line(points, fill=color, width=5 * scale, joint="curve")
