"""Sanitising first and filling in addresses later gives what doing both at once gives."""

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.content_model.markdown_body import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TAGS,
    publish,
    render_plain,
)
from plugins.content_model.safe_html import SafeHtml, fill, sanitise, sanitise_plain
from tests.plugins.content_model.test_markdown_plain import TEXTS

PIECES = st.sampled_from(
    [
        *(
            '<a href="/x">',
            "</a>",
            "<a href='https://a.mx/?b=1&c=2' title=t>",
            "<a>",
            "<p>",
            "</p>",
        ),
        *('<img src="/i.jpg" alt="a">', "<img src=x.png>", '<a href="javascript:x">', "<table>"),
        *("texto", "&amp;", "&#0;", "\0", "\x000\x00", ' href="\x000\x00"', "<b>", "</b>", "<tr>"),
        *(
            '<a href="mailto:a@b.mx">',
            "<script>x</script>",
            "<a href='/y\"z'>",
            "<td>",
            "<!-- c -->",
        ),
        *(
            '<a href="\x000\x00">',
            "<a href=''>",
            "<h2 id=a>",
            "</h2>",
            "<style>",
            "<li><a href=/q>",
        ),
    ]
)
HTML = st.lists(PIECES, max_size=12).map("".join)
ADDRESSES = st.sampled_from(
    [None, "/z/", "https://b.mx/?a=1&b=«2»", 'x"y', "a<b>c", "\u00a0", "", "#á"]
)


@settings(max_examples=300, deadline=None)
@given(HTML, st.lists(ADDRESSES, min_size=1, max_size=4))
@example('<a href="/x">uno</a><img src="/x" alt="a">', [None, "/y"])
def test_filling_in_later_gives_the_same_html(html, addresses):
    def resolve(tag, name, value):
        return addresses[len(tag + name + value) % len(addresses)]

    safe = sanitise(html)
    names = {"a": "href", "img": "src"}
    hrefs = [resolve(tag, names[tag], value) for tag, value in safe.asked]
    assert fill(safe, hrefs) == publish(html, resolve)


@settings(max_examples=200, deadline=None)
@given(st.lists(HTML, max_size=3), ADDRESSES)
def test_a_sanitiser_that_is_kept_does_what_a_new_one_does(texts, address):
    def resolve(_tag, name, value):
        return address if name in {"href", "src"} else value

    new = [
        nh3.clean(
            html,
            tags=set(ALLOWED_TAGS),
            attributes=ALLOWED_ATTRIBUTES,
            attribute_filter=resolve,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
        )
        for html in texts
    ]
    assert [publish(html, resolve) for html in texts] == new


TOLD = st.text("aé «»¿\"'().,:;%/#\u00a0\u2028\u0085\ufeff\ufffe\x7f\U0001f300\u0301", max_size=12)
LINKS = st.tuples(
    TOLD, st.sampled_from(["/x/", "x.md#a-1", "#a", "//b.mx/", "/?q=1", "a:b", "https://a.mx", "É"])
).map("[{0[0]}]({0[1]})".format)
ADDRESSED = st.tuples(TOLD, st.text("a/.:#?%;@-É\u00a0", min_size=1, max_size=8)).map(
    "[{0[0]}]({0[1]})".format
)
SHAPED = st.one_of(TEXTS, st.lists(st.one_of(TOLD, LINKS, ADDRESSED), max_size=6).map("\n\n".join))


@settings(max_examples=500, deadline=None)
@given(SHAPED)
@example("[a](//b.mx/) **b\u00a0c**\n\n## a\u00a0b\n\n[x](/x/) y [z](x.md#z)")
@example("| a | b |\n|---|---|\n| [c](/c/) | **d** |\n\n1. [uno](#a)\n2. dos\n\n- a <a href=")
@example('a <a href="/x/"\n\n a href="/y/" [x](/z/)')
def test_html_made_from_plain_texts_is_what_the_sanitiser_makes_of_it(text):
    html = render_plain(text)
    assert html is None or sanitise_plain(html) == sanitise(html)


def test_an_address_that_leads_out_of_the_site_is_for_the_sanitiser_to_judge():
    html = '<p><a href="/x/">a</a> <a href="javascript:y">b</a></p>'
    assert sanitise_plain(html) == SafeHtml("<p><a\0>a</a> <a>b</a></p>", (("a", "/x/"),))


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<script>b</script></p>",
        '<p onclick="x">a</p>',
        '<a href="/x/" onclick="y">a</a>',
        '<a href="//b.mx" style="c">d</a>',
        '<h2 id="a" class="b">c</h2>',
        "<p>a &lt;b&gt; &#60;script></p>",
        "<p>a</p><",
        "<img src=x onerror=y>",
        "<P>a</P>",
    ],
)
def test_what_the_converter_does_not_write_is_sanitised_although_it_is_told_to_be_plain(html):
    assert sanitise_plain(html) == sanitise(html)


def test_addresses_are_asked_for_in_the_order_of_the_text():
    safe = sanitise('<p><a href="/1">a</a><img src="/2" alt="b"><a href="/3">c</a></p>')
    assert safe.asked == (("a", "/1"), ("img", "/2"), ("a", "/3"))
    assert fill(safe, ["/x", None, "/y"]) == (
        '<p><a href="/x">a</a><img alt="b"><a href="/y">c</a></p>'
    )


def test_what_cannot_be_published_is_gone_before_anything_is_filled_in():
    assert sanitise('<a href="javascript:x">a</a><script>b</script>') == SafeHtml("<a>a</a>", ())
