"""The files of /admin/: whole, of our own, and only there."""

import json
import re
from dataclasses import dataclass

import pytest

from plugins.content_model.load import load
from plugins.editor.backend import LOCAL
from plugins.editor.outputs import files, hosted
from tests.support.small_site import NOW, make_site


@dataclass(frozen=True)
class Assets:
    styles: tuple[str, ...] = ("/assets/main.css",)


@dataclass(frozen=True)
class Site:
    url: str = ""
    assets: Assets = Assets()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    catalogue = load(make_site(tmp_path_factory.mktemp("editor")), NOW).catalogue
    return dict(files(catalogue, Site(), LOCAL)), catalogue


def test_the_page_names_files_that_are_there_and_no_other_site(made):
    paths, _ = made
    page = paths["admin/index.html"].decode()
    named = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert all(name.startswith("/") for name in named)
    assert {name.removeprefix("/") for name in named} - {"favicon.ico"} <= paths.keys()
    assert 'content="noindex,nofollow"' in page
    assert 'connect-src &#39;self&#39; blob:"' in page


def test_every_file_is_below_admin_and_the_large_ones_have_a_digest(made):
    paths, _ = made
    assert all(path.startswith("admin/") for path in paths)
    large = [path for path, content in paths.items() if len(content) > 1_000_000]
    assert [re.sub(r"[0-9a-f]{12}", "#", path) for path in large] == [
        "admin/recursos/decap-cms.#.js"
    ]


def test_the_scripts_are_told_shapes_and_facts(made):
    paths, _ = made
    told = json.loads(paths["admin/settings.json"])
    assert told["facts"]["uma"] == "117.31"
    assert told["facts"]["niveles"]["siat-ct"]["roja"]["color"] == "rojo"
    assert told["style"] == "/assets/main.css"


def test_the_same_content_gives_the_same_bytes(made):
    paths, catalogue = made
    assert dict(files(catalogue, Site(), LOCAL)) == paths


def test_without_a_forge_no_editor_is_published(made, monkeypatch):
    monkeypatch.delenv("EDITOR_REPO", raising=False)
    assert list(hosted(made[1], Site())) == []
    monkeypatch.setenv("EDITOR_REPO", "ciudad/portal")
    monkeypatch.setenv("EDITOR_LOGIN", "https://acceso.example.mx")
    published = dict(hosted(made[1], Site("https://www.cancun.gob.mx")))
    config = json.loads(published["admin/config.yml"])
    assert config["backend"]["repo"] == "ciudad/portal"
    assert b"https://api.github.com" in published["admin/index.html"]
