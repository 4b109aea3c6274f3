"""The entries of styles and scripts are joined with what they import."""

import pytest

from plugins.component_catalogue.join import join_scripts, join_styles


@pytest.fixture
def theme(tmp_path):
    for path, text in {
        "styles/main.css": '@layer a, b;\n@import url("a.css") layer(a);\n'
        '@import url("../components/*/*.css") layer(b);\n',
        "styles/a.css": "a {}\n",
        "components/x/x.css": "x {}\n",
        "components/y/y.css": "y {}\n",
        "scripts/site.js": '// Words.\nimport "../components/x/x.js";\n',
        "components/x/x.js": "const one = 1;\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_import_becomes_its_layer_in_order_of_name(theme):
    assert join_styles(theme / "styles/main.css") == (
        "@layer a, b;\n@layer a {\na {}\n}\n@layer b {\nx {}\n\ny {}\n}\n"
    )


def test_every_script_becomes_a_block_of_its_own(theme):
    assert join_scripts(theme / "scripts/site.js") == "// Words.\n{\nconst one = 1;\n}\n"


def test_an_import_of_nothing_is_an_error(theme):
    (theme / "styles/a.css").unlink()
    with pytest.raises(FileNotFoundError, match=r"main.css imports a.css"):
        join_styles(theme / "styles/main.css")
