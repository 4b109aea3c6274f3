"""A page that carries its style inside has the style of everything that is in it."""

import re

import pytest

from plugins.assets.page_style import TEMPLATES, components_of

_CLASS = re.compile(r'class="([^"]*)"')
_TAG = re.compile(r"\{[{%].*?[%}]\}")


@pytest.fixture(scope="module")
def owners(root):
    """Which component's sheet begins each class: its own block, or what it lends to others."""
    found = {}
    for sheet in sorted((root / "theme/components").glob("*/*.css")):
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        # A class that begins a selector; what stands after another one only follows it.
        for selector in re.findall(r"(?:^|[},{])\s*\.([a-z][\w-]*)", css):
            found.setdefault(selector, set()).add(sheet.parent.name)
    return found


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_brings_the_style_of_every_component_whose_classes_it_uses(root, owners, template):
    parts = components_of(root / "theme", template)
    sources = {
        *(root / "theme/components" / name / "template.html" for name in parts),
        root / "theme/templates" / f"{template}.html",
        root / "theme/templates/frame.html",
    }
    missing = {
        f"{source.parent.name}/{source.name} uses .{name} of {'/'.join(sorted(owners[name]))}"
        for source in sources
        for classes in _CLASS.findall(source.read_text("utf-8"))
        for name in _TAG.sub(" ", classes).split()
        if name in owners and not owners[name] & parts
    }
    assert not missing, f"import the component there: {sorted(missing)}"
