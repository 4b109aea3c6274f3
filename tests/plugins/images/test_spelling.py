import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from plugins.images.composing import cast, line_of
from plugins.images.half_bytes import code
from plugins.images.inking import Pen
from plugins.images.spelling import Speller

FONT = Path(
    "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
)
LENGTH = 601
COLORS = [level // 16 for level in range(256)]
LETTERS = "aefilmnorstáéíñóúATVWyj1.,¿"


def pen_of(size):
    font = ImageFont.truetype(BytesIO(FONT.read_bytes()), size)
    font.set_variation_by_axes([760])
    return Pen(font, COLORS)


@pytest.fixture(scope="module", params=[76, 52])
def pen(request):
    return pen_of(request.param)


@pytest.fixture(scope="module")
def speller(pen):
    return Speller(pen)


def spelled(pen, speller, text):
    return speller.spelled(text, pen.length(text), LENGTH)


def shown(word):
    """Return all that can be seen of a word: where it begins, and its rows."""
    line = line_of([(7, word)], LENGTH)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    rows = stream.decompress(code().closed(line.text) + b"\3\0")
    assert zlib.adler32(rows) == line.check
    return word.left, word.top, word.end, word.wide, rows


def drawn(pen, text):
    word = pen.word(pen.ink(text))
    return cast(word.changes, word.left, word.top, LENGTH)


@given(text=st.text(alphabet=LETTERS, min_size=2, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_word_of_letters_looks_as_the_font_draws_it(pen, speller, text):
    found = spelled(pen, speller, text)
    if found is not None:
        assert shown(found) == shown(drawn(pen, text))


@pytest.mark.parametrize(
    "text", ["vacunación", "Supermanzana", "descacharrización,", "¿Qué", "2026", "(niñas)"]
)
def test_words_of_titles_are_set_from_letters(pen, speller, text):
    found = spelled(pen, speller, text)
    assert found is not None
    assert shown(found) == shown(drawn(pen, text))


@pytest.mark.parametrize("text", ["oficina", "flores", "Távora"])
def test_letters_that_join_or_reach_below_one_another_are_left_to_the_font(pen, speller, text):
    assert spelled(pen, speller, text) is None


@pytest.mark.parametrize("text", ["", "a", "אבג", "a\u0301e", "Ǻn", "日本", "a\u00adb", "m" * 60])
def test_what_is_no_word_of_a_spanish_title_is_left_to_the_font(pen, speller, text):
    assert spelled(pen, speller, text) is None


def test_a_word_that_is_not_as_long_as_its_letters_is_left_to_the_font(pen, speller):
    assert speller.spelled("agua", pen.length("agua") + 1 / 64, LENGTH) is None


def test_the_font_draws_a_letter_and_two_neighbours_once():
    pen = pen_of(40)
    asked = []
    ink = pen.ink
    pen.ink = lambda text: asked.append(text) or ink(text)
    speller = Speller(pen)
    for text in ("una", "una", "nau", "aun", "unaun"):
        assert spelled(pen, speller, text) is not None
    assert sorted(asked) == sorted({*"una", "un", "na", "au"})
