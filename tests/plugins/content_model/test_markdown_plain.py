"""Texts of the commonest shape, converted directly, are as Python-Markdown makes them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.content_model.markdown_body import slugify
from plugins.content_model.markdown_plain import convert_plain
from tests.plugins.content_model.test_markdown_shortcuts import plain

WORDS = st.lists(
    st.sampled_from(
        [
            *("a", "Uno", "dos tres", "¿Qué?", "á", "12", "3.5", "1. ", "2) ", "(c)", "«d»", "#"),
            *("**n**", "**n o**", "** n**", "*e*", "[x](/y/)", "[x](https://a.mx/?b=1)", "[z]"),
            *('[x](/y "t")', "]", "*", " ", "\u00a0", "\u2028", "!", ":", "-", "=", "+", "|"),
            *("\n", "\n- ", "\n1. ", "\n# ", "\n: ", "\n---", "  \n", "a@b.mx", "www.a.mx", "{x}"),
            *("{.x", ":::", "\n:::", "[- a](x.md)", "**- x**", "[aquí](#a)", "4111111111111111"),
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
BLOCKS = st.one_of(
    WORDS,
    WORDS.map("## {}".format),
    WORDS.map("# {}".format),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {i}" for i in items)),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda items: "\n".join(f"{n}. {i}" for n, i in enumerate(items, 1))
    ),
    st.lists(WORDS, min_size=2, max_size=2).map(
        lambda cells: f"| {cells[0]} | b |\n|---|---|\n| c | {cells[1]} |"
    ),
)
TEXTS = st.lists(BLOCKS, max_size=4).map("\n\n".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
@example("**a [b](/c/) d**")
@example("[**a** b](/c/) **d**")
@example("- a\n\n- b")
@example("1. a\n\n- b")
@example("## Uno\n\n## Uno\n\n# Uno_1")
@example("| a | b |\n|---|---|\n| c |")
def test_what_is_converted_directly_is_what_markdown_makes(text):
    made = convert_plain(text, slugify)
    assert made is None or made == plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Un **texto** con [enlace](/buscar/).",
        "## Título\n\nTexto\nen dos renglones.\n\n\n- uno\n- dos\n\nFin.",
        "Antes\n\n1. uno\n2. **dos**\n\nDespués",
        "| Día | Hora |\n|---|---|\n| lunes | 9:00 |\n| martes | [10:00](/x/) |",
        "",
    ],
)
def test_the_commonest_shapes_are_converted_directly(text):
    assert convert_plain(text, slugify) == plain(text)


@pytest.mark.parametrize("text", ["a <b>b</b>", "a  \nb", "    código", "`a`", "> a", "![a](b)"])
def test_any_other_shape_is_left_to_markdown(text):
    assert convert_plain(text, slugify) is None
