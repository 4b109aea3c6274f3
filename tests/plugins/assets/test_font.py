from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from plugins.assets.font import small_font

SOURCE = Path(
    "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
)


@pytest.fixture(scope="module")
def small():
    return small_font(SOURCE.read_bytes())


def test_the_font_fits_its_budget(small):
    assert len(small) <= 25 * 1024


def test_the_font_is_the_same_bytes_each_time(small):
    assert small_font(SOURCE.read_bytes()) == small


def test_spanish_can_be_written_with_it(small):
    known = TTFont(BytesIO(small)).getBestCmap()
    assert [c for c in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”—…$%ºª°" if ord(c) not in known] == []


def test_the_weights_of_the_theme_are_kept(small):
    (axis,) = TTFont(BytesIO(small))["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 760)
