from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.banded_png import Band, png

PALETTE = bytes(range(48))
ROW = st.lists(st.integers(0, 15), min_size=6, max_size=6).map(bytes)


def packed(row):
    """A filter byte and two pixels a byte."""
    pairs = zip(row[::2], row[1::2], strict=True)
    return b"\0" + bytes(left << 4 | right for left, right in pairs)


@given(st.lists(st.lists(ROW, min_size=1, max_size=4), min_size=1, max_size=4), st.booleans())
def test_bands_stand_below_one_another(bands, often):
    rows = [row for band in bands for row in band]
    made = [Band.of(b"".join(packed(row) for row in band), often=often) for band in bands]
    with Image.open(BytesIO(png(6, len(rows), PALETTE, made))) as image:
        image.load()
        assert image.size == (6, len(rows))
        assert image.tobytes() == b"".join(rows)


def test_a_band_may_be_used_again():
    band = Band.of(packed(b"\1\2\3\4"), often=True)
    with Image.open(BytesIO(png(4, 3, PALETTE, [band, band, band]))) as image:
        assert image.tobytes() == b"\1\2\3\4" * 3
