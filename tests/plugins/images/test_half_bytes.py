import zlib

from hypothesis import given
from hypothesis import strategies as st

from plugins.images.half_bytes import code

RUNS = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 1, 2, 16, 240, 255]) | st.integers(0, 255), st.integers(1, 700)
    )
)


def rows(runs):
    return b"".join(bytes((value,)) * count for value, count in runs)


def inflated(block):
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    return stream.decompress(block + b"\3\0"), stream.eof


@given(st.lists(st.binary(max_size=40) | RUNS.map(rows)))
def test_any_reader_of_deflate_gets_the_bytes_back(parts):
    texts = code().texts(parts)
    assert inflated(code().closed("".join(texts))) == (b"".join(parts), True)


@given(st.binary(max_size=300))
def test_a_block_ends_with_a_byte_so_that_another_may_follow(given_bytes):
    block = code().closed("".join(code().texts([given_bytes])))
    assert inflated(block * 3) == (given_bytes * 3, True)


def test_runs_of_zeros_are_what_they_are_called():
    runs = code().zeros(600)
    for count in (0, 1, 2, 3, 4, 120, 240, 600):
        (found, _) = inflated(code().closed(code().texts([b"\5"])[0] + runs[count]))
        assert found == b"\5" + bytes(count)


def test_what_letters_are_made_of_becomes_short():
    letter_rows = [b"\0" * 20 + b"\1\xff" + b"\0" * 9 + b"\2\xf0" + b"\0" * 60] * 50
    block = code().closed("".join(code().texts(letter_rows)))
    assert len(block) < 50 * 8 + 80
