"""The direction of imports: README, "Decisions"; a message says where and what to do instead."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.repository import ROOT, Module, modules, packages

SHARED = "content_model"
# These run where Pelican is not wanted: staff's machines, the deploy job, a bare machine.
WITHOUT_PELICAN = ("checks", "content_model", "deploy", "dev_server", "setup")

# Packages that are one with another: who asks for the first has the second.
COMPANIONS = {
    "boto3": {"botocore", "urllib3"},
    "jinja2": {"markupsafe"},
    "pydantic": {"pydantic_core"},
}


def declared_packages():
    """The import names of what pyproject.toml asks for at run time."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[^A-Za-z0-9._-]", name)[0].lower().replace("_", "-")
        for name in project["dependencies"]
    }
    found = {
        package
        for package, distributions in importlib.metadata.packages_distributions().items()
        if wanted & {name.lower().replace("_", "-") for name in distributions}
    }
    return found.union(*(COMPANIONS.get(package, set()) for package in found))


def fault(module: Module, name: str, declared: set[str]) -> str:
    """Why ``module`` may not import ``name`` and what to do; ``""`` if it may."""
    parts = name.split(".")
    if parts[0] == "plugins":
        sibling = parts[1] if len(parts) > 1 else ""
        if sibling not in {module.package, SHARED}:
            return "plugins do not know each other: take it as an argument or through content_model"
        if sibling == SHARED and module.package == "setup":
            return "setup runs before anything is installed: standard library only"
        return ""
    if parts[0] in sys.stdlib_module_names:
        return ""
    if module.package == "setup":
        return "setup runs before anything is installed: standard library only"
    if parts[0] == "pelican" and module.path.name != "adapter.py":
        return "only adapter.py imports Pelican: pass the core plain values from there"
    if parts[0] == "tests":
        return "code does not import tests: move what both need into a plugin"
    if parts[0] not in declared:
        return (
            "not declared: add it to [project] dependencies in pyproject.toml and run the lock verb"
        )
    return ""


def faults(module: Module, declared: set[str]) -> list[str]:
    return [
        f"{module.path}:{line}: imports {name}: {reason}"
        for line, name in module.imports()
        if (reason := fault(module, name, declared))
    ]


def test_every_import_goes_in_the_allowed_direction():
    declared = declared_packages()
    found = [text for module in modules() for text in faults(module, declared)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("path", "code", "reason"),
    [
        ("plugins/feeds/atom.py", "import pelican.signals", "only adapter.py"),
        ("plugins/feeds/atom.py", "def f():\n    from pelican import signals", "only adapter.py"),
        ("plugins/feeds/adapter.py", "from plugins.portal import views", "do not know each other"),
        ("plugins/feeds/atom.py", "from ..portal.views import View", "do not know each other"),
        ("plugins/feeds/atom.py", "from plugins import portal", "do not know each other"),
        ("plugins/feeds/atom.py", "import requests", "not declared"),
        ("plugins/feeds/atom.py", "from tests.conftest import CLOCK", "does not import tests"),
        ("plugins/setup/node.py", "import rich", "standard library only"),
        ("plugins/setup/node.py", "from plugins.content_model import finding", "standard library"),
    ],
)
def test_the_rule_sees_a_wrong_import(path, code, reason):
    assert reason in "".join(faults(module_of(path, code), {"rich", "pelican", "pydantic"}))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("plugins/feeds/adapter.py", "from pelican import signals"),
        ("plugins/feeds/atom.py", "import datetime, pydantic"),
        ("plugins/feeds/atom.py", "from . import dates\nfrom .dates import day"),
        ("plugins/feeds/atom.py", "from plugins.content_model.finding import Finding"),
        ("plugins/feeds/atom.py", "from plugins.feeds.dates import day"),
    ],
)
def test_the_rule_lets_a_right_import_pass(path, code):
    assert faults(module_of(path, code), {"rich", "pelican", "pydantic"}) == []


def module_of(path, code):
    import ast
    from pathlib import Path

    return Module(Path(path), ast.parse(code))


@pytest.mark.parametrize("package", sorted(set(WITHOUT_PELICAN) & set(packages())))
def test_what_runs_without_pelican_does_not_load_it_even_through_others(package):
    names = [module.dotted for module in modules() if module.package == package]
    # A module that is run as a program (__main__) runs when imported.
    names = [name for name in names if not name.endswith("__main__")]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
        "    if 'pelican' in sys.modules:\n"
        "        sys.exit(f'{name} loads Pelican: find the import and move it to an adapter.py')\n"
    )
    run_python([], code)


def test_the_setup_runs_on_a_python_with_nothing_installed():
    names = [module.dotted for module in modules() if module.package == "setup"]
    code = (
        "import importlib, sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
    )
    # -I -S: no site-packages at all.
    run_python(["-I", "-S"], code)


def run_python(options, code):
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
