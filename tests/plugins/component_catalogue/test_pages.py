"""The catalogue is a pure function of the theme's folder."""

import pytest
from jinja2 import UndefinedError

from plugins.component_catalogue.examples import Component, Example
from plugins.component_catalogue.pages import catalogue_files, environment, render_example


def test_the_catalogue_is_the_same_every_time(root):
    first = catalogue_files(root / "theme")
    assert first == catalogue_files(root / "theme")
    assert {"index.html", "catalogue.css", "catalogue.js", "card.html", "hero-1.html"} <= set(first)
    assert "public-sans.woff2" not in first


def test_the_font_is_part_of_it_when_given(root):
    assert catalogue_files(root / "theme", b"font")["public-sans.woff2"] == b"font"


def test_every_example_shows_its_name_note_and_parameters(root):
    html = catalogue_files(root / "theme")["tag.html"].decode()
    for text in ("Etiqueta", "Una palabra sobre algo.", "texto: Opcional"):
        assert text in html


@pytest.fixture
def theme(tmp_path):
    folder = tmp_path / "components/word"
    folder.mkdir(parents=True)
    (folder / "template.html").write_text(
        "{%- macro word(texto) -%}<b>{{ texto }}{% if caller is defined %}{{ caller() }}{% endif %}"
        "</b>{%- endmacro -%}"
    )
    return tmp_path


def render(theme, example):
    return render_example(environment(theme), Component("word", (example,)), example)


def test_text_is_escaped_and_a_block_is_not(theme):
    assert render(theme, Example("a", "b", {"texto": "<"})) == "<b>&lt;</b>"
    assert render(theme, Example("a", "b", {"texto": ""}, block="<i></i>")) == "<b><i></i></b>"


def test_a_parameter_that_is_not_given_stops_the_rendering(theme):
    with pytest.raises(UndefinedError, match="texto"):
        render(theme, Example("a", "b", {}))
    with pytest.raises(TypeError, match="text"):
        render(theme, Example("a", "b", {"text": "x"}))
