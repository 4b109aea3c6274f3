import pytest

from plugins.setup.java import find_java, provide_java


def program(folder, name):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def environ(tmp_path):
    return {"PATH": str(tmp_path)}


def never(command):
    raise AssertionError(f"nothing was to be run: {command}")


def test_java_is_found_on_the_search_path(tmp_path, environ):
    assert find_java(environ) is None
    java = program(tmp_path, "java")
    assert find_java(environ) == java


def test_java_home_goes_before_the_search_path(tmp_path, environ):
    program(tmp_path, "java")
    own = program(tmp_path, "jdk/bin/java")
    assert find_java({**environ, "JAVA_HOME": str(tmp_path / "jdk")}) == own


def test_where_java_is_nothing_is_installed(tmp_path, environ):
    program(tmp_path, "java")
    assert provide_java(environ, True, never) == ""


def test_root_installs_it_with_apt(tmp_path, environ):
    program(tmp_path, "apt-get")

    def run(command):
        if "install" in command:
            assert "default-jre-headless" in command
            program(tmp_path, "java")
        return 0

    assert provide_java(environ, True, run) == ""


def test_where_it_cannot_be_installed_the_reason_is_said(tmp_path, environ):
    assert "JAVA_HOME" in provide_java(environ, True, never)
    program(tmp_path, "apt-get")
    assert "apt" in provide_java(environ, True, lambda command: 1)
