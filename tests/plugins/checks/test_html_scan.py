import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.checks.html_scan import _Scanner, scan


def names(html):
    return [("/" if tag.closing else "") + tag.name for tag in scan(html).tags]


def test_tags_and_text_are_told_apart():
    found = scan("<p>Hola <b>mundo</b> &amp; más</p>\n<ul><li>uno</li></ul>")
    assert names("<p>a<b>b</b></p>") == ["p", "b", "/b", "/p"]
    assert found.text.split() == ["Hola", "mundo", "&", "más", "uno"]


def test_attributes_are_read_however_they_are_written():
    (tag,) = scan("<A HREF='x&amp;y' title=\"a > b\" data-x=1 disabled/>").tags
    assert tag.name == "a"
    assert tag.attributes == (
        ("href", "x&y"),
        ("title", "a > b"),
        ("data-x", "1"),
        ("disabled", ""),
    )


@pytest.mark.parametrize(
    ("html", "attribute"),
    [
        ("<img/onerror=x>", "onerror"),
        ("<img\nonerror=x>", "onerror"),
        ("<img src=x/onerror=y>", "src"),
        ('<img alt=""onerror=x>', "onerror"),
        ("<img/src=x / onerror = 'y'>", "onerror"),
        ("<img \x00onerror=x>", "\x00onerror"),
    ],
)
def test_attributes_cannot_hide(html, attribute):
    assert attribute in dict(scan(html).tags[0].attributes)


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("a<!-- b -->c", ["<!-- b -->"]),
        ("a<!-- b", ["<!-- b"]),
        ("a<!doctype html>c", ["<!doctype html>"]),
        ("a<?php b ?>c", ["<?php b ?>"]),
        ("a<![CDATA[b]]>c", ["<![CDATA[b]]>"]),
        ("a</ b>c", ["</ b>"]),
    ],
)
def test_what_browsers_do_not_show_is_kept_apart(html, hidden):
    found = scan(html)
    assert found.hidden == hidden
    assert "b" not in found.text


@pytest.mark.parametrize("html", ["a<b c", "a<b c='d", 'a<b c="d>', "a<script>b", "a<b/"])
def test_a_tag_that_never_ends_is_told(html):
    assert scan(f"x {html}").unfinished


@pytest.mark.parametrize("html", ["1 < 2", "a <3 b", "<", "a<", "<5>", "a < b>"])
def test_a_sign_that_opens_no_tag_is_text(html):
    found = scan(html)
    assert found.tags == []
    assert found.text == html


def test_what_a_script_holds_is_no_text():
    found = scan("a<script>b<i>c</i></script>d")
    assert names("a<script>b<i>c</i></script>d") == ["script", "/script"]
    assert found.text.split() == ["a", "d"]


def test_prose_leaves_code_out():
    found = scan("<p>uno <code>[a][b]</code> dos</p><pre>[c][d]</pre>")
    assert "[" not in found.prose
    assert "[a][b]" in found.text


def test_ids_are_the_anchors():
    assert scan('<h2 id="uno">a</h2><p id=dos>').ids == {"uno", "dos"}


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<a b='", "<!--", "<", "</", "<script>", "<a b=c ", "&", "<a\t", "<![", "<textarea>"],
)
def test_no_part_of_a_hostile_text_is_searched_twice(piece):
    html = Searched(piece * 20_000)
    scan(html)
    assert html.looked_at <= 3 * len(html)


class Searched(str):
    """A text that counts the letters it is searched through."""

    looked_at = 0

    def find(self, wanted, start=0, end=None):
        place = super().find(wanted, start)
        self.looked_at += (len(self) if place < 0 else place) - start
        return place


@given(st.text(alphabet=st.sampled_from("<>/!-?ab=\"' &;\n[]"), max_size=60))
def test_any_text_is_read_to_its_end(html):
    found = scan(html)
    assert len(found.text) >= 0
    assert len(found.unfinished) <= 60


HTML = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>", "</b>", "<li>", "</li>", "<h2 id='a'>", "</h2>", "<br>", "<A>"),
            *('<h2 id="a">', '<a href="/x">', '<a href="/x?a=1&amp;b">', '<a href="<" title="">'),
            *('<p a="1" b="2">', '</p c="3">', '<td style="text-align: left;">', "<code>", "<pre>"),
            *("</code>", "<script>", "</script>", "<!-- c -->", "<a b", "<p >", "<p/>", "< ", ">"),
            *("texto", "a &amp; b", "&lt;p&gt;", "\n", '"', "=", "<h7>", "<x-y>", "<P>", "&", "<"),
        ]
    ),
    max_size=10,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(HTML)
@example('<p>Uno <a href="/x">dos</a></p>\n<ul>\n<li>a &amp; b</li>\n</ul>')
def test_simple_tags_are_read_as_any_others(html):
    assert scan(html) == _Scanner(html).run()
