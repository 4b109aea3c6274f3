from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.dates import CANCUN
from plugins.feeds.xml_text import add, clean, serialise, timestamp


@given(st.text())
def test_any_text_and_attribute_reads_back(text):
    root = Element("r")
    add(root, "a", text, b=text)
    found = fromstring(serialise(root)).find("a")
    kept = clean(text)
    assert (found.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert found.get("b") == kept


def test_what_xml_can_not_hold_is_dropped():
    assert clean("a\x00\x0b\ufffe\ud800b\t") == "ab\t"
    allowed = [*"\t\n\r", *map(chr, range(0x20, 0xD800)), *map(chr, range(0xE000, 0xFFFE))]
    everything = map(chr, range(0x10001))
    assert clean("".join(everything)) == "".join([*allowed, "\U00010000"])
    assert clean("\U0010ffff") == "\U0010ffff"


def test_a_document_says_its_encoding_and_ends_its_last_line():
    root = Element("r")
    add(root, "ñ", "á")
    expected = '<?xml version="1.0" encoding="utf-8"?>\n<r><ñ>á</ñ></r>\n'
    assert serialise(root) == expected.encode()


def test_a_timestamp_has_seconds_and_offset():
    moment = datetime(2026, 3, 14, 9, 30, 0, 123, tzinfo=CANCUN)
    assert timestamp(moment) == "2026-03-14T09:30:00-05:00"
