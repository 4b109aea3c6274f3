"""The styles are one file, each script is one, and their names follow their content."""

import pytest

from plugins.assets.bundle import BadStyle, bundle, joined_style

ENTRY = """\
@layer base, components;
@import url("base.css") layer(base);
@import url("../components/*/*.css") layer(components);
"""


@pytest.fixture
def theme(tmp_path):
    files = {
        "styles/main.css": ENTRY,
        "styles/base.css": 'b{} @font-face{src:url("../static/fonts/a.woff2")}',
        "components/b/b.css": ".b{}",
        "components/a/a.css": ".a{}",
        "components/a/a.js": "export const a = 1;",
        "scripts/site.js": 'import "../components/a/a.js";',
        "scripts/search/page.js": "0;",
        "static/fonts/a.woff2": "font",
        "static/favicon.ico": "icon",
    }
    for path, text in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return tmp_path


def test_each_import_becomes_a_layer_in_the_order_of_the_entry(theme):
    text = joined_style(theme / "styles/main.css")
    assert text.startswith("@layer base, components;\n@layer base {\nb{}")
    assert "@layer components {\n.a{}\n.b{}\n}" in text


def test_an_import_of_nothing_is_an_error_that_names_it(theme):
    (theme / "styles/main.css").write_text('@import url("nada.css") layer(base);')
    with pytest.raises(BadStyle, match=r"nada\.css"):
        bundle(theme)


def test_an_import_without_a_layer_is_an_error(theme):
    (theme / "styles/main.css").write_text('@import "base.css";')
    with pytest.raises(BadStyle, match="layer"):
        bundle(theme)


def test_a_changed_style_gets_another_address(theme):
    before = bundle(theme)
    (theme / "components/b/b.css").write_text(".b{color:red}")
    after = bundle(theme)
    assert before.styles != after.styles
    assert before.scripts == after.scripts


def test_every_address_leads_to_a_file(theme):
    made = bundle(theme)
    for address in (*made.styles, *made.scripts.values()):
        assert address.lstrip("/") in made.files


def test_scripts_in_folders_have_the_folder_in_their_name(theme):
    assert bundle(theme).scripts["search/page"].startswith("/assets/search-page.")


def test_the_style_loses_its_comments(theme):
    (theme / "styles/base.css").write_text("/* why */ b { color: red }")
    made = bundle(theme)
    assert b"why" not in made.files[made.styles[0].lstrip("/")]


def test_a_file_named_by_a_style_has_a_hashed_name_and_no_second_copy(theme):
    made = bundle(theme)
    fonts = [path for path in made.files if path.endswith(".woff2")]
    assert len(fonts) == 1
    assert f"url(/{fonts[0]})".encode() in made.files[made.styles[0].lstrip("/")]


def test_other_static_files_keep_their_place_at_the_root(theme):
    assert bundle(theme).files["favicon.ico"] == b"icon"
