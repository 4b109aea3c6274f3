"""Every component renders from its own examples, into correct and harmless markup."""

import re
import warnings

import html5lib
import pytest
from html5lib.constants import DataLossWarning
from jinja2 import UndefinedError
from markupsafe import escape

from plugins.component_catalogue.pages import environment, render_example
from plugins.content_model.vocabularios import Icono

# Parameters that name something; they are never shown as text.
NAMES = {"icon", "nombre", "tipo", "id", "tono", "lista"}


@pytest.fixture(scope="module")
def pages(catalogue):
    return {name: data.decode() for name, data in catalogue.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def rendered(theme, components):
    env = environment(theme)
    return [
        (component, example, str(render_example(env, component, example)))
        for component in components
        for example in component.examples
    ]


def test_the_catalogue_has_a_page_for_every_component(pages, components):
    assert {f"{component.name}.html" for component in components} <= pages.keys()
    assert len(components) > 40


def test_every_page_parses_without_an_error(pages):
    parser = html5lib.HTMLParser(strict=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DataLossWarning)
        for name, html in pages.items():
            try:
                parser.parse(html)
            except html5lib.html5parser.ParseError as problem:
                pytest.fail(f"{name}: {problem}")


def test_no_id_stands_twice_on_a_page(pages):
    for name, html in pages.items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), f"{name}: {sorted(i for i in ids if ids.count(i) > 1)}"


def test_every_name_of_an_element_leads_to_one(pages):
    for name, html in pages.items():
        ids = set(re.findall(r'\sid="([^"]*)"', html))
        pointed = re.findall(
            r'\s(?:for|aria-labelledby|aria-describedby|popovertarget)="([^"]*)"',
            html,
        )
        missing = {one for value in pointed for one in value.split()} - ids
        # The box above a list names the list of the page that uses it.
        assert not missing, f"{name}: nothing has the id {sorted(missing)}"


def test_no_template_holds_a_style_or_a_handler(theme, pages):
    sources = {str(p): p.read_text("utf-8") for p in theme.glob("components/*/template.html")}
    for name, html in {**sources, **pages}.items():
        found = re.search(r"\s(style|on[a-z]+)=", html)
        assert found is None, f"{name}: the policy forbids such an attribute"
        assert "<style" not in html
        assert "javascript:" not in html


def test_scripts_never_write_markup(theme):
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.style\b"
    )
    for path in theme.glob("**/*.js"):
        found = forbidden.search(path.read_text("utf-8"))
        assert found is None, f"{path} breaks Trusted Types or the policy"


def test_every_class_is_a_component_s_own_or_has_a_style(rendered, components, css):
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(css.values())))
    names = {component.name for component in components}
    strange = {
        f"{component.name}: {name}"
        for component, _, html in rendered
        for value in re.findall(r'class="([^"]*)"', html)
        for name in value.split()
        if name not in known and re.split(r"__|--", name)[0] not in names
    }
    assert not strange, f"name it after the component, or style it: {sorted(strange)}"


def test_every_style_of_a_component_is_used_by_an_example_or_a_script(rendered, css, theme):
    used = {
        name
        for _, _, html in rendered
        for value in re.findall(r'class="([^"]*)"', html)
        for name in value.split()
    }
    scripts = "".join(path.read_text("utf-8") for path in theme.glob("**/*.js"))
    unused = [
        f"{path}: .{name}"
        for path, text in css.items()
        if path.startswith("components/")
        for name in sorted(set(re.findall(r"\.([a-z][\w-]*)", text)))
        if name not in used and name not in scripts and name not in {"tabla", "sale"}
    ]
    assert not unused, f"add an example that shows it, or remove the style: {unused}"


def test_text_is_escaped(theme, components):
    """No plain text reaches the page as markup, whatever parameter it comes in."""
    env = environment(theme)
    for component in components:
        for example in component.examples:
            for key, value in example.params.items():
                if type(value) is not str or key in NAMES:
                    continue
                evil = '"><script>x</script>'
                params = {**example.params, key: evil}
                changed = type(example)("x", "x", params, example.page, example.block)
                html = str(render_example(env, component, changed))
                assert evil not in html, f"{component.name}: {key} is not escaped"
                if evil[2:] in html:
                    pytest.fail(f"{component.name}: {key} reaches the page as markup")
                assert str(escape("<script>")) in html or "script" not in html


def test_a_missing_parameter_stops_the_rendering(theme, components):
    card = next(component for component in components if component.name == "icon")
    example = type(card.examples[0])("x", "x", {"nombre": "no-existe"})
    with pytest.raises(UndefinedError, match="no-existe"):
        render_example(environment(theme), card, example)


def test_every_icon_that_a_topic_may_name_is_drawn(theme):
    drawn = set(
        re.findall(r'^  "([a-z-]+)":', (theme / "components/icon/template.html").read_text(), re.M)
    )
    named = {icon.value for icon in Icono}
    assert named <= drawn, f"draw in components/icon/template.html: {sorted(named - drawn)}"
