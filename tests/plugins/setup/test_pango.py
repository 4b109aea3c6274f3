import pytest

from plugins.setup.pango import LIBRARIES, provide_pango


@pytest.fixture
def environ(tmp_path):
    return {"PATH": str(tmp_path)}


@pytest.fixture
def apt(tmp_path):
    program = tmp_path / "apt-get"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)


def never(command):
    raise AssertionError(f"nothing was to be run: {command}")


def test_where_every_library_is_nothing_is_installed(environ):
    asked = []
    assert provide_pango(environ, True, never, lambda *names: asked.append(names) is None) == ""
    assert asked == list(LIBRARIES)


def test_root_installs_it_with_apt(environ, apt):
    done = []

    def run(command):
        done.append(command)
        return 0

    assert provide_pango(environ, True, run, lambda *_: len(done) == 2) == ""
    assert "libpango-1.0-0" in done[1]


def test_where_it_cannot_be_installed_the_reason_is_said(environ, apt, tmp_path):
    assert "apt no lo pudo" in provide_pango(environ, True, lambda _: 1, lambda *_: False)
    (tmp_path / "apt-get").unlink()
    assert "libpango" in provide_pango(environ, True, never, lambda *_: False)
