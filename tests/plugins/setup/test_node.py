from pathlib import Path

import pytest

from plugins.setup.node import parse_major, usable_node, with_environment_first


@pytest.mark.parametrize(
    ("version", "major"),
    [("v20.20.2\n", 20), ("v24.0.0-rc.1", 24), ("v9.11.2", 9), ("", 0), ("node: not found", 0)],
)
def test_the_major_version_is_read(version, major):
    assert parse_major(version) == major


def program(folder, name, output):
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {output}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(("version", "usable"), [("v20.0.0", True), ("v18.20.4", False)])
def test_a_node_that_is_too_old_is_not_used(tmp_path, version, usable):
    program(tmp_path, "node", version)
    program(tmp_path, "npm", "10")
    assert usable_node(str(tmp_path)) is usable


def test_a_node_without_npm_is_not_used(tmp_path):
    program(tmp_path, "node", "v22.0.0")
    assert not usable_node(str(tmp_path))


def test_a_node_that_does_not_run_is_not_used(tmp_path):
    program(tmp_path, "npm", "10")
    (tmp_path / "node").write_bytes(b"\x7fELF")
    (tmp_path / "node").chmod(0o755)
    assert not usable_node(str(tmp_path))


def test_the_environments_programs_come_first_and_once():
    venv = Path("/p/.venv")
    path = with_environment_first(venv, "/usr/bin:/p/.venv/bin:/bin")
    assert path == "/p/.venv/bin:/usr/bin:/bin"
    assert with_environment_first(venv, path) == path
