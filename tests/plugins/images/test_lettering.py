from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from plugins.images.lettering import WORDS_KEPT, Face, lines_end

FONT = Path(
    "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
)


@pytest.fixture(scope="module")
def face():
    return Face(ImageFont.truetype(BytesIO(FONT.read_bytes()), 40), range(256))


def written(face, *lines, width=600):
    ink = Image.new("L", (width, 200))
    for number, line in enumerate(lines):
        face.write(ink, 20, number * 46, line)
    return ink


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


def test_what_leaves_the_picture_is_cut(face):
    assert written(face, "palabra " * 40, width=100).size == (100, 200)


def test_a_word_looks_the_same_however_many_were_drawn_before(face):
    first = written(face, "vacunación").tobytes()
    for number in range(WORDS_KEPT + 1):
        face.wrap(str(number), 500)
    assert written(face, "vacunación").tobytes() == first


def test_the_last_line_has_room_for_its_tails(face):
    bottom = written(face, "Ágjpqy").getbbox()[3]
    assert lines_end(face, [0]) >= bottom


def test_words_have_the_colours_asked_for_and_nothing_but_their_letters_is_written():
    font = ImageFont.truetype(BytesIO(FONT.read_bytes()), 40)
    colors = [7 if level < 128 else 9 for level in range(256)]
    ink = Image.new("P", (600, 200), 7)
    Face(font, colors).write(ink, 20, 0, "gjpqy Ñandú")
    assert {color for _, color in ink.getcolors()} == {7, 9}
