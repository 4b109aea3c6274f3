from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cifras.lines import Health, chunks


def read(data, size=64):
    health = Health()
    texts = list(chunks(io.BytesIO(data), health, size))
    return [line for text in texts for line in text.split("\n")], health


class Slow(io.BytesIO):
    """A stream that gives few bytes at a time, as a network does."""

    def read(self, size=-1):
        return super().read(min(size, 48))


def read_slowly(data):
    health = Health()
    texts = list(chunks(Slow(data), health, 64))
    return [line for text in texts for line in text.split("\n")], health


def test_a_plain_file_and_its_gzip_say_the_same():
    data = b"uno\ndos\ntres\n"
    assert read(data)[0] == read(gzip.compress(data))[0] == ["uno", "dos", "tres"]


def test_several_gzips_in_one_file_are_read_to_the_last():
    assert read(gzip.compress(b"a\n") + gzip.compress(b"b\n") + b"\0" * 9)[0] == ["a", "b"]


def test_an_empty_file_has_no_line():
    assert read(b"") == ([], Health())
    assert read(gzip.compress(b""))[0] == []


def test_a_mark_and_ends_of_other_systems_are_no_part_of_a_line():
    assert read(b"\xef\xbb\xbfa\r\nb\r\n")[0] == ["a", "b"]


def test_a_last_line_without_end_is_a_line():
    assert read(b"a\nb")[0] == ["a", "b"]


def test_bytes_that_are_no_utf8_are_read_and_told():
    lines, health = read(b"a\n\xffb\nc\0\n")
    assert lines == ["a", "\ufffdb", "c\ufffd"]
    assert health.repaired == 1


@pytest.mark.parametrize("keep", [15, 40, 70])
def test_a_cut_gzip_gives_what_it_has_and_says_so(keep):
    data = gzip.compress(b"".join(b"%d linea %d\n" % (n, n * 7919) for n in range(50)))
    lines, health = read(data[:keep])
    assert health.broken == "gzip cortado"
    assert len(lines) + health.cut == health.lines
    assert all(line.split()[1] == "linea" for line in lines)


def test_a_damaged_gzip_ends_where_it_is_damaged():
    data = bytearray(gzip.compress(b"linea\n" * 9))
    data[-6] ^= 255
    _, health = read(bytes(data))
    assert health.broken == "gzip dañado"


def test_what_follows_a_gzip_and_is_none_is_told():
    assert read(gzip.compress(b"a\n") + b"otra cosa")[1].broken == "hay algo más después del gzip"


def test_a_line_that_never_ends_is_counted_and_not_held():
    lines, health = read_slowly(b"a\n" + b"x" * 10_000 + b"\nb\n")
    assert lines == ["a", "b"]
    assert (health.lines, health.endless) == (3, 1)


@given(st.binary(max_size=600), st.sampled_from([3, 16, 64, 1000]))
def test_every_line_is_yielded_or_counted(data, size):
    lines, health = read(data, size)
    assert len(lines) + health.cut + health.endless == health.lines


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=20)))
def test_text_comes_out_as_it_went_in(lines):
    data = "".join(f"{line}\n" for line in lines).encode()
    if data[:3] == b"\xef\xbb\xbf":
        return
    assert read(data, 4096)[0] == lines
