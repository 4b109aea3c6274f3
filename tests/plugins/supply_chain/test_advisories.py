"""A list that was not asked is never "nothing found"."""

import json
from pathlib import Path

import pytest

from plugins.supply_chain.advisories import (
    Advisory,
    NotAsked,
    Said,
    npm_advisories,
    pip_audit_command,
    python_advisories,
)

NAMES = ["Jinja2", "typing_extensions"]
GOOD = [
    {"name": "jinja2", "version": "3.1.6", "vulns": []},
    {"name": "typing-extensions", "version": "4.15.0", "vulns": []},
]
FAULT = {"id": "PYSEC-1", "fix_versions": ["3.2"], "description": "Sale del sandbox.\nMás."}


def pip(rows, code=0, err=""):
    out = rows if isinstance(rows, str) else json.dumps({"dependencies": rows, "fixes": []})
    return python_advisories(lambda command: Said(code, out, err), ["pip-audit"], NAMES)


def npm(data, code=0, err=""):
    out = data if isinstance(data, str) else json.dumps(data)
    return npm_advisories(lambda command: Said(code, out, err))


def npm_report(faults=None, total=300):
    return {
        "auditReportVersion": 2,
        "vulnerabilities": faults or {},
        "metadata": {"dependencies": {"total": total}},
    }


def test_every_package_known_and_none_faulty_is_well():
    assert pip(GOOD) == []
    assert npm(npm_report()) == []


def test_a_fault_is_told_with_what_mends_it():
    rows = [{**GOOD[0], "vulns": [FAULT]}, GOOD[1]]
    assert pip(rows, code=1) == [Advisory("jinja2", "3.1.6", "PYSEC-1", "3.2", "Sale del sandbox.")]


def test_a_list_that_knows_none_of_the_packages_is_no_answer():
    """What pip-audit says behind a registry without the list: exit code 0, everything skipped."""
    rows = [{"name": name, "skip_reason": "not found on PyPI"} for name in NAMES]
    with pytest.raises(NotAsked, match="no conoce jinja2, typing-extensions"):
        pip(rows, err="No known vulnerabilities found")


def test_one_package_that_was_left_out_is_no_answer():
    with pytest.raises(NotAsked, match="typing-extensions"):
        pip(GOOD[:1])


@pytest.mark.parametrize(
    ("out", "code", "err"),
    [
        ("", 1, "ConnectionError: Max retries exceeded"),
        ("", 0, ""),
        ("[]", 0, ""),
        ("{}", 0, ""),
        ('{"dependencies": 7}', 0, ""),
        ("Traceback", 2, "boom"),
    ],
)
def test_a_program_that_fails_in_any_way_is_no_answer(out, code, err):
    for ask in (pip, npm):
        with pytest.raises(NotAsked, match="no pudo consultar"):
            ask(out, code, err)


@pytest.mark.parametrize("code", [1, 2, 127])
def test_an_exit_code_that_contradicts_the_report_is_no_answer(code):
    for ask, said in ((pip, GOOD), (npm, npm_report())):
        with pytest.raises(NotAsked):
            ask(said, code)


def test_faults_with_the_exit_code_of_none_are_no_answer():
    with pytest.raises(NotAsked):
        pip([{**GOOD[0], "vulns": [FAULT]}, GOOD[1]], code=0)


def test_a_registry_without_the_list_is_no_answer():
    data = {"message": "405 Method Not Allowed", "statusCode": 405, "error": {"summary": ""}}
    with pytest.raises(NotAsked, match="405 Method Not Allowed"):
        npm(data, code=1)


def test_a_report_about_no_package_is_no_answer():
    with pytest.raises(NotAsked):
        npm(npm_report(total=0))


def test_a_fault_of_npm_is_told_once_for_those_that_hold_it():
    faults = {
        "lunr": {
            "range": "<2.4",
            "fixAvailable": {"name": "lunr", "version": "2.4.0"},
            "via": [{"url": "https://github.com/advisories/GHSA-x", "title": "Lenta"}],
        },
        "encima": {"range": "*", "fixAvailable": False, "via": ["lunr"]},
    }
    assert npm(npm_report(faults), code=1) == [Advisory("lunr", "<2.4", "GHSA-x", "2.4.0", "Lenta")]


def test_nothing_is_installed_to_be_looked_at():
    command = pip_audit_command(Path("pip-audit"), Path("requirements.lock"))
    assert {"--disable-pip", "--require-hashes", "--strict"} <= set(command)
