"""What a file of a pack tells at its end is what one finds by walking it."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.incremental.contents import ITEM, ending, listed, walked

HEAD = b"head\n"
# Keys are digests: none is the name of the list.
KEYS = st.binary(min_size=16, max_size=16).filter(lambda key: key != b"\0what is in here")
ENTRIES = st.lists(st.tuples(KEYS, st.binary(max_size=30)), max_size=6)


def items_of(entries):
    content, items = HEAD, []
    for key, payload in entries:
        check = zlib.crc32(payload)
        content += ITEM.pack(key, len(payload), check)
        items.append((key, len(content), len(payload), check))
        content += payload
    return content, items


@given(ENTRIES)
def test_the_list_is_what_walking_finds_with_the_list_and_without(entries):
    content, items = items_of(entries)
    whole = content + ending(items, len(content))
    assert list(listed(whole) or ()) == items == list(walked(whole, len(HEAD)))
    assert listed(content) is None
    assert list(walked(content, len(HEAD))) == items


@given(ENTRIES, st.data())
def test_a_list_with_another_byte_is_none(entries, data):
    content, items = items_of(entries)
    whole = bytearray(content + ending(items, len(content)))
    whole[data.draw(st.integers(len(content), len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    assert listed(bytes(whole)) is None


@given(ENTRIES.filter(bool), st.data())
def test_a_file_that_was_cut_is_walked_to_the_cut(entries, data):
    content, items = items_of(entries)
    end = data.draw(st.integers(len(HEAD), len(content)))
    found = []
    try:
        found.extend(walked(content[:end], len(HEAD)))
    except ValueError:
        assert end < len(content)
    assert found == items[: len(found)]


def test_half_an_item_is_told():
    content, _ = items_of([(b"k" * 16, b"payload")])
    with pytest.raises(ValueError, match="half"):
        list(walked(content[:-1], len(HEAD)))
    assert listed(b"") is None
