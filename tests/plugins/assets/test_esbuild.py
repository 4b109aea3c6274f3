import pytest

from plugins.assets.esbuild import BadSource, bundle_script, minified_style


@pytest.fixture
def scripts(tmp_path):
    return write(
        tmp_path,
        {
            "site.js": 'import { a } from "./a.js"; /* why */ a(); import("./late.js");',
            "a.js": "export function a() { document.title = 'señal'; }",
            "late.js": "export const late = 'much later';",
        },
    )


def write(folder, files):
    for name, text in files.items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text(text, "utf-8")
    return folder


def test_a_script_holds_what_it_imports(scripts):
    made = bundle_script(scripts / "site.js", "site")
    assert "señal" in made.files[made.entry].decode()
    assert b"why" not in made.files[made.entry]


def test_what_is_imported_when_it_runs_is_a_file_beside_it(scripts):
    made = bundle_script(scripts / "site.js", "site")
    (other,) = set(made.files) - {made.entry}
    assert b"much later" in made.files[other]
    assert b"much later" not in made.files[made.entry]
    assert f"./{other}" in made.files[made.entry].decode()


def test_a_change_in_what_is_imported_changes_the_name(scripts):
    before = bundle_script(scripts / "site.js", "site").entry
    write(scripts, {"late.js": "export const late = 'another time';"})
    assert bundle_script(scripts / "site.js", "site").entry != before


def test_the_same_sources_elsewhere_make_the_same_bytes(scripts, tmp_path):
    there = tmp_path / "other" / "deep"
    write(there, {path.name: path.read_text("utf-8") for path in scripts.glob("*.js")})
    one = bundle_script(scripts / "site.js", "site")
    assert bundle_script(there / "site.js", "site") == one


def test_a_broken_script_says_where(tmp_path):
    write(tmp_path, {"bad.js": "const = 1;"})
    with pytest.raises(BadSource, match=r"bad\.js:1"):
        bundle_script(tmp_path / "bad.js", "bad")


def test_an_import_of_nothing_is_an_error(tmp_path):
    write(tmp_path, {"bad.js": 'import "./nada.js";'})
    with pytest.raises(BadSource, match="nada"):
        bundle_script(tmp_path / "bad.js", "bad")


def test_a_style_becomes_smaller_and_keeps_its_layers():
    text = "@layer a, b;\n/* why */\n@layer a {\n  b { color: rgb(255, 0, 0); }\n}\n"
    assert minified_style(text).strip() == "@layer a,b;@layer a{b{color:red}}"


def test_a_broken_style_is_an_error():
    with pytest.raises(BadSource):
        minified_style("b { color: red ")


def test_without_esbuild_the_message_says_how_to_get_it(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"tasks\.py test"):
        minified_style("b{}", tmp_path)
