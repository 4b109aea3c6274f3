"""The text of published HTML, compared with what the standard library's parser reads in it."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.content_model.markdown_body import publish
from plugins.content_model.plain_text import _BLOCKS, opening, plain_text
from plugins.content_model.published_html import finish
from tests.plugins.content_model.test_safe_html import HTML


class Reader(HTMLParser):
    """Collects text, with a blank for each tag of a block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, _attributes):
        self.parts += [" "] * (tag in _BLOCKS)

    def handle_endtag(self, tag):
        self.parts += [" "] * (tag in _BLOCKS)


@settings(max_examples=200, deadline=None)
@given(HTML)
def test_the_words_are_those_that_a_parser_reads(html):
    published = finish(publish(html, lambda _tag, _name, value: value))
    reader = Reader()
    reader.feed(published)
    reader.close()
    assert plain_text(published) == " ".join("".join(reader.parts).split())


@settings(max_examples=100, deadline=None)
@given(st.lists(HTML, max_size=12), st.integers(0, 400))
def test_an_opening_is_how_the_whole_begins(parts, length):
    written = "".join(f"<p>{part}</p><b>a</b>&amp;<i>lt;</i>" for part in parts)
    published = finish(publish(written, lambda _tag, _name, value: value))
    assert opening(published, length) == plain_text(published)[:length]


def test_blocks_stand_apart_and_inline_marks_do_not():
    assert plain_text("<h2>Uno</h2><p>d<b>o</b>s &amp; <br>tr&lt;es</p>") == "Uno dos & tr<es"
