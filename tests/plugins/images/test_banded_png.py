from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.banded_png import Band, png

PALETTE = bytes(range(256)) * 3
ROW = st.binary(min_size=5, max_size=5)


@given(st.lists(st.lists(ROW, min_size=1, max_size=4), min_size=1, max_size=4))
def test_bands_stand_below_one_another(bands):
    rows = [row for band in bands for row in band]
    made = [Band.of(b"".join(b"\0" + row for row in band), 6) for band in bands]
    with Image.open(BytesIO(png(5, len(rows), PALETTE, made))) as image:
        image.load()
        assert image.size == (5, len(rows))
        assert image.tobytes() == b"".join(rows)


def test_a_band_may_be_used_again():
    band = Band.of(b"\0\1\2\3", 9)
    with Image.open(BytesIO(png(3, 3, PALETTE, [band, band, band]))) as image:
        assert image.tobytes() == b"\1\2\3" * 3
