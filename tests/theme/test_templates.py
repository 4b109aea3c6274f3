"""Templates only compose: their classes are the layouts' and the components'."""

import re

import pytest


@pytest.fixture(scope="module")
def templates(theme):
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(theme.glob("templates/*.html"))}


def test_every_class_of_a_template_is_a_component_s_or_has_a_style(templates, components, css):
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(css.values())))
    blocks = {component.name for component in components}
    strange = {
        f"{path}: {name}"
        for path, text in templates.items()
        for value in re.findall(r'class="([^"{]*)"', text)
        for name in value.split()
        if name not in known and re.split(r"__|--", name)[0] not in blocks
    }
    assert not strange, f"use a layout's or a component's class: {sorted(strange)}"


def test_no_template_holds_a_style_or_a_handler(templates):
    for path, text in templates.items():
        found = re.search(r"<[a-z][^>]*\s(style|on[a-z]+)=", text)
        assert found is None, f"{path}: the policy forbids such an attribute"


def test_a_component_is_imported_under_its_own_name(templates, theme):
    for path, text in templates.items():
        for name in re.findall(r'from "components/([^/"]+)/template.html"', text):
            assert (theme / "components" / name / "template.html").is_file(), f"{path}: {name}"
