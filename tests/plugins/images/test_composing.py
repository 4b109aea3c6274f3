import zlib

from hypothesis import given
from hypothesis import strategies as st

from plugins.images.banded_png import Band
from plugins.images.composing import UP, band, cast, cast_of, line_of

LENGTH = 41
BLANK = bytes(LENGTH)
ROW = st.binary(min_size=3, max_size=3) | st.just(bytes(3)) | st.just(b"\0\7\0")
WORDS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 6), st.lists(ROW, min_size=1, max_size=5)),
    min_size=1,
    max_size=4,
)


def inflated(packed):
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed + b"\3\0")


def line(words):
    """Return the line of (blanks before it, top, rows) words, and its rows by their number."""
    placed, at = [], 0
    top, end = min(top for _, top, _ in words), max(top + len(rows) for _, top, rows in words)
    expected = {row: bytearray(UP + BLANK[1:]) for row in range(top, end)}
    for before, first, rows in words:
        at += before
        placed.append((at, cast(rows, 0, first, LENGTH)))
        for number, row in enumerate(rows):
            expected[first + number][1 + at : 1 + at + len(row)] = row
        at += len(rows[0])
    return line_of(placed, LENGTH), {row: bytes(found) for row, found in expected.items()}


@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(0, 4))
def test_words_are_set_side_by_side_and_lines_below_one_another(lines, apart):
    made, expected, down = [], [], 0
    for words in lines:
        found, rows = line(words)
        made.append(found.moved(down - found.top))
        expected += [*rows.values(), *[BLANK] * apart]
        down += len(rows) + apart
    expected = expected[: len(expected) - apart]
    whole = band(made, down, LENGTH)
    data = inflated(whole.packed)
    shown = [data[at : at + LENGTH] for at in range(0, len(data), LENGTH)]
    assert shown == expected
    assert (whole.size, whole.check) == (len(data), zlib.adler32(data))


@given(WORDS, st.integers(0, 6))
def test_letters_are_set_the_same_alone_and_as_one_word(letters, before):
    placed, at = [], 0
    for blanks, top, rows in letters:
        at += blanks if placed else 0
        placed.append((at, cast(rows, 0, top, LENGTH)))
        at += len(rows[0])
    whole = line_of([(before, cast_of(placed, 0, LENGTH))], LENGTH)
    alone = line_of([(before + begin, one) for begin, one in placed], LENGTH)
    assert (whole is None) == (alone is None)
    if whole is not None:
        assert whole == alone


def test_a_word_wider_than_the_picture_has_a_place_and_no_rows():
    word = cast([b"\1" * 70_000], 3, 2, LENGTH)
    assert (word.left, word.top, word.wide) == (3, 2, 70_000)
    assert line_of([(0, word)], LENGTH) is None


def test_what_does_not_fit_is_left_to_the_plain_way():
    word = cast([b"\1" * 20], 0, 0, LENGTH)
    one = line_of([(0, word)], LENGTH)
    assert line_of([(0, word), (20, word)], LENGTH) is not None
    assert line_of([(0, word), (21, word)], LENGTH) is None
    assert line_of([], LENGTH) is None
    assert band([one, one], 9, LENGTH) is None
    assert band([one, one.moved(1)], 2, LENGTH) is not None
    assert band([one, one.moved(1)], 1, LENGTH) is None
    assert band([one, None], 9, LENGTH) is None
    assert band([], 9, LENGTH) is None


def test_bands_of_both_ways_stand_below_one_another():
    word = cast([b"\1\2\3"], 0, 0, LENGTH)
    quick = band([line_of([(4, word)], LENGTH)], 9, LENGTH)
    plain = Band.of(BLANK * 3, often=True)
    assert quick is not None
    whole = Band.joined([plain, quick, plain])
    data = inflated(whole.packed)
    assert data == BLANK * 3 + UP + bytes(4) + b"\1\2\3" + bytes(LENGTH - 8) + BLANK * 3
    assert (whole.size, whole.check) == (len(data), zlib.adler32(data))
