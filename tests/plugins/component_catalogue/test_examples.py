"""Components are read from their folders; what is wrong is said with its fix."""

import pytest
from markupsafe import Markup

from plugins.component_catalogue.examples import CatalogueError, load_components


@pytest.fixture
def folder(tmp_path):
    one = tmp_path / "big-card"
    one.mkdir()
    (one / "template.html").write_text("")
    (one / "big-card.css").write_text("")
    (one / "examples.yml").write_text("- {name: Uno, note: Nota}\n", encoding="utf-8")
    return one


def test_a_component_has_its_examples_and_its_macro(folder):
    (component,) = load_components(folder.parent)
    assert component.name == "big-card"
    assert component.macro == "big_card"
    assert component.examples[0].params == {}
    assert component.examples[0].block is None


def test_safe_markup_is_marked_in_the_file(folder):
    (folder / "examples.yml").write_text(
        '- {name: Uno, note: Nota, params: {html: !html "<b>a</b>", texto: "<b>"}}\n', "utf-8"
    )
    params = load_components(folder.parent)[0].examples[0].params
    assert isinstance(params["html"], Markup)
    assert not isinstance(params["texto"], Markup)


@pytest.mark.parametrize("name", ["template.html", "big-card.css", "examples.yml"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(CatalogueError, match=f"big-card: add {name}"):
        load_components(folder.parent)


@pytest.mark.parametrize(
    "text", ["", "{}", "- 3", "- {name: Uno}", "- {name: Uno, note: x, parms: {}}"]
)
def test_examples_of_another_form_are_refused(folder, text):
    (folder / "examples.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"big-card/examples\.yml"):
        load_components(folder.parent)


def test_markup_that_is_not_text_is_refused(folder):
    (folder / "examples.yml").write_text("- {name: a, note: b, params: {x: !html [1]}}", "utf-8")
    with pytest.raises(CatalogueError, match="!html"):
        load_components(folder.parent)
