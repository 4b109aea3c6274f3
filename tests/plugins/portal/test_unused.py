"""What the verbs leave out of Pelican."""

import subprocess
import sys
from types import ModuleType

import pytest

from plugins.portal.unused import UNUSED, Unused, leave_out
from tests.support.tiny_site import ROOT


def test_what_is_loaded_already_stays():
    real = ModuleType("watchfiles")
    modules = {"watchfiles": real}
    leave_out(modules, UNUSED)
    assert modules.pop("watchfiles") is real
    assert {name: {*vars(one)} >= {*UNUSED[name]} for name, one in modules.items()} == {
        name: True for name in UNUSED if name != "watchfiles"
    }


def test_a_stand_in_says_where_the_real_one_is():
    with pytest.raises(AttributeError, match="python -m pelican"):
        Unused({}, "").read_file()


def test_every_name_that_stands_for_another_is_one_that_pelican_has():
    code = "import importlib, pelican\n" + "".join(
        f"importlib.import_module({module!r}).{name}\n"
        for module, names in UNUSED.items()
        for name in names
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_what_pelican_logs_is_heard_without_what_colours_it(tmp_path):
    command = [sys.executable, "-m", "plugins.portal", str(tmp_path), "-s", "no_hay.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("FileNotFoundError: ")
    assert "no_hay.py" in done.stderr
