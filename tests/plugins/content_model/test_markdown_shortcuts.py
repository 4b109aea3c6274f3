"""The converter with its shortcuts gives what Python-Markdown gives without them."""

from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import TocExtension

from plugins.content_model.markdown_any import NoMainHeading
from plugins.content_model.markdown_body import render, slugify
from plugins.content_model.markdown_shortcuts import _BLOCKS, _INLINE, _PREPROCESSORS

ROOT = Path(__file__).resolve().parents[3]

PIECES = st.sampled_from(
    [
        *("_texto_", "__texto__", "*texto*", "**texto**", "`a`", "[a]", "t\n===", "<i>b</i>"),
        *("texto", "dos palabras", "á", "1", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n"),
        *("# Uno", "## Uno", "##", "- ", "* ", "+ ", "1. ", "2) ", "> ", ": ", "---", "===", "***"),
        *(
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "\\",
            "\\*",
            "[",
            "]",
            "(",
            ")",
            "[a](/b)",
            "![a](/b.jpg)",
        ),
        *("[a]: /b", "[a][b]", "<", ">", "<b>", "</b>", "<div>", "</div>", "<!--", "-->", "<br>"),
        *(
            "&",
            "&amp;",
            "&#33;",
            "<https://a.mx>",
            "<a@b.mx>",
            "|",
            "a | b\n--|--\n1 | 2",
            "!",
            "\x02",
        ),
        *("\x03", "\x021\x03", "a\n: b", "    código", "{", "}", "~~", "\r", "\u00a0"),
    ]
)


def plain(text):
    """Python-Markdown as it comes, with the same extensions."""
    toc = TocExtension(slugify=slugify, toc_depth="1-6", marker="")
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", "def_list", toc], output_format="html"
    )
    converter.treeprocessors.register(NoMainHeading(converter), "no_main_heading", 1)
    return converter.convert(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=16).map("".join))
@example("## Uno\n\n## Uno\n\n## *Dos* & `tres`\n\n# &amp;")
@example("a  \nb")
@example("_a_  \r_b_")
@example("- a\n\n    - b\n\n        c\n\n1. d")
def test_any_text_gives_the_same_html_with_and_without_shortcuts(text):
    assert render(text) == plain(text)


@pytest.mark.parametrize("folder", ["tramites", "noticias", "contingencias", "paginas"])
def test_the_real_content_gives_the_same_html(folder):
    for path in sorted((ROOT / "content" / folder).rglob("*.md"))[:40]:
        text = path.read_text(encoding="utf-8")
        assert render(text) == plain(text), path


def test_every_step_of_markdown_is_one_that_the_shortcuts_know():
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", "def_list", TocExtension()], output_format="html"
    )
    registries = (
        (converter.preprocessors, _PREPROCESSORS, {"normalize_whitespace"}),
        (converter.parser.blockprocessors, _BLOCKS, {"empty", "paragraph"}),
        (converter.inlinePatterns, _INLINE, set()),
    )
    for registry, known, always in registries:
        steps = {registry.get_index_for_name(name) for name in {*known, *always}}
        assert steps == set(range(len(registry))), "Markdown has other steps than were looked at"


def test_one_text_leaves_nothing_behind_for_the_next():
    with_code = "`a` <b>c</b> \\* [x]: /y"
    assert render("llano") == "<p>llano</p>"
    first = render(with_code)
    assert render("llano") == "<p>llano</p>"
    assert render(with_code) == first == plain(with_code)
