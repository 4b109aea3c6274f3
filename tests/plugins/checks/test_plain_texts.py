"""What is not looked for in texts of the commonest shape cannot be in them."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.checks.body import Body
from plugins.checks.body_text import lost_words
from plugins.checks.facts import gather
from plugins.checks.files import Files
from plugins.checks.study import look_at
from plugins.content_model.source import place_of, read, source_of
from tests.plugins.content_model.test_markdown_plain import TEXTS
from tests.support.small_site import PAGINA, P


def sources(header, text):
    """The file as it is read, and as if its text could be of any shape."""
    place = place_of(P.removeprefix("content/"))
    assert place is not None
    raw = f"{header}\n{text}\n".encode()
    reading = read(place, raw)
    any_shape = reading._replace(is_plain=False)
    return [source_of(place, "", raw, one, None) for one in (reading, any_shape)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("| Día | Hora |\n|---|---|\n| lunes | **9:00** |\n\n1. [uno](/x/)s\n2. dos")
@example("uno\n**- dos** tres\n[1. a](/x/)\n\ncuatro\n1) cinco")
@example("# a\n\n#### b\n\n## [c\n\n### b\n\n- [aquí](#b) y [aquí](#b)\n- [*](x.md)")
@example("{: .a}\n\n## {x}\n\n- {#a}\n- ::: b\n\n::: c\n\n| {.a | b |\n|---|---|\n| c | [^1 |")
@example("Uno: 998 881 2800 y 4111 1111 1111 1111.\n\n### x\n\n---\nb: c\n---\n\na@b.mx")
@example("---\na: b\n---\n\nc")
@example("## \u00a0\n\n[ ](javascript:x)")
def test_a_rule_that_leaves_plain_texts_out_finds_nothing_in_them(text):
    for header in (PAGINA, "---\ntitulo:\n---"):
        plain, any_shape = sources(header, text)
        if plain.reading.is_plain:
            assert look_at(Files([plain])) == look_at(Files([any_shape]))
            assert gather(Files([plain])) == gather(Files([any_shape]))
            assert lost_words(Body(any_shape, None)) == []


class Unguarded(Files):
    """Files in whose headers there may be anything, so that every text is looked at."""

    header_text = "**][&#_ AAAA http:// 000000 @"


VALUES = st.lists(
    st.sampled_from(
        [
            *("a", " ", "AVISO", "IMPORTANTE", "HOY", "**", "__a", "](", "# ", "&amp;", "&"),
            *("http://a.mx", "HTTP://A.MX", "a@b.mx", "4111 1111 1111 1111", "XAXX010101000", "12"),
            *("GODE561231GR8", "por confirmar", "\u2028", "ſ", "\u212a", "İ", "555-5"),
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(st.lists(VALUES, min_size=4, max_size=4), VALUES)
@example(["AVI", "SOS HOY MISMO", "http", "://a.mx"], "41111")
@example(["x", "POR CONFIRMAR", "HTTP://a.mx", "123456"], "a@b.mx")
def test_headers_in_which_no_sign_of_a_fault_stands_hold_none(values, text):
    title, summary, address, name = map(json.dumps, values)
    header = f"---\ntitulo: {title}\nresumen: {summary}\nurl: {address}\narchivo: {name}\n---"
    for source in sources(header, text):
        assert look_at(Files([source])) == look_at(Unguarded([source]))
        assert gather(Files([source])) == gather(Unguarded([source]))


def test_a_text_with_html_is_not_plain():
    plain, _ = sources(PAGINA, "Un <b>texto</b>")
    assert not plain.reading.is_plain
    plain, _ = sources(PAGINA, "Un **texto**")
    assert plain.reading.is_plain
