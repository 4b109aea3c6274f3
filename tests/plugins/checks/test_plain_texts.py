"""What is not looked for in texts of the commonest shape cannot be in them."""

from dataclasses import replace

from hypothesis import example, given, settings

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
    any_shape = replace(reading, is_plain=False)
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


def test_a_text_with_html_is_not_plain():
    plain, _ = sources(PAGINA, "Un <b>texto</b>")
    assert not plain.reading.is_plain
    plain, _ = sources(PAGINA, "Un **texto**")
    assert plain.reading.is_plain
