import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.deploy.compression import brotlied, gzipped, plain


@given(st.binary(max_size=2000))
def test_what_is_compressed_comes_back(data):
    assert plain(gzipped(data), "gzip") == data
    assert plain(brotlied(data), "br") == data
    assert plain(data, "") == plain(data, "identity") == data


def test_the_same_bytes_compress_to_the_same_bytes():
    assert gzipped(b"hola" * 99) == gzipped(b"hola" * 99)
    assert gzipped(b"hola")[4:8] == b"\0\0\0\0", "a time inside would change every release"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_other_bytes_are_refused(encoding):
    with pytest.raises(ValueError):
        plain(b"esto no es", encoding)


def test_half_a_file_is_refused():
    with pytest.raises(ValueError):
        plain(gzipped(b"hola" * 99)[:-9], "gzip")
    assert brotli.decompress(brotlied(b"x")) == b"x"
