import sys
import threading
import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.links import Destinations
from plugins.content_model.markdown_body import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TAGS,
    TooSlow,
    _limit,
    publish,
    render,
    slugify,
)
from plugins.content_model.plain_text import plain_text
from plugins.content_model.published_html import finish

HERE = Destinations(
    files={},
    urls=frozenset({"/a/", "/imagenes/x.jpg"}),
    hidden=frozenset(),
    hosts=frozenset({"ok.mx"}),
)
PATHOLOGICAL = {
    "brackets": "[" * 20_000,
    "half tags": "<a " * 20_000,
    "open tags": "".join(f"<b class=x{number}>a\n\n" for number in range(3000)),
    "nested lists": "\n".join("    " * depth + "- x" for depth in range(300)),
}


def published(markdown):
    def resolve(tag, _name, value):
        find = HERE.find_image if tag == "img" else HERE.find
        return find(value, "paginas/x.md").href

    return finish(publish(render(markdown), resolve))


def test_a_body_becomes_html():
    assert (
        published("# Uno\n\nHola **mundo**.")
        == '<h2 id="uno">Uno</h2>\n<p>Hola <strong>mundo</strong>.</p>'
    )


def test_headings_leave_the_first_level_to_the_title():
    assert "<h1" not in published("# Uno\n\nDos\n===\n")


def test_anchors_are_ascii_and_unique():
    html = published("## Qué llevar\n\n## Qué llevar\n\n## ¡!\n")
    assert [part.split('"')[0] for part in html.split('id="')[1:]] == [
        "que-llevar",
        "que-llevar_1",
        "seccion",
    ]


def test_a_marker_for_contents_is_text_like_any_other():
    assert "[TOC]" in published("[TOC]\n\n## Uno\n")


def test_a_paragraph_like_a_field_is_not_swallowed():
    assert "Nota: cierra a las 5" in published("Nota: cierra a las 5\n\nHola\n")


@pytest.mark.parametrize("name", PATHOLOGICAL)
@pytest.mark.parametrize("where", ["main thread", "other thread"])
def test_a_pathological_text_is_interrupted_wherever_it_is_rendered(name, where):
    caught = []

    def attempt():
        try:
            render(PATHOLOGICAL[name], seconds=1)
        except TooSlow as slow:
            caught.append(slow)

    if where == "main thread":
        attempt()
    else:
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_an_interrupted_text_leaves_nothing_behind_for_the_next():
    before = render("- a\n    - b\n\n- c\n")
    for text in PATHOLOGICAL.values():
        with pytest.raises(TooSlow):
            render(text, seconds=0.2)
    assert render("- a\n    - b\n\n- c\n") == before


def test_an_interruption_that_python_drops_comes_again(monkeypatch):
    dropped = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: dropped.append(told.exc_type))

    class Deaf:
        def __del__(self) -> None:
            _burn(5)

    with pytest.raises(TooSlow), _limit(0.05):
        Deaf()
        _burn(5)
    assert dropped == [TooSlow]


def test_another_thread_renders_the_same():
    found = []
    text = "# Año\n\nHola [a](/a/) **mundo** «ñ».\n"
    thread = threading.Thread(target=lambda: found.append(render(text)))
    thread.start()
    thread.join()
    assert found == [render(text)]


def test_the_timer_is_off_after_a_text():
    render("Hola", seconds=0.05)
    _burn(0.1)


def _burn(seconds: float) -> None:
    """Use up processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_slugify_gives_something_for_every_text():
    assert slugify("Título Ñandú 2") == "titulo-nandu-2"
    assert slugify("¡!") == "seccion"


def test_an_external_link_says_where_it_leads():
    html = published("[a](https://ok.mx/x 'Ir')")
    assert '<a href="https://ok.mx/x" rel="noopener noreferrer" title="Ir">' in html
    assert '<span class="sale">(sale a ok.mx)</span></a>' in html


def test_an_external_link_is_marked_in_whatever_order_its_attributes_stand():
    html = published('<a title="Ir" href="https://ok.mx/x">a</a> <a title="x">b</a>')
    assert html.count('rel="noopener noreferrer"') == 1
    assert html.count("(sale a ok.mx)") == 1


def test_a_table_may_scroll_and_a_title_that_says_table_stays_a_title():
    html = published("| a |\n|---|\n| [b](/a/ '<table>') |\n")
    assert html.count('<div class="tabla"') == html.count("</div>") == 1


def test_an_image_of_another_site_is_not_shown():
    assert "ok.mx" not in published("![x](https://ok.mx/x.jpg)")
    assert 'src="/imagenes/x.jpg"' in published("![x](/imagenes/x.jpg)")


HOSTILE = [
    "<script>",
    "</script>",
    "<b>",
    "</b>",
    "<img src=x onerror=alert(1)>",
    "<a href='",
    "javascript:",
    "alert(1)",
    "'>",
    "<svg><style>",
    "<!--",
    "-->",
    "[a](",
    ")",
    "<",
    ">",
    '"',
    "data:text/html,",
    "\n",
    "<math><mtext>",
    "<table>",
    "<div style=x>",
    "<https://evil.com>",
    "![a](",
    "[x]: ",
    "`",
    "&#106;",
    "<textarea>",
    "<noscript>",
    "<p title='",
    "https://evil.com/",
    "//evil.com",
    "https://ok.mx/",
    "/a/",
    "<form action=",
    "<iframe srcdoc='",
    "<base href=",
    "<template>",
    "<?",
    "<![CDATA[",
]
EXTRA = {"a": {"rel"}, "div": {"class", "role", "tabindex", "aria-label"}, "span": {"class"}}


@given(st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_nothing_is_published_that_is_not_on_the_lists(markdown):
    tree = html5lib.parseFragment(published(markdown), namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED_TAGS | {"div", "span"}
        allowed = ALLOWED_ATTRIBUTES.get(element.tag, set()) | EXTRA.get(element.tag, set())
        assert set(element.attrib) <= allowed
        for name in ("href", "src"):
            address = element.get(name)
            assert address is None or address.startswith(
                ("/a/", "/imagenes/x.jpg", "https://ok.mx/", "#")
            )


def test_plain_text_keeps_words_apart_where_blocks_end():
    text = plain_text(
        "<ul><li>uno</li><li>dos</li></ul><p>tr<b>es</b><br>cuatro</p><p>cinco &amp; seis</p>"
    )
    assert text == "uno dos tres cuatro cinco & seis"


def test_headings_keep_their_level_and_the_first_level_is_the_page_s_own():
    assert render("# Uno\n\n## Dos\n\n### Tres") == (
        '<h2 id="uno">Uno</h2>\n<h2 id="dos">Dos</h2>\n<h3 id="tres">Tres</h3>'
    )
