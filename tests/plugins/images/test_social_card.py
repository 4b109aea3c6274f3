from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor

from plugins.images.card import SocialCard
from plugins.images.social_card import HEIGHT, WIDTH, CardPainter

FONT = Path(
    "node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
)


@pytest.fixture(scope="module")
def painter():
    return CardPainter(FONT.read_bytes())


@pytest.fixture(scope="module")
def plain_painter():
    """It writes all titles the slow way."""

    class Plain(CardPainter):
        def _title_face(self, size):
            face = super()._title_face(size)
            face.compose = lambda *_: None  # type: ignore[method-assign]
            return face

    return Plain(FONT.read_bytes())


def card(titulo="Paga tu predial"):
    return SocialCard("Trámite", titulo, "Ayuntamiento de Benito Juárez")


def test_a_card_has_the_size_messaging_apps_show(painter):
    with Image.open(BytesIO(painter.paint(card()))) as image:
        assert image.size == (WIDTH, HEIGHT)


def test_a_card_is_the_same_bytes_each_time(painter):
    assert painter.paint(card()) == CardPainter(FONT.read_bytes()).paint(card())


def test_edges_are_soft_and_flat_parts_have_their_own_colours(painter):
    with Image.open(BytesIO(painter.paint(card()))) as image:
        data = image.convert("RGB").tobytes()
    seen = Counter(zip(data[::3], data[1::3], data[2::3], strict=True))
    most = {color for color, _ in seen.most_common(8)}
    assert len(seen) > 10
    flat = ("#04303f", "#0a4a5a", "#ffffff", "#2bb3b8", "#f4b740")
    assert {ImageColor.getrgb(color) for color in flat} <= most


def test_a_card_weighs_little(painter):
    assert len(painter.paint(card("Anuencia de Protección Civil " * 6))) < 60_000


@pytest.mark.parametrize("titulo", ["Uno", "Anuencia de Protección Civil " * 6, "Ñgjpqy " * 20])
def test_words_stand_on_the_sea_without_a_seam(painter, titulo):
    with Image.open(BytesIO(painter.paint(card(titulo)))) as image:
        whole = image.convert("RGB")
    with Image.open(BytesIO(painter.paint(SocialCard("", "", "")))) as bare:
        ground = bare.convert("RGB")
    for column in (0, 71, WIDTH - 1):  # left of the words and at the edge
        for row in range(0, HEIGHT, 3):
            assert whole.getpixel((column, row)) == ground.getpixel((column, row))
    letters = ImageChops.difference(whole, ground).getbbox()
    assert letters is not None
    assert letters[0] >= 60


WORDS = st.text(alphabet="aegiápqÑQW1,¡|", min_size=1, max_size=9)


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=25, deadline=None)
def test_titles_that_are_composed_look_as_if_they_were_written(painter, plain_painter, titulo):
    seen = []
    for one in (painter, plain_painter):
        with Image.open(BytesIO(one.paint(card(titulo)))) as image:
            seen.append((image.getpalette(), image.tobytes()))
    assert seen[0] == seen[1]


def test_nearly_every_title_is_composed(painter, plain_painter):
    title = card("Convocatoria para ampliar el Programa de Salud; Águila, ¿qué hay?")
    assert painter.paint(title) != plain_painter.paint(title)


def test_another_title_has_another_name():
    assert card("Uno").name() != card("Dos").name()
    assert card().name() == card().name()


def test_a_very_long_word_does_not_break_the_drawing(painter):
    assert painter.paint(card("x" * 300))
