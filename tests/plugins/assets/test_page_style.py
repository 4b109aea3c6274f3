import pytest

from plugins.assets.bundle import bundle
from plugins.assets.page_style import TEMPLATES, components_of


def write(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return folder


@pytest.fixture
def theme(tmp_path):
    return write(
        tmp_path,
        {
            "templates/base.html": '{% from "components/foot/template.html" import foot %}',
            "templates/tramite.html": '{% extends "base.html" %}'
            '{% from "components/card/template.html" import card %}',
            "components/foot/template.html": "{% macro foot() %}{% endmacro %}",
            "components/foot/foot.css": ".foot{color:red}",
            "components/card/template.html": '{% from "components/icon/template.html" import i %}',
            "components/card/card.css": ".card{color:red}",
            "components/icon/template.html": "{% macro i() %}{% endmacro %}",
            "components/icon/icon.css": ".icon{color:red}",
            "components/map/template.html": "",
            "components/map/map.css": ".map{color:red}",
            "styles/main.css": '@import url("../components/*/*.css") layer(components);',
            "scripts/site.js": "",
        },
    )


def test_a_template_is_made_of_its_own_components_and_of_those_of_what_it_extends(theme):
    assert components_of(theme, "tramite") == {"foot", "card", "icon"}


def test_a_page_carries_the_styles_of_its_components_and_no_others(theme):
    style = bundle(theme).inline["tramite"]
    assert ".card" in style
    assert ".icon" in style
    assert ".map" not in style


def test_every_template_that_carries_its_style_exists(root):
    made = bundle(root / "theme").inline
    assert set(TEMPLATES) <= set(made)
    for template in TEMPLATES:
        text = (root / f"theme/templates/{template}.html").read_text("utf-8")
        assert f'inline["{template}"]' in text
