"""The worker's version follows from everything it stands for."""

import json

import pytest

from plugins.offline.worker import worker

KIT = [("/", "1"), ("/refugios/", "2")]


def portal(document: bytes):
    first = document.decode().splitlines()[0]
    return json.loads(first.removeprefix("self.PORTAL = ").removesuffix(";"))


def test_the_list_stands_above_the_code():
    document = worker("code();\n", KIT, ["/buscar/"])
    assert document.endswith(b";\ncode();\n")
    assert portal(document)["kit"] == [["/", "1"], ["/refugios/", "2"]]
    assert portal(document)["extras"] == ["/buscar/"]


@pytest.mark.parametrize(
    ("source", "kit", "extras"),
    [("other", KIT, []), ("code", [("/", "x"), KIT[1]], []), ("code", KIT, ["/buscar/"])],
)
def test_any_change_is_another_version(source, kit, extras):
    assert (
        portal(worker(source, kit, extras))["version"] != portal(worker("code", KIT, []))["version"]
    )


def test_the_same_content_is_the_same_file():
    assert worker("code", KIT, []) == worker("code", KIT, [])


def test_no_text_of_the_list_ends_the_line():
    assert worker("code", [("/a\u2028b", "1")], []).decode().count("\u2028") == 0
