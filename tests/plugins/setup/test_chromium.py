import pytest

from plugins.setup.chromium import apt_commands, find_chromium, provide_chromium


def program(folder, name):
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def environ(tmp_path, monkeypatch):
    monkeypatch.setattr("plugins.setup.chromium.MAC_PROGRAMS", ())
    return {"PATH": str(tmp_path)}


def never(command):
    raise AssertionError(f"nothing was to be run: {command}")


def test_the_systems_browser_is_found_by_its_names(tmp_path, environ):
    assert find_chromium(environ) is None
    chrome = program(tmp_path, "google-chrome")
    assert find_chromium(environ) == chrome
    chromium = program(tmp_path, "chromium")
    assert find_chromium(environ) == chromium


def test_a_named_browser_goes_before_the_others(tmp_path, environ):
    program(tmp_path, "chromium")
    own = program(tmp_path, "mi-navegador")
    assert find_chromium({**environ, "PORTAL_CHROMIUM": str(own)}) == own


def test_a_named_browser_that_is_not_there_is_said(environ):
    environ = {**environ, "PORTAL_CHROMIUM": "/no/existe"}
    assert find_chromium(environ) is None
    assert "PORTAL_CHROMIUM" in provide_chromium(environ, True, never)


def test_root_installs_with_apt(tmp_path, environ):
    program(tmp_path, "apt-get")
    update, install = apt_commands(environ, is_root=True, run=never)
    assert update[-2:] == ["update", "-qq"]
    assert install[0] == "env"
    assert {"-y", "--no-install-recommends", "chromium"} <= set(install)


def test_others_install_only_where_sudo_asks_no_password(tmp_path, environ):
    program(tmp_path, "apt-get")
    assert apt_commands(environ, is_root=False, run=never) == []
    program(tmp_path, "sudo")
    assert apt_commands(environ, is_root=False, run=lambda command: 1) == []
    _, install = apt_commands(environ, is_root=False, run=lambda command: 0)
    assert install[1] == "-n"


def test_where_it_cannot_be_installed_the_reason_is_said(environ):
    assert "no se puede instalar con apt" in provide_chromium(environ, False, never)


def test_a_browser_that_is_there_is_left_alone(tmp_path, environ):
    program(tmp_path, "chromium")
    assert provide_chromium(environ, True, never) == ""


def test_it_is_installed_even_when_the_package_lists_cannot_be_renewed(tmp_path, environ):
    program(tmp_path, "apt-get")

    def run(command):
        if "install" in command:
            program(tmp_path, "chromium")
            return 0
        return 100

    assert provide_chromium(environ, True, run) == ""


def test_a_failed_installation_is_said(tmp_path, environ):
    program(tmp_path, "apt-get")
    assert "no lo pudo instalar" in provide_chromium(environ, True, lambda command: 100)
    assert "no lo pudo instalar" in provide_chromium(environ, True, lambda command: 0)
