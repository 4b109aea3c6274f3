import json
import re
from pathlib import Path

import pytest

from plugins.supply_chain.cli import all_packages, licence_table
from plugins.supply_chain.licences import (
    AGPL_AT_BUILD_TIME,
    SHIPPED,
    UNKNOWN,
    Package,
    npm_packages,
    python_packages,
    refusals,
    spdx,
)

ROOT = Path(__file__).resolve().parents[3]
IMPORTED = re.compile(
    r'^(?:import\s+|(?:import|export)\s[^;"]*\sfrom\s+)"([^"./][^"]*)"', re.MULTILINE
)


@pytest.fixture(scope="module")
def packages():
    return all_packages(ROOT)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("MIT OR Apache-2.0",), "MIT OR Apache-2.0"),
        (("(MIT OR CC0-1.0)",), "MIT OR CC0-1.0"),
        (("", "BSD-2-Clause", ["License :: OSI Approved :: BSD License"]), "BSD-2-Clause"),
        (("", "", ["License :: OSI Approved :: MIT License"]), "MIT"),
        (("", "Apache License 2.0"), "Apache-2.0"),
        (("", "Copyright (c) somebody, all the text of it"), UNKNOWN),
        (("",), UNKNOWN),
        (
            (
                "",
                "AGPLv3",
                [
                    "License :: OSI Approved :: GNU Affero General Public License v3 or "
                    "later (AGPLv3+)"
                ],
            ),
            "AGPL-3.0-or-later",
        ),
        (
            (
                "",
                "Dual",
                [
                    "License :: OSI Approved :: BSD License",
                    "License :: OSI Approved :: Apache Software License",
                ],
            ),
            "Apache-2.0 OR BSD-3-Clause",
        ),
    ],
)
def test_every_way_to_say_a_licence_becomes_one(said, meant):
    assert spdx(*said) == meant


def test_no_package_of_either_lock_is_under_agpl_but_the_one_that_only_builds(packages):
    assert refusals(packages) == []
    assert {p.name for p in packages if "AGPL" in p.licence} == AGPL_AT_BUILD_TIME


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "MIT AND AGPL-3.0-or-later"])
def test_another_package_under_agpl_is_refused(licence):
    [told] = refusals([Package("npm", "nuevo", "1.0", licence)])
    assert "nuevo 1.0" in told


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", UNKNOWN, "MIT AND GPL-2.0-only"])
def test_what_reaches_browsers_asks_for_no_more_than_to_be_named(licence):
    assert refusals([Package("npm", "lunr", "2.3.9", licence)])
    assert not refusals([Package("npm", "stylelint", "1", licence)])
    assert not refusals([Package("npm", "lunr", "2.3.9", "GPL-3.0-or-later OR MIT")])


def test_every_package_that_scripts_import_is_among_those_that_are_shipped():
    scripts = [*(ROOT / "theme").rglob("*.js")]
    named = {
        name
        for path in scripts
        for name in IMPORTED.findall(path.read_text("utf-8"))
        if not name.startswith(("/", "http"))
    }
    packages = {"/".join(n.split("/")[: 2 if n.startswith("@") else 1]) for n in named}
    assert packages
    assert packages <= SHIPPED, "name it in plugins/supply_chain/licences.py"


def test_all_that_is_shipped_is_in_the_locks_with_a_known_licence(packages):
    known = {p.name: p.licence for p in packages}
    assert known.keys() >= SHIPPED
    assert UNKNOWN not in {known[name] for name in SHIPPED}


def test_every_installed_package_says_its_licence(packages):
    silent = {p.name for p in packages if p.kind == "pypi" and p.licence == UNKNOWN}
    # For other systems only, so not installed where this runs.
    assert silent <= {"brotlicffi", "colorama", "cffi", "tzdata", "pywin32"}


def test_npm_says_what_each_package_declares():
    lock = {"packages": {"": {}, "node_modules/@a/b": {"version": "1", "license": "MIT"}}}
    assert list(npm_packages(json.dumps(lock))) == [Package("npm", "@a/b", "1", "MIT")]


def test_a_python_package_that_is_not_installed_says_nothing():
    assert list(python_packages("no-existe-nunca==1.0 \\\n")) == [
        Package("pypi", "no-existe-nunca", "1.0", UNKNOWN)
    ]


def test_the_list_names_every_package(packages):
    table = licence_table(packages)
    assert table.count("\n| ") == len(packages) + 1
    assert "| npm | lunr | 2.3.9 | MIT |" in table
