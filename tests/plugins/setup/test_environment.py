"""The set-up with stand-ins for pip, node and npm; one test makes a real environment."""

import io
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.setup.environment import (
    UNFINISHED,
    Layout,
    can_be_kept,
    count_packages,
    ensure,
    modules_are_ready,
    python_is_ready,
    python_stamp,
)
from plugins.setup.steps import SetupError

VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
EMPTY_NPM_LOCK = '{"name": "p", "lockfileVersion": 3, "requires": true, "packages": {"": {}}}'

# Answers the question for its version; everything else is an installation, which it records.
PYTHON = """#!/bin/sh
if [ "$1" = -c ]; then echo {version}; exit 0; fi
echo "$@" >> {log}
sleep 0.2
exit {code}
"""
NPM = """#!/bin/sh
echo "npm $@" >> {log}
rm -rf node_modules && mkdir node_modules
"""


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def layout(tmp_path):
    """A checkout whose environment was made by hand: usable, without a stamp."""
    layout = Layout(tmp_path / "portal")
    (layout.root / "plugins" / "setup").mkdir(parents=True)
    layout.requirements.write_text("# vacío\n", encoding="utf-8")
    layout.node_requirements.write_text("# vacío\n", encoding="utf-8")
    layout.package_lock.write_text(EMPTY_NPM_LOCK)
    (layout.root / "package.json").write_text('{"name": "p"}')
    environment(layout)
    script(tmp_path / "bin" / "node", "#!/bin/sh\necho v22.1.0\n")
    script(tmp_path / "bin" / "npm", NPM.format(log=tmp_path / "log"))
    return layout


def environment(layout, version=VERSION, code=0):
    log = layout.root.parent / "log"
    script(layout.python, PYTHON.format(version=version, log=log, code=code))
    script(layout.venv / "bin" / "pip", f"#!{layout.python}\n")


def set_up(layout):
    stream = io.StringIO()
    path = f"{layout.root.parent / 'bin'}:{os.environ['PATH']}"
    ensure(layout, {**os.environ, "PATH": path}, stream, time.monotonic)
    return stream.getvalue()


def commands(layout):
    log = layout.root.parent / "log"
    return log.read_text().splitlines() if log.exists() else []


def test_the_locks_are_installed_into_an_environment_made_by_hand(layout):
    shown = set_up(layout)
    pip, npm = commands(layout)
    assert "--require-hashes" in pip
    assert str(layout.requirements) in pip
    assert npm.startswith("npm ci --ignore-scripts")
    assert "[2/2] Paquetes de Node.js: listo" in shown


def test_a_second_run_does_and_says_nothing(layout):
    set_up(layout)
    before = commands(layout)
    assert set_up(layout) == ""
    assert commands(layout) == before


def test_another_lock_is_installed_and_only_that_one(layout):
    set_up(layout)
    layout.requirements.write_text("# otro\n")
    shown = set_up(layout)
    assert "Paquetes de Python" in shown
    assert "Node.js" not in shown


def test_packages_deleted_by_hand_come_back(layout):
    set_up(layout)
    for path in layout.modules.iterdir():
        path.unlink()
    layout.modules.rmdir()
    assert "[1/1] Paquetes de Node.js: listo" in set_up(layout)


def test_a_failed_installation_leaves_no_stamp_and_marks_the_environment(layout):
    environment(layout, code=1)
    with pytest.raises(SetupError, match="Paquetes de Python"):
        set_up(layout)
    assert not python_is_ready(layout, VERSION)
    assert not modules_are_ready(layout)
    assert not can_be_kept(layout, VERSION)


def test_node_comes_from_python_packages_where_the_system_has_none(layout):
    (layout.root.parent / "bin" / "node").write_text("#!/bin/sh\necho v18.0.0\n")
    shown = set_up(layout)
    assert "[2/3] Node.js: listo" in shown
    assert str(layout.node_requirements) in commands(layout)[1]


def test_two_runs_at_once_install_once(layout):
    threads = [threading.Thread(target=set_up, args=(layout,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([line for line in commands(layout) if "pip install" in line]) == 1
    assert python_is_ready(layout, VERSION)


def test_an_environment_of_another_python_is_not_kept(layout):
    assert can_be_kept(layout, VERSION)
    environment(layout, version="3.9")
    assert not can_be_kept(layout, VERSION)


def test_an_environment_that_was_moved_is_not_kept(layout):
    set_up(layout)
    moved = Layout(layout.root.rename(layout.root.with_name("otro lugar")))
    assert not python_is_ready(moved, VERSION)
    assert not can_be_kept(moved, VERSION)


def test_an_environment_without_its_interpreter_is_not_kept(layout):
    set_up(layout)
    layout.python.unlink()
    layout.python.symlink_to("/no/existe/python3")
    assert not python_is_ready(layout, VERSION)
    assert not can_be_kept(layout, VERSION)


def test_an_environment_left_half_written_is_not_kept(layout):
    (layout.venv / UNFINISHED).touch()
    assert not can_be_kept(layout, VERSION)


def test_the_stamp_changes_with_lock_python_and_folder(layout, tmp_path):
    stamp = python_stamp(layout, "3.11")
    assert python_stamp(layout, "3.12") != stamp
    other = Layout(tmp_path / "otro")
    other.root.mkdir()
    other.requirements.write_bytes(layout.requirements.read_bytes())
    assert python_stamp(other, "3.11") != stamp
    layout.requirements.write_text("más")
    assert python_stamp(layout, "3.11") != stamp


def test_an_unusable_environment_is_made_anew_for_real(layout):
    (layout.venv / UNFINISHED).touch()
    shown = set_up(layout)
    assert "[1/3] Entorno virtual: listo" in shown
    answer = subprocess.run(
        [layout.python, "-c", "import sys; print(sys.prefix)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(answer.stdout.strip()).samefile(layout.venv)
    assert python_is_ready(layout, VERSION)
    assert not (layout.venv / UNFINISHED).exists()


def test_packages_of_a_lock_are_counted():
    lock = "# pelican==4\npelican==4.12.0 \\\n    --hash=sha256:aa==\nsix==1 ; x == 'y' \\\n"
    assert count_packages(lock) == 2
