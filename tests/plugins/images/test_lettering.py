from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from plugins.images.banded_png import Band, png
from plugins.images.composing import UP
from plugins.images.inking import BOX
from plugins.images.lettering import WORDS_KEPT, Face, Written, joined

FONT = Path(
    "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
)
SIZE, STEP, HEIGHT = 40, 46, 200
COLORS = [level // 16 for level in range(256)]
WORDS = st.lists(st.text(alphabet="aÁgñ.,W1", min_size=1, max_size=6), max_size=5)


@pytest.fixture(scope="module")
def font():
    return ImageFont.truetype(BytesIO(FONT.read_bytes()), SIZE)


@pytest.fixture(scope="module")
def face(font):
    return Face(font, COLORS)


def picture(lines, width, ground=0):
    """Return rows as any reader of PNG sees them, on rows of ground."""
    held = joined(lines)
    blank = [UP + bytes(width // 2)]
    rows = [*blank * held.top, *held.rows, *blank * (HEIGHT - held.end)]
    rows[0] = b"\0" + bytes((ground * 17,)) * (width // 2)
    band = Band.of(b"".join(rows), often=False)
    image = Image.open(BytesIO(png(width, HEIGHT, bytes(range(48)), [band])))
    return Image.frombytes("L", image.size, image.tobytes())


def written(face, *lines, width=600):
    return picture(
        [face.write(20, width, line).moved(n * STEP) for n, line in enumerate(lines)], width
    )


@given(WORDS.map(" ".join))
def test_every_letter_is_where_the_font_draws_it(font, face, line):
    expected = Image.new("L", (600, HEIGHT))
    place = 20.0
    for word in line.split():
        ink = Image.new("L", (600, round(SIZE * BOX)))
        ImageDraw.Draw(ink).text((4, 0), word, font=font, fill=255)
        box = ink.getbbox()
        # No more than a pixel to the left: letters begin with a byte.
        at = (round(place) + box[0] - 4) // 2 * 2
        expected.paste(ink.crop(box), (at, box[1]))
        place += font.getlength(word) + font.getlength(" ")
    assert written(face, line).tobytes() == expected.point(COLORS).tobytes()


def test_no_line_is_wider_than_asked_for_and_no_word_is_lost(face):
    text = "Abre el módulo de vacunación en la Región 94 de Cancún"
    lines = face.wrap(text, 300)
    assert len(lines) > 2
    assert " ".join(lines) == text
    for line in lines:
        right = written(face, line).getbbox()[2]
        assert right <= 20 + 300 + 4


def test_a_word_wider_than_the_line_has_its_own(face):
    assert face.wrap("a " + "x" * 60 + " b", 300) == ["a", "x" * 60, "b"]
    assert face.wrap("", 300) == []


def test_the_tails_of_a_line_stay_when_the_next_is_written(face):
    alone, both = written(face, "gjpqy"), written(face, "gjpqy", "Ñandú")
    below = (0, 40, 600, 56)
    pairs = zip(alone.crop(below).tobytes(), both.crop(below).tobytes(), strict=True)
    assert all(after >= before for before, after in pairs)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 8)), max_size=4))
def test_lines_that_meet_are_the_sum_of_both(lines):
    held = [Written(top, [UP + bytes((n, 200))] * high) for n, (top, high) in enumerate(lines)]
    found = joined(held)
    for row in range(16):
        meeting = [line.rows[row - line.top] for line in held if line.top <= row < line.end]
        expected = [sum(one[place] for one in meeting) & 255 for place in (1, 2)]
        shown = found.rows[row - found.top] if found.top <= row < found.end else UP + bytes(2)
        assert shown == UP + bytes(expected)


def test_what_leaves_the_picture_is_cut(face):
    assert {len(row) for row in face.write(20, 100, "palabra " * 40).rows} == {1 + 50}
    assert {len(row) for row in face.write(20, 100, "x" * 40).rows} == {1 + 50}


def test_a_word_looks_the_same_however_many_were_drawn_before(face):
    first = face.compose(20, 600, "vacunación")
    for number in range(WORDS_KEPT + 1):
        face.compose(20, 600, str(number))
    assert face.compose(20, 600, "vacunación") == first


def test_words_have_the_colours_asked_for_and_nothing_but_their_letters_is_written(font):
    face = Face(font, [7 if level < 128 else 9 for level in range(256)])
    ink = picture([face.write(20, 600, "gjpqy Ñandú")], 600, ground=face.ground)
    assert {color for _, color in ink.getcolors()} == {7, 9}


def test_a_line_without_words_has_no_rows(face):
    assert not face.write(20, 600, "").rows
    assert not joined([]).rows
