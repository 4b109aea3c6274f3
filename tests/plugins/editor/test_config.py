"""The configuration as a whole: valid for Decap, and made of keys that Sveltia CMS knows too."""

import json

import pytest

from plugins.content_model.kinds import KINDS
from plugins.content_model.load import load
from plugins.editor.backend import LOCAL, BadBackend, from_environment
from plugins.editor.config import as_text, config
from plugins.editor.shapes import shapes
from tests.support.small_site import NOW, make_site

# Keys of @sveltia/cms 0.221.1, schema/sveltia-cms.json (additionalProperties: false), by kind.
FIELD = {"name", "label", "label_singular", "widget", "required", "hint", "default", "pattern"}
BY_WIDGET = {
    "string": set(),
    "text": set(),
    "select": {"multiple", "options", "min", "max"},
    "datetime": {"format", "date_format", "time_format"},
    "image": {"media_folder", "public_folder", "choose_url"},
    "file": {"media_folder", "public_folder", "choose_url"},
    "object": {"fields", "collapsed", "summary"},
    "list": {"fields", "field", "collapsed", "summary", "min", "max"},
    "markdown": {"modes", "buttons", "editor_components"},
}
COLLECTION = {
    *("name", "label", "label_singular", "folder", "extension", "format", "create", "delete"),
    *("identifier_field", "media_folder", "public_folder", "view_filters", "view_groups"),
    *("slug", "path", "summary", "sortable_fields", "fields", "files", "editor"),
}


@pytest.fixture
def made(tmp_path):
    return config(load(make_site(tmp_path), NOW).catalogue, LOCAL)


def fields_of(made):
    waiting = [f for c in made["collections"] for f in c.get("fields", [])]
    waiting += [f for c in made["collections"] for x in c.get("files", []) for f in x["fields"]]
    while waiting:
        field = waiting.pop()
        yield field
        waiting += field.get("fields", [])
        waiting += [field["field"]] if "field" in field else []


def test_there_is_a_collection_for_every_kind_and_a_file_for_every_list(made):
    folders = [c["folder"] for c in made["collections"] if "folder" in c]
    assert sorted(folders) == sorted(f"content/{kind.folder}" for kind in KINDS.values())
    (lists,) = (c for c in made["collections"] if c["name"] == "datos")
    assert {"dependencias", "uma"} < {file["name"] for file in lists["files"]}


def test_every_key_is_one_that_both_editors_know(made):
    for collection in made["collections"]:
        assert collection.keys() <= COLLECTION
    for field in fields_of(made):
        assert field.keys() <= FIELD | BY_WIDGET[field["widget"]], field["name"]


def test_every_field_of_one_group_has_a_name_of_its_own(made):
    for field in fields_of(made):
        names = [inner["name"] for inner in field.get("fields", [])]
        assert len(names) == len(set(names))


def test_what_may_be_cited_is_offered_by_name(made):
    (noticias,) = (c for c in made["collections"] if c["name"] == "noticias")
    (temas,) = (f for f in noticias["fields"] if f["name"] == "temas")
    assert temas["options"] == [{"label": "Finanzas (finanzas)", "value": "finanzas"}]
    (contingencias,) = (c for c in made["collections"] if c["name"] == "contingencias")
    (nivel,) = (f for f in contingencias["fields"] if f["name"] == "nivel")
    assert {"label": "Alerta roja (Ciclones)", "value": "roja"} in nivel["options"]


def test_new_files_go_where_the_portal_expects_them(made):
    paths = {c["name"]: (c["slug"], c.get("path")) for c in made["collections"] if "slug" in c}
    assert paths["noticias"] == (
        "{{fecha | truncate(10)}}-{{titulo | truncate(60)}}",
        "{{fecha | truncate(4)}}/{{slug}}",
    )
    assert paths["tramites"][1] == "{{dependencia}}/{{slug}}"
    assert paths["contingencias"] == ("{{id}}", "{{emitido | truncate(4)}}/{{slug}}")


def test_the_file_is_json_in_spanish(made):
    assert json.loads(as_text(made)) == made
    assert made["locale"] == "es"


def test_a_word_stands_for_a_group_by_the_name_of_its_field_alone():
    found = shapes()
    assert found["shorthands"]["pasos"] == "texto"
    assert found["shorthands"]["requisitos"] == "documento"
    assert found["pairs"] == ["fases", "fases_en"]


def test_on_this_machine_the_editor_asks_only_its_own_server():
    assert LOCAL.as_config()["proxy_url"].startswith("/")
    assert LOCAL.connections == ()


def test_without_a_repository_nothing_is_published():
    assert from_environment({}) is None
    assert from_environment({"EDITOR_BACKEND": "github"}) is None


def test_a_forge_is_described_by_its_variables():
    hub = {"EDITOR_REPO": "ciudad/portal", "EDITOR_LOGIN": "https://acceso.example.mx"}
    found = from_environment(hub)
    assert found.as_config()["base_url"] == "https://acceso.example.mx"
    assert found.connections == ("https://api.github.com",)
    lab = {"EDITOR_BACKEND": "gitlab", "EDITOR_REPO": "ciudad/portal", "EDITOR_APP_ID": "abc"}
    assert from_environment(lab).as_config()["auth_type"] == "pkce"


@pytest.mark.parametrize(
    "wrong",
    [
        {"EDITOR_BACKEND": "otro"},
        {"EDITOR_REPO": "https://github.com/ciudad/portal"},
        {"EDITOR_LOGIN": "http://sin-cifrar.example.mx"},
        {"EDITOR_BACKEND": "gitlab"},
    ],
)
def test_variables_that_do_not_fit_are_refused(wrong):
    good = {"EDITOR_REPO": "ciudad/portal", "EDITOR_LOGIN": "https://acceso.example.mx"}
    with pytest.raises(BadBackend):
        from_environment(good | wrong)
